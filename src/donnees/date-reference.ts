import { jourDeReference } from '#chargeurs/date-reference.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';

/** Jour auquel toutes les situations sont établies ; lu une fois. */
export const DATE_REFERENCE: Jour = jourDeReference();
