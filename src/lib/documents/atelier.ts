import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contours } from '#lib/geo/contours.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';
import type { AutourDuTerritoire } from './fiche-territoire.ts';
import type { ContexteImprime } from './pied-et-sources.ts';

/** Tout ce qu’il faut pour imprimer les documents d’un département. */
export interface Atelier {
  d: Departement;
  contours: Contours;
  textes: TextesImprimes;
  contexte: ContexteImprime;
  /** L’agence régionale de santé du département. */
  agence: AAppeler;
  /** Qui appeler pour un territoire, et ses voisins : suivis, puis ailleurs. */
  autour: (t: Territoire) => AutourDuTerritoire;
}
