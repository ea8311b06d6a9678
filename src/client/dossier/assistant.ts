import { chargerJson } from '#client/charger-json.ts';
import { champsDuDossier, type Dossier } from '#lib/domaine/dossier.ts';
import { ecrireBrouillon, type Attendu, type Brouillon } from '#lib/dossier/brouillon.ts';
import { defautsDe } from '#lib/dossier/defauts.ts';
import type { DonneesDossier } from '#lib/documents/dossier-json.ts';
import { choixAJour } from '#lib/dossier/saisie.ts';
import { dessinerEtapes, listerEtapes } from '#lib/dossier/formulaire.ts';
import { creer, remplir, versDom } from '#client/dom.ts';
import { VieDuBrouillon } from './vie-du-brouillon.ts';
import { ChampsDuFormulaire } from './champs-du-formulaire.ts';
import { ChoixEpci } from './choix-epci.ts';
import { effacerErreurs, montrerErreurs } from './erreurs.ts';
import { Etapes } from './etapes.ts';
import { brancherPlan } from './plan-de-financement.ts';
import { montrerRelecture } from './relecture.ts';
import { brancherSorties } from './sorties.ts';
import { brancherSuite, direCeQuiReste } from './suite.ts';

let lance: Promise<VieDuBrouillon> | undefined;

/** Ouvre le formulaire ; `rouvrir` : demande d’abord un fichier de brouillon. Un échec peut être retenté. */
export async function demarrer(racine: HTMLElement, rouvrir: boolean): Promise<void> {
  lance ??= monter(racine);
  lance.catch(() => {
    lance = undefined;
  });
  const brouillon = await lance;
  if (rouvrir) await brouillon.rouvrir();
}

/** Passe à l’étape suivante, ou dit d’abord ce qui manque à celle-ci : on peut alors passer quand même. */
function avancer(zone: HTMLElement, dossier: Dossier, champs: ChampsDuFormulaire, etapes: Etapes): void {
  const section = dossier.sections.find((s) => s.id === etapes.courante);
  const passer = (): void => etapes.aller(etapes.voisine(1)!);
  const defauts = section ? defautsDe(section, champs.lireTout()) : [];
  if (defauts.length > 0) return montrerErreurs(zone, defauts, champs, passer);
  effacerErreurs(zone);
  passer();
}

async function monter(racine: HTMLElement): Promise<VieDuBrouillon> {
  const donnees = await chargerJson<DonneesDossier>(racine.dataset['donnees']!);
  const { dossier, preremplis } = donnees;
  const form = racine.querySelector('form')!;
  const choix = Object.entries(preremplis)
    .map(([siren, { nom }]) => ({ siren, nom }))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  form.querySelector('[data-etape=relire]')!.before(...dessinerEtapes(dossier, choix).map((e) => versDom(e)));
  remplir(form.querySelector('[data-liste]')!, listerEtapes(dossier));
  const champs = new ChampsDuFormulaire(form);
  const attendu: Attendu = {
    departement: racine.dataset['departement']!,
    champs: new Set(champsDuDossier(dossier).map((c) => c.id)),
    epci: new Set(Object.keys(preremplis)),
  };

  const epci = new ChoixEpci(form, donnees, champs, () => change());
  const calculer = brancherPlan(form, dossier, champs, () => change());
  let etape = '';
  const lire = (): Brouillon => ({ departement: attendu.departement, epci: epci.siren, reponses: champs.lireTout() });
  const titreDe = (id: string | undefined): string =>
    dossier.sections.find((s) => s.id === id && s !== dossier.sections[0])?.titre ?? '';
  const ecrire = ({ epci: siren, reponses }: Brouillon): void => {
    champs.ecrireTout(choixAJour(champsDuDossier(dossier), reponses));
    epci.remettre(siren);
    form.querySelectorAll<HTMLElement>('[data-etape]').forEach(effacerErreurs);
    calculer();
    if (etapes.courante === 'relire') montrerRelecture(form, dossier, champs, etapes);
  };
  const brouillon = new VieDuBrouillon(racine, attendu, {
    lire,
    ecrire,
    texte: () => ecrireBrouillon(lire()),
    aGarder: () => ecrireBrouillon({ ...lire(), etape }),
    titreDe,
  });
  const change = (): void => {
    brouillon.change();
    calculer();
  };
  const etapes = new Etapes(form, (id) => {
    etape = id;
    brouillon.changeDEtape();
    if (id === 'relire') {
      montrerRelecture(form, dossier, champs, etapes);
      sorties.precharger();
    }
    if (id === 'suite') direCeQuiReste(form, dossier, champs.lireTout());
  });
  const sorties = brancherSorties(racine, donnees, lire);
  brancherSuite(form, dossier);

  form.addEventListener('submit', (e) => e.preventDefault());
  form.addEventListener('input', (e) => {
    if ((e.target as HTMLElement).closest('[data-champ]')) {
      epci.majMentions();
      brouillon.change();
    }
  });
  form.addEventListener('click', (e) => {
    const bouton = (e.target as HTMLElement).closest('button');
    if (bouton?.matches('[data-precedente]')) etapes.aller(etapes.voisine(-1)!);
    if (bouton?.matches('[data-relire]')) etapes.aller('relire');
    if (bouton?.matches('[data-suivante]')) avancer(bouton.closest('[data-etape]')!, dossier, champs, etapes);
  });

  racine.querySelector<HTMLElement>('[data-accueil]')!.hidden = true;
  form.hidden = false;
  const derniere = brouillon.reprendre();
  calculer();
  const dite = location.hash !== '';
  if (derniere && !dite) history.replaceState(null, '', `#etape-${derniere}`);
  etapes.ouvrir(!brouillon.repris || dite);
  // Au téléphone, l’état du brouillon est sous le formulaire : sa reprise se dit aussi en tête de l’étape.
  if (brouillon.repris) {
    const reprise = racine.querySelector('[data-etat]')!.textContent;
    form.querySelector(`[data-etape="${etapes.courante}"] h2`)!.after(creer('p', {}, creer('b', {}, reprise)));
  }
  return brouillon;
}
