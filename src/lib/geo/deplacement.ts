/** Aller d’un territoire à l’autre avec les flèches du clavier. */
import type { Point } from './contours.ts';

/** Les quatre flèches, et leur pas (x vers la droite, y vers le bas). */
export const FLECHES = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] } as const;
export type Fleche = keyof typeof FLECHES;

/** Combien un écart de travers coûte de plus qu’un écart droit devant. */
const TRAVERS = 2;

/**
 * Le territoire où mène une flèche : parmi ceux dont le centre est de ce côté, le plus proche, l’écart de travers
 * comptant double. Deux passes : d’abord dans le quart de tour visé, puis dans tout le demi-plan, pour qu’aucun
 * territoire ne soit hors d’atteinte.
 * @param centres positions à l’écran, y vers le bas.
 */
export function suivantVers(depart: string, fleche: Fleche, centres: ReadonlyMap<string, Point>): string | null {
  const [ux, uy] = FLECHES[fleche];
  const origine = centres.get(depart);
  if (!origine) return null;
  let [meilleur, cout, dansLeQuart]: [string | null, number, boolean] = [null, Infinity, false];
  for (const [cle, [x, y]] of centres) {
    const [dx, dy] = [x - origine[0], y - origine[1]];
    const devant = dx * ux + dy * uy;
    const travers = Math.abs(dx * uy) + Math.abs(dy * ux);
    if (cle === depart || devant <= 0) continue;
    const quart = travers <= devant;
    const prix = devant + TRAVERS * travers;
    if ((quart && !dansLeQuart) || (quart === dansLeQuart && prix < cout))
      [meilleur, cout, dansLeQuart] = [cle, prix, quart];
  }
  return meilleur;
}
