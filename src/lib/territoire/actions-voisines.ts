import type { Action } from '#lib/schemas/action.ts';

/** Exemples montrés : assez pour se faire une idée. */
const MONTREES = 2;

/**
 * Des actions faites dans un département, pour un territoire dont on ne sait rien : une par thème, dans l’ordre du
 * contenu. Une action seulement prévue ou annoncée n’y est pas.
 */
export function actionsVoisines(actions: readonly Action[], departement: string): Action[] {
  const faites = actions.filter((a) => a.departement === departement && a.avancement === 'realisee');
  return faites.filter((a, i) => faites.findIndex((b) => b.theme === a.theme) === i).slice(0, MONTREES);
}
