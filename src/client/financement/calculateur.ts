import feuille from '#styles/formulaire.css?url';
import { lireMontant, ZERO, type Centimes } from '#lib/valeurs/montant.ts';
import { calculerPlan, reglePour, repeter, type AnneeSaisie } from '#lib/financement/calcul.ts';
import { sirensDuFragment } from '#lib/financement/adresse-du-calcul.ts';
import { dessinerCalcul, type ReglePubliee } from '#lib/financement/calculateur.ts';
import { typo } from '#lib/texte/typo.ts';
import { resultatDuPlan } from '#lib/financement/dessin-du-plan.ts';
import { presenterPlan } from '#lib/financement/presentation.ts';
import { remplir, versDom } from '#client/dom.ts';
import { signalerErreur } from '#client/formulaire/erreur.ts';

/** Délai avant l’annonce vocale : on n’interrompt pas une frappe. */
const ATTENTE_MS = 700;

/** Lit les champs du calcul ; une somme illisible (`null`) n’est pas comptée, et ôte tout verdict à l’année. */
function lireAnnee(lire: (cle: string) => Centimes | null, [sien, voisin]: readonly string[]): AnneeSaisie {
  let illisible = false;
  const somme = (cle: string): Centimes => {
    const montant = lire(cle);
    illisible ||= montant === null;
    return montant ?? ZERO;
  };
  const apport = (cle: string, nom: string) => ({ nom, montant: somme(cle) });
  const annee = {
    cout: somme('cout'),
    demande: somme('demande'),
    autres: [
      apport('ars', 'Agence régionale de santé'),
      apport('region', 'Région'),
      apport('autre', 'Autre financeur'),
    ],
    epci: [apport('epci1', sien ?? 'Votre intercommunalité'), apport('epci2', voisin ?? 'Intercommunalité voisine')],
  };
  return { ...annee, illisible };
}

/** Charge les styles des champs, que la page n’a pas tant qu’on ne calcule pas. */
function habiller(): Promise<unknown> {
  const lien = document.createElement('link');
  lien.rel = 'stylesheet';
  lien.href = feuille;
  return new Promise((pret) => {
    lien.onload = lien.onerror = pret;
    document.head.append(lien);
  });
}

/** Ouvre le calcul : à chaque frappe, la réponse, le tableau et le dessin. */
export async function brancher(racine: HTMLElement): Promise<void> {
  await habiller();
  const regles = JSON.parse(racine.dataset['regles']!) as ReglePubliee[];
  racine.querySelector('[data-ouvrir]')!.remove();
  racine.classList.add('ouvert');
  // L’adresse peut nommer les intercommunalités ; le département est alors celui de la première.
  const sirens = sirensDuFragment(location.hash);
  const ici = regles.findIndex((r) => r.epci.some(([siren]) => siren === sirens[0]));
  const noms = sirens.flatMap((s) => regles[ici]?.epci.find(([siren]) => siren === s)?.[1] ?? []);
  racine.prepend(versDom(dessinerCalcul(regles, noms)));
  const champ = (cle: string) => racine.querySelector<HTMLInputElement | HTMLSelectElement>(`[data-champ=${cle}]`)!;
  const champHabitants = racine.querySelector<HTMLInputElement>('[data-champ=habitants]');
  const resultat = racine.querySelector('[data-resultat]')!;
  const exemple = [...resultat.childNodes];
  const titre = racine.querySelector<HTMLElement>('[data-titre]')!;
  const note = racine.querySelector<HTMLElement>('[data-note]')!;
  const etat = racine.querySelector('[data-etat]')!;
  const form = racine.querySelector('form')!;
  let attente: ReturnType<typeof setTimeout> | undefined;

  const lire = (cle: string): Centimes | null => {
    const montant = lireMontant(champ(cle).value);
    signalerErreur(
      champ(cle),
      montant === null
        ? `Nous n’avons pas pu lire « ${champ(cle).value.trim()} » comme une somme. Écrivez par exemple 31 000 ` +
            'ou 31 000,50.'
        : '',
    );
    return montant;
  };
  const calculer = (): void => {
    const choix = regles[Number(racine.querySelector<HTMLSelectElement>('[data-champ=aide]')?.value ?? 0)]!;
    const annee = lireAnnee(lire, noms);
    const vide = ![...form.querySelectorAll('input')].some((c) => c.value.trim());
    titre.textContent = vide ? 'Un exemple' : 'Votre plan';
    note.hidden = !vide;
    clearTimeout(attente);
    if (vide) {
      resultat.replaceChildren(...exemple);
      etat.textContent = '';
      return;
    }
    const habitants = champHabitants?.value.replace(/\s/g, '') ?? '';
    const regle = reglePour(choix.regle, /^\d+$/.test(habitants) ? Number(habitants) : null);
    const vue = presenterPlan(
      calculerPlan(repeter(annee, Number(champ('annees').value)), regle),
      regle,
      choix.financeur,
    );
    remplir(resultat, resultatDuPlan(vue, 'Votre plan de financement'));
    attente = setTimeout(() => {
      etat.textContent = typo([vue.reponse, ...vue.remarques].join(' '));
    }, ATTENTE_MS);
  };
  const aide = racine.querySelector<HTMLSelectElement>('[data-champ=aide]');
  if (aide && ici > 0) aide.value = String(ici);
  form.addEventListener('submit', (e) => e.preventDefault());
  form.addEventListener('input', calculer);
  form.addEventListener('reset', () =>
    setTimeout(() => {
      calculer();
      champ('cout').focus();
    }),
  );
  champ('cout').focus();
}
