/** Alléger une ligne sans toucher à ses bouts. */
import type { Point } from './contours.ts';

/** Aire du triangle de trois points. */
function aireDuTriangle(a: Point, b: Point, c: Point): number {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}

/**
 * Simplification de Visvalingam et Whyatt : retire un à un le point dont le triangle avec ses deux voisins
 * est le plus petit, tant que son aire est inférieure à `aireMinimale` (unités au carré des coordonnées).
 * Les deux bouts restent ; une ligne fermée garde au moins un triangle.
 */
export function simplifier(ligne: readonly Point[], aireMinimale: number): Point[] {
  const points = [...ligne];
  const fermee = points.length > 1 && points[0]![0] === points.at(-1)![0] && points[0]![1] === points.at(-1)![1];
  const minimum = fermee ? 4 : 2;
  while (points.length > minimum) {
    let [plusPetit, rang] = [aireMinimale, -1];
    for (let i = 1; i < points.length - 1; i++) {
      const aire = aireDuTriangle(points[i - 1]!, points[i]!, points[i + 1]!);
      if (aire < plusPetit) [plusPetit, rang] = [aire, i];
    }
    if (rang < 0) break;
    points.splice(rang, 1);
  }
  return points;
}
