/** Le plan d’un département avant généralisation : chaque lieu à un seul territoire, ceux d’à côté déjà tracés d’abord. */
import { lignesDeLimite, polygonesDe, type Contour, type Contours, type Point } from '../../lib/geo/contours.ts';
import { bordsFermes, estEnclave, PART_ILOT } from '../../lib/geo/controles.ts';
import { aireKm2, longueurKm } from '../../lib/geo/longueurs-et-aires.ts';
import { contient } from '../../lib/geo/point-dans-polygone.ts';
import { conduireMapshaper, PAS, type Entite } from './mapshaper.ts';
import type { Piece } from './rattachement.ts';

/** Contours déjà publiés d’autres départements, par code. */
export type Voisinage = ReadonlyMap<string, Contours>;

/** À qui est un morceau du plan. */
export interface PartDuPlan {
  /** SIREN ; vide hors de tout EPCI. */
  siren: string;
  departement: string;
  /** Vient des contours d’un autre département, que l’on ne change pas. */
  fixe: boolean;
}

/** Un morceau d’un seul tenant moins grand est rendu à son voisin, ou abandonné s’il n’en a pas, en km². */
const AIRE_MORCEAU_KM2 = 0.5;
/** Vide entre un territoire fixe et un neuf, que l’on comble toujours en deçà de cette aire, en km². */
const AIRE_JOUR_KM2 = 5;

/** Département d’un morceau dont on sait seulement qu’il n’est pas d’ici. */
const AILLEURS = '?';

const forme = <P>(properties: P, geometry: Entite<P>['geometry']): Entite<P> => ({
  type: 'Feature',
  properties,
  geometry,
});

/** Le territoire d’un département, d’après les lignes fermées de sa limite : chaque trou dans l’anneau qui l’entoure. */
function territoireDe({ limite }: Contours): Entite<unknown>['geometry'] {
  const lignes = lignesDeLimite({ limite });
  const exterieurs = lignes.filter((ligne) => aireKm2(ligne) > 0).map((ligne) => [ligne]);
  for (const trou of lignes.filter((ligne) => aireKm2(ligne) <= 0)) {
    const autour = exterieurs.find(([exterieur]) => contient([exterieur!], ...milieuDe(trou)));
    autour?.push(trou);
  }
  return { type: 'MultiPolygon', coordinates: exterieurs };
}

/** Le milieu d’un côté d’un anneau. */
const milieuDe = ([a, b]: readonly Point[]): [number, number] => [(a![0] + b![0]) / 2, (a![1] + b![1]) / 2];

/** Les EPCI des départements voisins, une forme par SIREN : celle qui n’est pas coupée, s’il y en a une. */
export function epciTraces(voisinage: Voisinage): Map<string, { contour: Contour; coupe: boolean }> {
  const traces = new Map<string, { contour: Contour; coupe: boolean }>();
  for (const { features, coupes = [] } of voisinage.values())
    for (const contour of features) {
      const coupe = coupes.includes(contour.id);
      if (!traces.has(contour.id) || !coupe) traces.set(contour.id, { contour, coupe });
    }
  return traces;
}

/** Les EPCI déjà tracés, découpés par les limites de leurs départements : ce qui dépasse de tous est `reste`. */
async function decouper(voisinage: Voisinage): Promise<{ parts: Entite<PartDuPlan>[]; reste: Entite<PartDuPlan>[] }> {
  if (voisinage.size === 0) return { parts: [], reste: [] };
  const epci = [...epciTraces(voisinage)].map(([siren, { contour }]) => forme({ siren }, contour.geometry));
  const limites = [...voisinage].map(([departement, contours]) => forme({ departement }, territoireDe(contours)));
  const sorties = await conduireMapshaper<{ siren: string | null; departement: string | null }>(
    [
      '-i epci.json limites.json combine-files',
      '-union target=epci,limites name=plan',
      '-explode target=plan',
      '-o format=geojson target=plan',
    ],
    { epci, limites },
  );
  const parts = sorties('plan')
    .map(({ properties, geometry }) =>
      forme({ siren: properties.siren ?? '', departement: properties.departement ?? '', fixe: true }, geometry),
    )
    // Un lieu que les voisins entourent et qui n’est à aucun n’est pas tracé.
    .filter(({ properties }) => properties.siren !== '' || properties.departement !== '');
  return {
    parts: parts.filter(({ properties }) => properties.departement !== ''),
    reste: parts.filter(({ properties }) => properties.departement === ''),
  };
}

