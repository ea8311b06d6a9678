import { adresseTerritoire } from '#lib/adresses.ts';
import { colonnesDuPlan, lignesDuPlan, nomDeColonne, type PlanFinancement } from '#lib/domaine/dossier.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { direPartage } from '#lib/domaine/partage.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { nomComplet } from '#lib/dossier/preremplissage.ts';
import { calculerPlan, regleDe, reglePour, type RegleAide } from '#lib/financement/calcul.ts';
import { exempleDe } from '#lib/financement/calculateur.ts';
import { dureeEnMots } from '#lib/financement/plafond-en-mots.ts';
import { SANS_AIDE_RESERVE } from '#lib/financement/sans-aide.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { minuscule } from '#lib/texte/lettre.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';
import { reponseDuTerritoire } from '#lib/territoire/reponse.ts';
import type { VoisinCompare } from '#lib/territoire/voisins.ts';
import { accorder, typo } from '#lib/texte/typo.ts';
import { diviser, formaterMontant, type Centimes } from '#lib/valeurs/montant.ts';
import type { Bloc, Ecrit } from './formats/document-abstrait.ts';
import { imprimerContact } from './contact-imprime.ts';
import { afficherAdresse, piedDe, Renvois, type ContexteImprime } from './pied-et-sources.ts';

/** Les voisins, et ce que l’on sait d’un poste partagé avec chacun ; les possibles d’abord. */
function voisinsEnMots(voisins: readonly VoisinCompare[]) {
  const rang = (possible: boolean | null) => [true, null, false].indexOf(possible);
  return [...voisins]
    .sort((a, b) => rang(a.partage.possible) - rang(b.partage.possible))
    .map(({ territoire: voisin, ailleurs, partage }) => ({
      nom: ailleurs ? `${voisin.nom}, ${ailleurs}` : voisin.nom,
      statut: voisin.statut,
      libelle: SITUATIONS[voisin.statut].libelle,
      partage: direPartage(partage),
      raison: partage.raison,
    }));
}

/**
 * Ce que le site répond, entre guillemets : la note est au nom de l’intercommunalité, où « nous » n’est plus le site.
 */
function citer(phrase: ReturnType<typeof reponseDuTerritoire>): typeof phrase {
  return [
    { texte: typo('D’après les sources publiques, à vérifier par nos services : « ') },
    ...phrase,
    { texte: typo(' »') },
  ];
}

/** Le coût pour ce territoire : l’exemple du site, sa règle, et ce que le reste pèse par habitant. */
function coutPour(t: Territoire, regle: RegleAide) {
  const exemple = { ...exempleDe(regle), epci: [] };
  const { total, annees } = calculerPlan([exemple], regle);
  const parHabitant = (somme: Centimes) => formaterMontant(diviser(somme, t.epci.population));
  const ligne = (nom: string, somme: Centimes) => ({
    nom,
    somme: formaterMontant(somme),
    parHabitant: parHabitant(somme),
  });
  return [
    ligne('Coût du poste, choisi pour l’exemple', total.cout),
    ligne('Département, au plus', annees[0]!.retenu),
    ligne('Reste à trouver : agence régionale de santé, voisin, intercommunalité', total.reste),
    ligne('Ce reste, si le poste est partagé à deux', diviser(total.reste, 2)),
  ];
}

/** Ce qui dit les dates d’un contrat ou d’une démarche : les autres sources de la fiche parlent d’autre chose. */
function sourcesDesFaits({ signature, debut, duree, demarche, sources }: Contrat): string[] {
  const siennes = [signature, debut, duree, demarche].flatMap((fait) => fait?.source ?? []);
  return siennes.length > 0 ? siennes : sources.slice(0, 1);
}

function annexeVierge(plan: PlanFinancement) {
  return {
    legende: plan.legende,
    colonnes: ['Dépenses et recettes', ...colonnesDuPlan(plan).map(nomDeColonne)],
    lignes: lignesDuPlan(plan).map((l) => ({ titre: l.libelle, total: l.calculee })),
  };
}

/** L’acte seul : sans ce que le site en dit, ni ses sources, qui ne se votent pas. */
function corpsDeLActe({ blocs }: Ecrit): Bloc[] {
  const fin = blocs.findIndex((b) => b.type === 'titre' && b.niveau === 2);
  const acte = blocs
    .slice(0, fin < 0 ? undefined : fin)
    .filter((b) => b.type !== 'titre' && b.type !== 'encadre' && !(b.type === 'paragraphe' && b.genre === 'chapo'));
  return [{ type: 'titre', niveau: 1, texte: 'Projet de délibération' }, ...acte];
}

/** Ce que le site dit de son modèle : à lire avant de s’en servir, et jamais dans l’acte. */
function reservesDeLActe({ blocs }: Ecrit): string[] {
  return blocs.flatMap((b) => (b.type === 'encadre' ? b.textes : []));
}

