/** Généralisation d’un plan : les limites neuves s’allègent, celles des départements voisins ne bougent pas. */
import type { MultiPolygon, Polygon } from 'geojson';
import { conduireMapshaper, PAS, type Entite } from './mapshaper.ts';
import type { PartDuPlan } from './partition.ts';

/** Les formes que mapshaper rend ; toutes passent par les mêmes sommets. */
export interface Formes {
  epci: { siren: string; forme: Polygon | MultiPolygon }[];
  /** Le territoire du département. */
  departement: Polygon | MultiPolygon;
}

/** Ce qui est généralisé, et ce qui est autour. */
export interface Generalisation extends Formes {
  /** Les EPCI des voisins, avec les sommets que le plan leur a ajoutés. */
  fixes: { siren: string; forme: Polygon | MultiPolygon }[];
}

/**
 * Fond les morceaux en EPCI et en département, puis généralise.
 * @param toleranceDe intervalle de généralisation d’un EPCI neuf, en mètres : plus il est grand, moins il reste de
 * points. Une limite prend la plus fine de ses deux côtés.
 * @param ilot un îlot isolé plus petit n’est pas gardé, en km².
 */
export async function generaliser(
  parts: readonly Entite<PartDuPlan>[],
  departement: string,
  toleranceDe: (siren: string) => number,
  ilot: number,
): Promise<Generalisation> {
  const neufs = new Set(parts.filter((p) => !p.properties.fixe).map((p) => p.properties.siren));
  const plan = parts.map(({ properties: { siren, departement: d, fixe }, ...reste }) => ({
    ...reste,
    properties: { siren, departement: d, neuf: neufs.has(siren), pas: fixe ? 0 : toleranceDe(siren) },
  }));
  const ici = `departement == '${departement}'`;
  const sorties = await conduireMapshaper<{ siren: string }>(
    [
      '-i plan.json',
      '-dissolve siren,departement,neuf,pas target=plan',
      '-simplify variable weighted interval=pas target=plan',
      // Un îlot réduit à quelques mètres serait pris pour un éclat ; ceux des voisins sont plus grands.
      `-filter-islands min-area=${ilot}km2 target=plan`,
      '-filter neuf target=plan + name=nouveaux',
      '-filter "siren != \'\'" target=nouveaux + name=epci',
      '-dissolve siren target=epci',
      '-filter "siren != \'\' && !neuf" target=plan + name=fixes',
      '-dissolve siren target=fixes',
      `-filter "${ici} && neuf" target=nouveaux + name=morceaux`,
      `-filter "${ici} && !neuf" target=plan + name=morceaux2`,
      '-merge-layers target=morceaux,morceaux2 name=territoire force',
      '-dissolve departement target=territoire + name=departement',
      `-o precision=${PAS} format=geojson target=epci,fixes,departement`,
    ],
    { plan },
  );
  const lire = (nom: string) =>
    sorties(nom).map(({ properties, geometry }) => ({ siren: properties.siren, forme: geometry }));
  return { epci: lire('epci'), fixes: lire('fixes'), departement: sorties('departement')[0]!.geometry };
}
