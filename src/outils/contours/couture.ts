/** La couture avec les départements voisins : les mêmes sommets des deux côtés de chaque limite, et pas un de trop. */
import type { MultiPolygon, Polygon } from 'geojson';
import { anneauxDe, lignesDeLimite, polygonesDe, type Contours, type Point } from '../../lib/geo/contours.ts';
import type { Generalisation } from './generalisation.ts';
import type { Voisinage } from './partition.ts';

type Surface = Polygon | MultiPolygon;

const cleDe = (point: Point): string => `${point[0]} ${point[1]}`;
const areteDe = (a: Point, b: Point): string => `${cleDe(a)}|${cleDe(b)}`;

/** Applique une règle à chaque anneau d’une forme. */
function retracer(forme: Surface, tracer: (anneau: readonly Point[]) => Point[]): Surface {
  const polygones = polygonesDe(forme)
    .map((anneaux) => anneaux.map(tracer).filter((anneau) => anneau.length > 3))
    .filter((anneaux) => anneaux.length > 0);
  return forme.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygones[0]! }
    : { type: 'MultiPolygon', coordinates: polygones };
}

/** Retire d’un anneau fermé les points refusés, et les répétés. */
function epurer(anneau: readonly Point[], refuse: (point: Point) => boolean): Point[] {
  const ouverts = anneau.slice(1).filter((point) => !refuse(point));
  const points = ouverts.filter((point, rang) => cleDe(point) !== cleDe(ouverts.at(rang - 1)!));
  return points.length === 0 ? [] : [points.at(-1)!, ...points];
}

/** Les voisins de chaque sommet, toutes formes réunies. */
function grapheDe(formes: readonly Surface[]): Map<string, Set<string>> {
  const graphe = new Map<string, Set<string>>();
  const relier = (a: string, b: string) => graphe.set(a, (graphe.get(a) ?? new Set<string>()).add(b));
  for (const anneau of formes.flatMap(anneauxDe))
    anneau.slice(1).forEach((b, rang) => {
      relier(cleDe(anneau[rang]!), cleDe(b));
      relier(cleDe(b), cleDe(anneau[rang]!));
    });
  return graphe;
}

/** Sommets à ajouter à chaque arête d’un voisin, dans l’ordre, sous la clé de l’arête orientée. */
function insertionsDe(fixes: readonly Surface[], anciens: ReadonlySet<string>): Map<string, Point[]> {
  const insertions = new Map<string, Point[]>();
  for (const anneau of fixes.flatMap(anneauxDe)) {
    const depart = anneau.findIndex((point) => anciens.has(cleDe(point)));
    if (depart < 0) continue;
    let [de, ajouts]: [Point, Point[]] = [anneau[depart]!, []];
    for (const point of [...anneau.slice(depart + 1), ...anneau.slice(1, depart + 1)]) {
      if (!anciens.has(cleDe(point))) {
        ajouts.push(point);
        continue;
      }
      if (ajouts.length > 0) {
        insertions.set(areteDe(de, point), ajouts);
        insertions.set(areteDe(point, de), [...ajouts].reverse());
      }
      [de, ajouts] = [point, []];
    }
  }
  return insertions;
}

/** Le voisinage et le nouveau département, cousus. */
export interface Couture {
  formes: Pick<Generalisation, 'epci' | 'departement'>;
  /** Contours des voisins que la couture a changés, par code. */
  changes: Map<string, Contours>;
}

/**
 * Ne garde sur les limites des voisins que les sommets où une limite neuve les rejoint, et les ajoute à leurs contours.
 * Un EPCI partagé prend partout la même forme : celle du voisin, ou la neuve s’il l’avait coupée.
 */
export function coudre({ epci, fixes, departement }: Generalisation, voisinage: Voisinage): Couture {
  const lignesDesVoisins = [...voisinage.values()].flatMap((contours) => [
    ...contours.features.flatMap(({ geometry }) => anneauxDe(geometry)),
    ...lignesDeLimite(contours),
  ]);
  const anciens = new Set(lignesDesVoisins.flat().map(cleDe));
  const formesFixes = fixes.map(({ forme }) => forme);
  const surUnVoisin = new Set(formesFixes.flatMap(anneauxDe).flat().map(cleDe));
  const graphe = grapheDe([...formesFixes, ...epci.map(({ forme }) => forme), departement]);
  const deTrop = (point: Point) =>
    surUnVoisin.has(cleDe(point)) && !anciens.has(cleDe(point)) && graphe.get(cleDe(point))!.size === 2;
  const epurerForme = (forme: Surface) => retracer(forme, (anneau) => epurer(anneau, deTrop));

  const insertions = insertionsDe(formesFixes.map(epurerForme), anciens);
  const inserer = (ligne: readonly Point[]): Point[] =>
    ligne.flatMap((point, rang) =>
      rang === 0 ? [point] : [...(insertions.get(areteDe(ligne[rang - 1]!, point)) ?? []), point],
    );
  const neufs = new Map(epci.map(({ siren, forme }) => [siren, epurerForme(forme)]));
  const changes = new Map<string, Contours>();
  const traces = new Map<string, Surface>();
  for (const [code, contours] of voisinage) {
    const coupes = contours.coupes?.filter((siren) => !neufs.has(siren)) ?? [];
    const { coupes: _, ...reste } = contours;
    const apres: Contours = {
      ...reste,
      ...(coupes.length > 0 && { coupes }),
      limite: {
        type: 'MultiLineString',
        coordinates: lignesDeLimite(contours).map(inserer),
      },
      features: contours.features.map((f) => ({ ...f, geometry: neufs.get(f.id) ?? retracer(f.geometry, inserer) })),
    };
    for (const { id, geometry } of apres.features) if (!contours.coupes?.includes(id)) traces.set(id, geometry);
    if (JSON.stringify(apres) !== JSON.stringify({ ...reste, ...(contours.coupes && { coupes: contours.coupes }) }))
      changes.set(code, apres);
  }
  return {
    formes: {
      epci: [...traces, ...neufs].map(([siren, forme]) => ({ siren, forme })),
      departement: retracer(departement, (anneau) => inserer(epurer(anneau, deTrop))),
    },
    changes,
  };
}
