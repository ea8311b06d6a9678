import type { Aide } from '#lib/schemas/aide.ts';
import type { Centimes } from '#lib/valeurs/montant.ts';

/** Les limites d’une aide, en centimes et en années. Aucun taux : le texte n’en fixe pas. */
export interface RegleAide {
  plafondAnnuel: Centimes;
  plafondTotal: Centimes;
  /** Nombre d’années aidées. */
  duree: number;
}

/** Règle d’une aide publiée (`content/departements/NN/aide.yaml`). */
export function regleDe(aide: Pick<Aide, 'plafondAnnuel' | 'plafondTotal' | 'duree'>): RegleAide {
  return {
    plafondAnnuel: aide.plafondAnnuel.euros * 100,
    plafondTotal: aide.plafondTotal.euros * 100,
    duree: aide.duree.annees,
  };
}

/** Ce qu’un financeur apporte une année. */
export interface Apport {
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
}

/** Une année du plan, une fois la règle appliquée. */
export interface AnneeCalculee extends AnneeSaisie {
  /** Part du Département après plafonds ; 0 au-delà de la durée aidée. */
  retenu: Centimes;
  /** Coût moins tous les apports : positif, il manque ; négatif, il y a trop. */
  reste: Centimes;
}

/** Ce que le plan doit faire remarquer. `annee` se compte depuis 1. */
export type Alerte =
  | { type: 'plafond-annuel' | 'plafond-total'; annee: number; demande: Centimes; retenu: Centimes }
  | { type: 'duree'; annees: number; duree: number }
  | { type: 'manque' | 'excedent'; annee: number; montant: Centimes }
  | { type: 'departement-seul'; annee: number };

/** Un plan calculé. */
export interface PlanCalcule {
  annees: AnneeCalculee[];
  total: { cout: Centimes; demande: Centimes; retenu: Centimes; autres: Centimes; epci: Centimes; reste: Centimes };
  alertes: Alerte[];
  /** Chaque année est couverte exactement. */
  equilibre: boolean;
}

/** Somme des apports. */
export function sommer(apports: readonly Apport[]): Centimes {
  return apports.reduce((somme, a) => somme + a.montant, 0);
}

/**
 * Applique la règle d’une aide à un plan, année par année : part du Département plafonnée par an et en tout,
 * nulle après la durée aidée. Le texte ne dit pas si le plafond vaut par poste ou par intercommunalité :
 * il est appliqué une fois au poste, la lecture la plus prudente.
 */
export function calculerPlan(saisies: readonly AnneeSaisie[], regle: RegleAide): PlanCalcule {
  const alertes: Alerte[] = [];
  let disponible = regle.plafondTotal;
  if (saisies.length > regle.duree) alertes.push({ type: 'duree', annees: saisies.length, duree: regle.duree });
  const annees = saisies.map((saisie, i): AnneeCalculee => {
    const annee = i + 1;
    const permis = annee > regle.duree ? 0 : regle.plafondAnnuel;
    const retenu = Math.min(saisie.demande, permis, disponible);
    if (annee <= regle.duree && retenu < saisie.demande) {
      alertes.push({
        type: disponible < permis ? 'plafond-total' : 'plafond-annuel',
        annee,
        demande: saisie.demande,
        retenu,
      });
    }
    disponible -= retenu;
    const reste = saisie.cout - retenu - sommer(saisie.autres) - sommer(saisie.epci);
    if (reste !== 0) alertes.push({ type: reste > 0 ? 'manque' : 'excedent', annee, montant: Math.abs(reste) });
    if (saisie.cout > 0 && retenu >= saisie.cout) alertes.push({ type: 'departement-seul', annee });
    return { ...saisie, retenu, reste };
  });
  const total = { cout: 0, demande: 0, retenu: 0, autres: 0, epci: 0, reste: 0 };
  for (const a of annees) {
    total.cout += a.cout;
    total.demande += a.demande;
    total.retenu += a.retenu;
    total.reste += a.reste;
    total.autres += sommer(a.autres);
    total.epci += sommer(a.epci);
  }
  return { annees, total, alertes, equilibre: annees.every((a) => a.reste === 0) };
}

/** Le même plan répété chaque année : ce que saisit le calcul rapide. */
export function repeter(annee: AnneeSaisie, annees: number): AnneeSaisie[] {
  return Array.from({ length: annees }, () => annee);
}
