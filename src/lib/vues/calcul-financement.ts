import type { Departement } from '#lib/domaine/departement.ts';
import { regleDe, type AnneeSaisie, type RegleAide } from '#lib/domaine/plan-financement.ts';

/** Une aide dont le calcul connaît la règle. */
export interface ReglePubliee {
  departement: { code: string; nom: string };
  /** Qui paie, pour les lignes du plan : `Département de la Mayenne`. */
  financeur: string;
  regle: RegleAide;
}

/** Règles des départements qui publient une aide, dans leur ordre. */
export function reglesPubliees(departements: readonly Pick<Departement, 'code' | 'nom' | 'fiche' | 'aide'>[]): ReglePubliee[] {
  return departements.flatMap(({ code, nom, fiche, aide }) =>
    (aide ? [{ departement: { code, nom }, financeur: `Département ${fiche.de}`, regle: regleDe(aide) }] : []));
}

/** Une année d’exemple, tirée du seul nombre publié : un poste de quatre plafonds, dont l’intercommunalité paie la moitié. */
export function exempleDe({ plafondAnnuel }: RegleAide): AnneeSaisie {
  return { cout: plafondAnnuel * 4, demande: plafondAnnuel, autres: [], epci: [{ nom: 'Intercommunalité', montant: plafondAnnuel * 2 }] };
}