/**
 * Range les formes lues autour de ce qui est déjà tracé à côté : ni recouvrement, ni jour, ni éclat.
 * @param pieces formes des communes, rattachées.
 * @param departement celui que l’on trace.
 * @param departementsDe départements d’un EPCI, par SIREN.
 */
export async function partitionner(
  pieces: readonly Piece[],
  departement: string,
  voisinage: Voisinage,
  departementsDe: (siren: string) => readonly string[],
): Promise<Entite<PartDuPlan>[]> {
  const traces = epciTraces(voisinage);
  const { parts, reste } = await decouper(voisinage);
  const possibles = (siren: string) => departementsDe(siren).filter((d) => !voisinage.has(d));
  // Ce qui dépasse de ses voisins est d’ici, d’ailleurs, ou, à trois départements, à partager d’après les communes.
  const lu = new Set(pieces.map(({ siren }) => siren));
  const aPartager = ({ properties: { siren } }: Entite<PartDuPlan>) => lu.has(siren) && possibles(siren).length > 1;
  const suspens = reste.filter(aPartager);
  const sansSuspens = reste.filter((f) => !aPartager(f));
  const brutes = pieces.map(({ siren, departement: d, forme: geometry }) =>
    forme<PartDuPlan>({ siren, departement: d, fixe: false }, geometry),
  );
  const neuf = ({ properties: { siren } }: Entite<PartDuPlan>) => !traces.has(siren) || traces.get(siren)!.coupe;
  // Dans l’ordre : le premier venu garde le lieu que deux se disputent.
  const couches = {
    fixes: [
      ...parts,
      ...sansSuspens.map((f) => ({
        ...f,
        properties: { ...f.properties, departement: possibles(f.properties.siren)[0] ?? AILLEURS },
      })),
    ],
    brutes: brutes.filter(neuf),
    suspens,
    decoupees: brutes
      .filter((b) => suspens.some((s) => s.properties.siren === b.properties.siren))
      .map((b) => ({ ...b, properties: { ...b.properties, fixe: true } })),
  };
  const presentes = Object.entries(couches).filter(([, formes]) => formes.length > 0);
  const noms = presentes.map(([nom]) => nom);
  const ordre = ['fixes', 'decoupees', 'suspens', 'brutes'].filter((nom) => noms.includes(nom));
  const sorties = await conduireMapshaper<PartDuPlan>(
    [
      // Les points sont mis sur la grille avant tout : la généralisation n’en garde qu’une partie et n’en crée pas.
      `-i ${noms.map((nom) => `${nom}.json`).join(' ')} combine-files precision=${PAS}`,
      ...(suspens.length > 0 ? ['-clip suspens target=decoupees'] : []),
      `-merge-layers target=${ordre.join(',')} name=plan force`,
      // Rien n’est comblé ici : qui reçoit un jour se décide plus bas.
      '-clean overlap-rule=min-id gap-fill-area=0 target=plan',
      '-dissolve siren,departement,fixe target=plan',
      '-explode target=plan',
      '-o format=geojson target=plan',
    ],
    Object.fromEntries(presentes),
  );
  return combler(rendreLesSuspens(sorties('plan'), departement));
}

const cleDe = ({ siren, departement, fixe }: PartDuPlan): string => `${siren} ${departement} ${fixe}`;
const areteDe = (a: Point, b: Point): string => `${a[0]} ${a[1]}|${b[0]} ${b[1]}`;

/** Le morceau de l’autre côté de chaque arête. */
function morceauxDEnFace(parts: readonly Entite<PartDuPlan>[]): Map<string, Entite<PartDuPlan>> {
  return new Map(
    parts.flatMap((part) =>
      polygonesDe(part.geometry)
        .flat()
        .flatMap((anneau) => anneau.slice(1).map((b, rang) => [areteDe(anneau[rang]!, b), part] as const)),
    ),
  );
}

