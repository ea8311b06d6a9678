import type { Aide } from '#lib/schemas/aide.ts';
import {
  additionner,
  deEuros,
  laPlusPetite,
  multiplier,
  pourcentDe,
  SANS_LIMITE,
  soustraire,
  valeurAbsolue,
  ZERO,
  type Centimes,
} from '#lib/valeurs/montant.ts';

/** Les limites d’une aide, en centimes et en années. */
export interface RegleAide {
  plafondAnnuel: Centimes;
  plafondTotal: Centimes;
  /** Nombre d’années aidées. */
  duree: number;
  /** Part du coût que l’aide ne dépasse pas, en pour cent ; `null` : le texte n’en fixe pas. */
  taux: number | null;
  /** Plafond annuel par habitant, en centimes ; `null` : le texte n’en fixe pas. */
  parHabitant: Centimes | null;
}

/** Règle d’une aide publiée (`content/departements/NN/aide.yaml`). */
export function regleDe(aide: Pick<Aide, 'plafondAnnuel' | 'plafondTotal' | 'duree' | 'taux'>): RegleAide {
  const { euros, parHabitant } = aide.plafondAnnuel;
  return {
    plafondAnnuel: deEuros(euros),
    plafondTotal: deEuros(aide.plafondTotal.euros),
    duree: aide.duree.annees,
    taux: aide.taux.pourcent,
    parHabitant: parHabitant === undefined ? null : deEuros(parHabitant),
  };
}

/**
 * La règle, une fois connu le nombre d’habitants : le plafond par habitant abaisse le plafond annuel, jamais l’inverse.
 * `null` : nombre inconnu, le plafond par habitant ne s’applique pas encore.
 */
export function reglePour(regle: RegleAide, habitants: number | null): RegleAide {
  if (regle.parHabitant === null || habitants === null) return regle;
  const plafondAnnuel = laPlusPetite(regle.plafondAnnuel, multiplier(regle.parHabitant, habitants));
  const plafondTotal = laPlusPetite(regle.plafondTotal, multiplier(plafondAnnuel, regle.duree));
  return { ...regle, plafondAnnuel, plafondTotal };
}

/** Part du coût permise par le taux, arrondie au centime du dessous ; sans taux, aucune limite. */
function permisParLeTaux(cout: Centimes, taux: number | null): Centimes {
  return taux === null ? SANS_LIMITE : pourcentDe(cout, taux);
}

/** Ce qu’un financeur apporte une année. */
interface Apport {
  nom: string;
  montant: Centimes;
}

/** Une année du plan, telle qu’on la saisit. */
export interface AnneeSaisie {
  /** Coût du poste. */
  cout: Centimes;
  /** Part demandée au Département, avant plafond. */
  demande: Centimes;
  /** Autres financeurs : ARS, Région… */
  autres: readonly Apport[];
  /** Part de chaque intercommunalité qui emploie ou partage le poste. */
  epci: readonly Apport[];
  /** Vrai si un montant n’a pas pu être lu : il n’est pas compté, et l’année n’a pas de verdict. */
  illisible?: boolean;
}

/** Une année du plan, une fois la règle appliquée. */
export interface AnneeCalculee extends AnneeSaisie {
  /** Part du Département après plafonds ; 0 au-delà de la durée aidée. */
  retenu: Centimes;
  /** Coût moins tous les apports : positif, il manque ; négatif, il y a trop. */
  reste: Centimes;
  verdict: VerdictAnnee;
}

/** Ce que l’on peut dire d’une année. `vide` : ni coût ni apport. */
export type VerdictAnnee = 'vide' | 'illisible' | 'equilibre' | 'manque' | 'excedent';

/** Ce que l’on peut dire d’un plan. `vide` : aucun coût ; `inegal` : le total tombe juste, mais pas chaque année. */
export type Verdict = VerdictAnnee | 'inegal';

/** Le verdict en deux mots : le même à l’écran, sur le papier et dans le classeur. */
export const MOTS_DU_VERDICT: Record<Verdict, string> = {
  vide: 'à remplir',
  illisible: 'montant illisible',
  equilibre: 'équilibré',
  manque: 'à couvrir',
  excedent: 'en trop',
  inegal: 'à répartir',
};

/** Ce que le plan doit faire remarquer. `annee` se compte depuis 1. */
export type Alerte =
  | { type: 'plafond-annuel' | 'plafond-total' | 'taux'; annee: number; demande: Centimes; retenu: Centimes }
  | { type: 'duree'; annees: number; duree: number }
  | { type: 'manque' | 'excedent'; annee: number; montant: Centimes }
  | { type: 'departement-seul' | 'vide' | 'illisible'; annee: number };