/** De quoi écrire le dossier du conseil d’une intercommunalité. */
export interface MatiereDuConseil {
  t: Territoire;
  d: Departement;
  voisins: readonly VoisinCompare[];
  agence: AAppeler;
  textes: Pick<TextesImprimes, 'note' | 'conseil'>;
  /** Le modèle de délibération, écrit en son nom. */
  acte: Ecrit;
  ctx: ContexteImprime;
}

/** Ce que l’aide change aux papiers : la règle, le coût et l’annexe ; ou, sans elle, ce que l’on sait des coûts. */
function partDeLAide({ t, d, textes }: MatiereDuConseil, renvois: Renvois) {
  const plan = d.dossier?.sections.find((s) => s.plan)?.plan;
  const { aide } = d;
  if (!aide)
    return {
      partage: { texte: textes.conseil.sansAide.partage, renvois: [] },
      aide: {
        texte:
          'Les sources publiques lues par le site ne disent aucune aide du Département propre aux contrats locaux de ' +
          `santé. ${SANS_AIDE_RESERVE} : la question lui sera posée.`,
        taux: '',
        renvois: [],
      },
      cout: [],
      coutConnu: textes.note.cout.map((p) => renvois.passage(p)),
      coutNote: '',
      avant: textes.note.decision.avant,
      annexe: null,
      point: null,
    };
  const regle = reglePour(regleDe(aide), t.epci.population);
  const annuel = formaterMontant(regle.plafondAnnuel);
  const duree = dureeEnMots(aide.duree.annees);
  const plafond = aide.duree.annees > 1 ? `${annuel} par an pendant ${duree}` : `${annuel} pour ${duree}`;
  return {
    partage: { texte: aide.mutualisation.texte, renvois: renvois.vers([aide.mutualisation.source]) },
    aide: { texte: aide.resume, taux: aide.taux.texte, renvois: renvois.vers([aide.financeur.source]) },
    cout: coutPour(t, regle),
    coutConnu: [],
    coutNote:
      'Ce coût est un exemple, choisi pour montrer le calcul ; le vrai s’écrit dans ' +
      `${plan ? 'l’annexe' : 'la demande'}.`,
    avant: [],
    annexe: plan ? annexeVierge(plan) : null,
    point: { fort: plafond, texte: 'au plus, du Département ; le reste est à trouver' },
  };
}

/**
 * « Pour le conseil de jeudi » : une note de deux pages au nom de l’intercommunalité, le projet de délibération,
 * l’annexe budgétaire si le dossier a un plan, une page à projeter. Sans aide publiée, la note demande s’il faut ouvrir
 * la démarche, et il n’y a ni annexe ni page à projeter.
 */
export function donneesDuConseil(matiere: MatiereDuConseil) {
  const { t, d, voisins, agence, textes, acte, ctx } = matiere;
  const renvois = new Renvois();
  const contrat = contratPrincipal(t);
  const reponse = {
    phrase: citer(reponseDuTerritoire(t)),
    renvois: renvois.vers(contrat ? sourcesDesFaits(contrat) : []),
  };
  const definition = textes.note.definition.map((p) => renvois.passage(p));
  const engage = textes.note.engage.map((p) => renvois.passage(p));
  const part = partDeLAide(matiere, renvois);
  const { point, ...deLAide } = part;
  const { question, choix } = d.aide ? textes.conseil : textes.conseil.sansAide;
  const adresse = ctx.absolue(adresseTerritoire(t.epci));
  const liste = voisinsEnMots(voisins);
  const possibles = liste.filter((v) => v.partage === direPartage({ possible: true, raison: '' })).map((v) => v.nom);
  return {
    ...piedDe(ctx),
    ...deLAide,
    titre: minuscule(question),
    nom: nomComplet(t.epci),
    court: t.nom,
    reperes:
      `${accorder(t.communes.length, 'commune')}, ${accorder(t.epci.population, 'habitant')}, SIREN ` +
      `${t.epci.siren}`,
    statut: t.statut,
    libelle: SITUATIONS[t.statut].libelle,
    reponse,
    definition,
    engage,
    voisins: liste,
    choix,
    agence: { ...imprimerContact(agence), renvois: renvois.vers(agence.sources) },
    page: `Page du territoire : ${afficherAdresse(adresse)}.`,
    reserves: reservesDeLActe(acte),
    acte: corpsDeLActe(acte),
    /** Vrai si l’acte suit la note : là où rien n’est à demander, il n’est pas un document à part. */
    acteJoint: d.aide === null,
    diapo: point && {
      titre: question,
      points: [
        { fort: SITUATIONS[t.statut].libelle, texte: 'notre situation, d’après les sources publiques' },
        point,
        {
          fort: possibles.length > 0 ? possibles.join(', ') : 'Aucun voisin',
          texte: 'dont le calendrier connu permettrait un poste partagé',
        },
      ],
      choix: choix.map((c) => c.titre),
    },
    sources: renvois.liste(ctx).map((s) => ({ ...s, note: null })),
  };
}
