/** Ce que les tables de territoires disent d’une même colonne ; chacune y ajoute d’où elle tire sa valeur. */
import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import type { Echeance } from '#lib/domaine/statut.ts';
import { MOTIF_DEPARTEMENT } from './colonne.ts';

const requis = { required: true } as const;

/** Où vit la population. */
export const DEPARTEMENT = {
  titre: 'Département',
  description: 'Code du département où vit la plus grande part de sa population.',
  type: 'string',
  exemple: '53',
  contraintes: { ...requis, pattern: MOTIF_DEPARTEMENT },
} as const;

/** Combien d’habitants. */
export const POPULATION = {
  titre: 'Population',
  description: 'Population municipale, en habitants.',
  type: 'integer',
  exemple: 28000,
  contraintes: { ...requis, minimum: 0 },
} as const;

/** La situation, telle qu’on la lit. */
export const STATUT_LIBELLE = {
  titre: 'Situation, en mots',
  description: 'Libellé français de la situation.',
  type: 'string',
  exemple: 'CLS signé, en cours',
  contraintes: { ...requis, enum: STATUTS.map((s) => SITUATIONS[s].libelle) },
} as const;

/** D’où vient le terme d’un contrat. */
export const NATURE_DU_TERME = {
  titre: 'Nature du terme',
  type: 'string',
  exemple: 'calculee',
  contraintes: { enum: ['publiee', 'calculee'] },
  valeur: ({ terme }: { terme: Echeance | null }) => terme && (terme.nature === 'publie' ? 'publiee' : 'calculee'),
} as const;