/** Un plan calculé. */
export interface PlanCalcule {
  annees: AnneeCalculee[];
  total: { cout: Centimes; demande: Centimes; retenu: Centimes; autres: Centimes; epci: Centimes; reste: Centimes };
  alertes: Alerte[];
  verdict: Verdict;
}

/** Somme des apports. */
function sommer(apports: readonly Apport[]): Centimes {
  return additionner(...apports.map((a) => a.montant));
}

/** Ce qui limite la part du financeur une année : le taux, le plafond de l’année, ou ce qui reste du plafond total. */
function limiteDe(
  cout: Centimes,
  annee: number,
  disponible: Centimes,
  regle: RegleAide,
): { type: 'taux' | 'plafond-annuel' | 'plafond-total'; montant: Centimes } {
  const annuel = annee > regle.duree ? ZERO : regle.plafondAnnuel;
  const taux = permisParLeTaux(cout, regle.taux);
  if (taux < laPlusPetite(annuel, disponible)) return { type: 'taux', montant: taux };
  return disponible < annuel
    ? { type: 'plafond-total', montant: disponible }
    : { type: 'plafond-annuel', montant: annuel };
}

function verdictAnnee(saisie: AnneeSaisie, reste: Centimes): VerdictAnnee {
  if (saisie.illisible) return 'illisible';
  const apporte = additionner(saisie.demande, sommer(saisie.autres), sommer(saisie.epci));
  if (saisie.cout === 0 && apporte === 0) return 'vide';
  if (reste === 0) return 'equilibre';
  return reste > 0 ? 'manque' : 'excedent';
}

function verdictPlan(annees: readonly AnneeCalculee[], cout: Centimes, reste: Centimes): Verdict {
  if (annees.some((a) => a.verdict === 'illisible')) return 'illisible';
  if (cout === 0) return 'vide';
  if (annees.every((a) => a.reste === 0)) return 'equilibre';
  if (reste === 0) return 'inegal';
  return reste > 0 ? 'manque' : 'excedent';
}

/**
 * Applique la règle d’une aide à un plan, année par année : part du Département limitée par le taux, par an et en tout,
 * nulle après la durée aidée. Le texte de la Mayenne ne dit pas si le plafond vaut par poste ou par intercommunalité :
 * il est appliqué une fois au poste, la lecture la plus prudente. Un montant illisible ôte tout verdict.
 */
export function calculerPlan(saisies: readonly AnneeSaisie[], regle: RegleAide): PlanCalcule {
  const alertes: Alerte[] = [];
  let disponible = regle.plafondTotal;
  if (saisies.length > regle.duree) alertes.push({ type: 'duree', annees: saisies.length, duree: regle.duree });
  const annees = saisies.map((saisie, i): AnneeCalculee => {
    const annee = i + 1;
    const limite = limiteDe(saisie.cout, annee, disponible, regle);
    const retenu = laPlusPetite(saisie.demande, limite.montant);
    // Une année qui ne se lit pas n’entame pas le plafond des autres : on ne sait pas ce qu’elle demande.
    if (!saisie.illisible) disponible = soustraire(disponible, retenu);
    const reste = soustraire(saisie.cout, retenu, sommer(saisie.autres), sommer(saisie.epci));
    const verdict = verdictAnnee(saisie, reste);
    if (verdict === 'illisible') alertes.push({ type: 'illisible', annee });
    if (annee <= regle.duree && retenu < saisie.demande)
      alertes.push({ type: limite.type, annee, demande: saisie.demande, retenu });
    if (verdict === 'manque' || verdict === 'excedent')
      alertes.push({ type: verdict, annee, montant: valeurAbsolue(reste) });
    if (verdict !== 'illisible' && saisie.cout > 0 && retenu >= saisie.cout)
      alertes.push({ type: 'departement-seul', annee });
    return { ...saisie, retenu, reste, verdict };
  });
  const totalDe = (valeur: (a: AnneeCalculee) => Centimes) => additionner(...annees.map(valeur));
  const total = {
    cout: totalDe((a) => a.cout),
    demande: totalDe((a) => a.demande),
    retenu: totalDe((a) => a.retenu),
    autres: totalDe((a) => sommer(a.autres)),
    epci: totalDe((a) => sommer(a.epci)),
    reste: totalDe((a) => a.reste),
  };
  const verdict = verdictPlan(annees, total.cout, total.reste);
  if (verdict !== 'vide')
    annees.forEach((a, i) => a.verdict === 'vide' && alertes.push({ type: 'vide', annee: i + 1 }));
  return { annees, total, alertes, verdict };
}

/** Le même plan répété chaque année : ce que saisit le calcul rapide. */
export function repeter(annee: AnneeSaisie, annees: number): AnneeSaisie[] {
  return Array.from({ length: annees }, () => annee);
}
