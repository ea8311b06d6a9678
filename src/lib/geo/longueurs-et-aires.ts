/** Mesures sur des coordonnées : longueurs, aires, directions. */
import type { Point } from './contours.ts';

/** Longueur d’un degré de latitude, en kilomètres (sphère de rayon 6 371 km). */
export const KM_PAR_DEGRE = (6371 * Math.PI) / 180;

/** Les huit directions de la rose des vents, dans le sens horaire à partir du nord. */
const DIRECTIONS = ['nord', 'nord-est', 'est', 'sud-est', 'sud', 'sud-ouest', 'ouest', 'nord-ouest'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Écart de `depart` à `arrivee` en kilomètres [vers l’est, vers le nord], à la latitude moyenne des deux. */
export function ecartKm(depart: Point, arrivee: Point): [number, number] {
  const latitude = ((depart[1] + arrivee[1]) / 2) * (Math.PI / 180);
  return [(arrivee[0] - depart[0]) * KM_PAR_DEGRE * Math.cos(latitude), (arrivee[1] - depart[1]) * KM_PAR_DEGRE];
}

/** Longueur d’une ligne, en kilomètres. */
export function longueurKm(ligne: readonly Point[]): number {
  let total = 0;
  for (let i = 1; i < ligne.length; i++) total += Math.hypot(...ecartKm(ligne[i - 1]!, ligne[i]!));
  return total;
}

/** Aire signée d’un anneau dans l’unité de ses coordonnées : positive en sens trigonométrique (y vers le haut). */
export function aireSignee(anneau: readonly Point[]): number {
  const [x0, y0] = anneau[0] ?? [0, 0];
  let double = 0;
  // Rapporter à un point de l’anneau garde la précision des petites aires loin de l’origine.
  for (let i = 1; i < anneau.length; i++) {
    const [xa, ya] = anneau[i - 1]!;
    const [xb, yb] = anneau[i]!;
    double += (xa - x0) * (yb - y0) - (xb - x0) * (ya - y0);
  }
  return double / 2;
}

/** Aire d’un anneau en km², signée comme `aireSignee`. */
export function aireKm2(anneau: readonly Point[]): number {
  const origine = anneau[0] ?? ([0, 0] as const);
  // Le point qui ferme l’anneau n’est compté qu’une fois : l’aire ne dépend pas de celui d’où l’on part.
  const sommets = anneau.slice(1);
  const latitude = sommets.reduce((somme, point) => somme + point[1], 0) / (sommets.length || 1);
  const largeur = KM_PAR_DEGRE * Math.cos((latitude * Math.PI) / 180);
  return aireSignee(anneau.map(([x, y]) => [(x - origine[0]) * largeur, (y - origine[1]) * KM_PAR_DEGRE] as const));
}

/** La direction dans laquelle on voit `arrivee` depuis `depart`, au huitième de tour le plus proche. */
export function directionVers(depart: Point, arrivee: Point): Direction {
  const [est, nord] = ecartKm(depart, arrivee);
  const huitieme = Math.round(Math.atan2(est, nord) / (Math.PI / 4));
  return DIRECTIONS[(huitieme + 8) % 8]!;
}