/** Les morceaux que des anneaux longent, et sur quelle longueur, en kilomètres. */
function voisinsDesAnneaux(
  anneaux: readonly (readonly Point[])[],
  index: ReadonlyMap<string, Entite<PartDuPlan>>,
): Map<Entite<PartDuPlan>, number> {
  const longueurs = new Map<Entite<PartDuPlan>, number>();
  for (const anneau of anneaux)
    anneau.slice(1).forEach((b, rang) => {
      const voisin = index.get(areteDe(b, anneau[rang]!));
      if (voisin) longueurs.set(voisin, (longueurs.get(voisin) ?? 0) + longueurKm([anneau[rang]!, b]));
    });
  return longueurs;
}

/** Le territoire neuf le plus longé. */
function leplusLonge(voisins: ReadonlyMap<Entite<PartDuPlan>, number>): PartDuPlan | undefined {
  const longueurs = new Map<string, { part: PartDuPlan; longueur: number }>();
  for (const [{ properties }, longueur] of voisins) {
    if (properties.fixe) continue;
    const deja = longueurs.get(cleDe(properties))?.longueur ?? 0;
    longueurs.set(cleDe(properties), { part: properties, longueur: deja + longueur });
  }
  return [...longueurs.values()].sort((a, b) => b.longueur - a.longueur)[0]?.part;
}

/**
 * Un EPCI tracé, à partager entre départements : ce que ses communes n’ont pas tout à fait couvert va avec ce qui le
 * borde.
 */
function rendreLesSuspens(parts: readonly Entite<PartDuPlan>[], departement: string): Entite<PartDuPlan>[] {
  const index = morceauxDEnFace(parts);
  return parts.map((f) => {
    const { siren, fixe, departement: d } = f.properties;
    if (!fixe || d !== '') return f;
    const [sien] = [...voisinsDesAnneaux(polygonesDe(f.geometry).flat(), index)]
      .filter(([{ properties: p }]) => p.siren === siren && p.departement !== '')
      .sort(([, a], [, b]) => b - a);
    return { ...f, properties: { ...f.properties, departement: sien?.[0].properties.departement ?? departement } };
  });
}

const aireDe = ({ geometry }: Entite<PartDuPlan>): number =>
  polygonesDe(geometry)
    .flat()
    .reduce((somme, anneau) => somme + aireKm2(anneau), 0);

/** Comble les jours et rend les éclats à leurs voisins ; garde les enclaves. */
export function combler(parts: readonly Entite<PartDuPlan>[]): Entite<PartDuPlan>[] {
  const index = morceauxDEnFace(parts);
  const plusGrande = new Map<string, number>();
  for (const part of parts) {
    const { siren, fixe } = part.properties;
    if (!fixe) plusGrande.set(siren, Math.max(plusGrande.get(siren) ?? 0, aireDe(part)));
  }
  const gardees = parts.flatMap((part): Entite<PartDuPlan>[] => {
    const aire = aireDe(part);
    if (part.properties.fixe || aire >= AIRE_MORCEAU_KM2 || aire === plusGrande.get(part.properties.siren))
      return [part];
    const voisins = voisinsDesAnneaux(polygonesDe(part.geometry).flat(), index);
    const sien = [...voisins.keys()].some((v) => !v.properties.fixe && v.properties.siren === part.properties.siren);
    if (sien) return [part];
    const properties = leplusLonge(voisins);
    if (properties) return [{ ...part, properties }];
    const compte = aire >= (plusGrande.get(part.properties.siren) ?? 0) * PART_ILOT;
    return voisins.size > 0 || compte ? [part] : [];
  });
  const jours = bordsFermes({
    features: parts.map(({ geometry }, rang) => ({
      type: 'Feature',
      id: `${rang}`,
      properties: { nom: '' },
      geometry,
    })),
  })
    .filter((anneau) => aireKm2(anneau) < 0)
    .flatMap((vide): Entite<PartDuPlan>[] => {
      // Le bord d’un vide est celui de ses voisins ; celui du morceau qui le comble tourne dans l’autre sens.
      const anneau = [...vide].reverse();
      const voisins = voisinsDesAnneaux([anneau], index);
      const properties = leplusLonge(voisins);
      const borde = [...voisins.keys()].some((v) => v.properties.fixe);
      if (!properties || (estEnclave(vide) && (!borde || aireKm2(anneau) >= AIRE_JOUR_KM2))) return [];
      return [forme(properties, { type: 'Polygon', coordinates: [anneau] })];
    });
  return [...gardees, ...jours];
}
