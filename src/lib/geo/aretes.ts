/** Les limites entre territoires voisins, lues dans les arêtes qu’ils partagent exactement. */
import type { Siren } from '#lib/valeurs/siren.ts';
import { anneauxDe, lignesDeLimite, type Contours, type Point } from './contours.ts';
import { centroide } from './centre.ts';
import { directionVers, longueurKm, type Direction } from './longueurs-et-aires.ts';

/** Une ligne dont toutes les arêtes séparent les mêmes territoires, d’un carrefour au suivant. */
export interface Arc {
  /** Du premier carrefour au second ; premier point répété à la fin si l’arc est fermé. */
  points: Point[];
  /**
   * SIREN triés des territoires de part et d’autre : deux à l’intérieur, un au bord, aucun si seule la limite y passe.
   */
  territoires: Siren[];
  /** La limite du département suit cet arc. */
  limite: boolean;
}

/** Ce que deux territoires ont en commun. */
export interface BordCommun {
  territoires: [Siren, Siren];
  lignes: Point[][];
}

/** Un voisin d’un territoire. */
export interface Voisin {
  siren: Siren;
  /** Longueur de la limite commune, telle que généralisée, en kilomètres. */
  longueurKm: number;
  /** Où se trouve le voisin, de centre à centre. */
  direction: Direction;
}

const cleDe = (point: Point): string => `${point[0]} ${point[1]}`;
const cleArete = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

/**
 * Découpe les contours, et la limite du département, en arcs : chaque arête n’y est qu’une fois.
 * Un même arc garde le sens de l’anneau où il est rencontré d’abord.
 */
export function arcsDe(contours: Pick<Contours, 'features' | 'limite'>): Arc[] {
  const proprietaires = new Map<string, { territoires: Set<Siren>; limite: boolean }>();
  const voisinsDuSommet = new Map<string, Set<string>>();
  const lignes = contours.features.flatMap(({ id, geometry }) => anneauxDe(geometry).map((points) => ({ id, points })));
  const parcours = [...lignes, ...lignesDeLimite(contours).map((points) => ({ id: null, points }))];

  for (const { id, points } of parcours) {
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [cleDe(points[i - 1]!), cleDe(points[i]!)];
      const arete = cleArete(a, b);
      const qui = proprietaires.get(arete) ?? { territoires: new Set<Siren>(), limite: false };
      if (id === null) qui.limite = true;
      else qui.territoires.add(id);
      proprietaires.set(arete, qui);
      for (const [de, vers] of [
        [a, b],
        [b, a],
      ] as const) {
        voisinsDuSommet.set(de, (voisinsDuSommet.get(de) ?? new Set<string>()).add(vers));
      }
    }
  }

  const signature = (arete: string): string => {
    const qui = proprietaires.get(arete)!;
    return `${[...qui.territoires].sort().join()}${qui.limite ? ' limite' : ''}`;
  };
  const estCarrefour = (sommet: string): boolean => {
    const autres = [...voisinsDuSommet.get(sommet)!];
    return autres.length !== 2 || signature(cleArete(sommet, autres[0]!)) !== signature(cleArete(sommet, autres[1]!));
  };

  const arcs: Arc[] = [];
  const vues = new Set<string>();
  for (const { points } of parcours) {
    for (const arc of couperAuxCarrefours(points, (point) => estCarrefour(cleDe(point)))) {
      const premiere = cleArete(cleDe(arc[0]!), cleDe(arc[1]!));
      if (vues.has(premiere)) continue;
      for (let i = 1; i < arc.length; i++) vues.add(cleArete(cleDe(arc[i - 1]!), cleDe(arc[i]!)));
      const { territoires, limite } = proprietaires.get(premiere)!;
      arcs.push({ points: arc, territoires: [...territoires].sort(), limite });
    }
  }
  return arcs;
}

/** Coupe une ligne à ses carrefours ; une ligne fermée est d’abord tournée pour commencer par l’un d’eux. */
function couperAuxCarrefours(points: readonly Point[], estCarrefour: (point: Point) => boolean): Point[][] {
  const fermee = cleDe(points[0]!) === cleDe(points.at(-1)!);
  const depart = fermee ? Math.max(0, points.findIndex(estCarrefour)) : 0;
  const tournee = [...points.slice(depart), ...points.slice(1, depart + 1)];
  const morceaux: Point[][] = [[tournee[0]!]];
  tournee.slice(1).forEach((point, rang) => {
    morceaux.at(-1)!.push(point);
    if (rang < tournee.length - 2 && estCarrefour(point)) morceaux.push([point]);
  });
  return morceaux;
}

/** Pour chaque paire de territoires qui se touchent, leur limite commune ; et le bord extérieur de l’ensemble. */
export function decomposer(contours: Pick<Contours, 'features'>): { partages: BordCommun[]; bord: Point[][] } {
  const partages = new Map<string, BordCommun>();
  const bord: Point[][] = [];
  for (const { points, territoires } of arcsDe({ features: contours.features })) {
    const [a, b] = territoires;
    if (a === undefined || b === undefined) {
      bord.push(points);
      continue;
    }
    const partage = partages.get(`${a} ${b}`) ?? { territoires: [a, b], lignes: [] };
    partage.lignes.push(points);
    partages.set(`${a} ${b}`, partage);
  }
  return { partages: [...partages.keys()].sort().map((cle) => partages.get(cle)!), bord };
}

/**
 * Les voisins de chaque territoire, le plus long voisinage d’abord. Se toucher en un point ne suffit pas.
 * Un territoire sans voisin a une liste vide.
 */
export function voisinsDe(contours: Pick<Contours, 'features'>): Map<Siren, Voisin[]> {
  const centres = new Map(contours.features.map(({ id, geometry }) => [id, centroide(geometry)]));
  const voisins = new Map<Siren, Voisin[]>(contours.features.map(({ id }) => [id, []]));
  for (const {
    territoires: [a, b],
    lignes,
  } of decomposer(contours).partages) {
    const longueur = lignes.reduce((somme, ligne) => somme + longueurKm(ligne), 0);
    for (const [de, vers] of [
      [a, b],
      [b, a],
    ] as const) {
      const direction = directionVers(centres.get(de)!, centres.get(vers)!);
      voisins.get(de)!.push({ siren: vers, longueurKm: longueur, direction });
    }
  }
  for (const liste of voisins.values()) {
    liste.sort((un, autre) => autre.longueurKm - un.longueurKm || un.siren.localeCompare(autre.siren));
  }
  return voisins;
}
