import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { comparerAuVoisin, type VoisinCompare } from '#lib/territoire/voisins.ts';
import { chargerVoisins } from './contours.ts';

/**
 * Les voisins d’un territoire dans les départements où il a des communes : à cheval, il en a des deux côtés, et un
 * voisin vu des deux n’y est qu’une fois.
 */
export function voisinsDuTerritoire(t: Territoire, suivis: readonly Departement[]): VoisinCompare[] {
  const parSiren = new Map(suivis.flatMap((d) => [...d.territoires, ...d.voisins]).map((x) => [x.epci.siren, x]));
  const touches = suivis.flatMap((d) => chargerVoisins(d.code).get(t.epci.siren) ?? []);
  return [...new Map(touches.map((v) => [v.siren, v])).values()].flatMap(({ siren, direction }) => {
    const territoire = parSiren.get(siren);
    return territoire ? [comparerAuVoisin(t, territoire, direction)] : [];
  });
}
