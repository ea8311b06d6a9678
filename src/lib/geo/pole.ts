/** Pôle d’inaccessibilité : le point d’une forme le plus loin de son bord, où poser une étiquette. */
import polylabel from 'polylabel';
import type { Point } from './contours.ts';

/** Un point intérieur et sa distance au bord, dans l’unité des coordonnées. */
export interface Pole {
  x: number;
  y: number;
  rayon: number;
}

/**
 * Le pôle d’un polygone (anneau extérieur puis trous, fermés).
 * @param precision écart toléré sur le rayon, dans l’unité des coordonnées.
 */
export function poleDe(anneaux: readonly Point[][], precision = 1): Pole {
  const pole = polylabel(
    anneaux.map((anneau) => anneau.map(([x, y]) => [x, y] as [number, number])),
    precision,
  );
  return { x: pole[0], y: pole[1], rayon: pole.distance };
}
