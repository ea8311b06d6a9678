/** Attributs `d` compacts : entiers, déplacements relatifs, aucun séparateur superflu. */
import type { Point } from './contours.ts';

/** Points arrondis à l’unité, sans répétition : deux voisins arrondissent de même leur limite commune. */
export function arrondir(points: readonly Point[]): Point[] {
  const gardes: Point[] = [];
  for (const point of points) {
    // `+ 0` change -0 en 0.
    const entier: Point = [Math.round(point[0]) + 0, Math.round(point[1]) + 0];
    const precedent = gardes.at(-1);
    if (precedent && precedent[0] === entier[0] && precedent[1] === entier[1]) continue;
    gardes.push(entier);
  }
  return gardes;
}

/** Écrit des nombres à la suite : un signe moins sépare déjà. */
function coller(nombres: readonly number[]): string {
  return nombres.map((nombre, rang) => (rang > 0 && nombre >= 0 ? ` ${nombre}` : `${nombre}`)).join('');
}

/** `d` d’une ligne de points entiers ; `ferme` si elle revient à son départ (dernier point répété ou non). */
export function versChemin(points: readonly Point[]): string {
  const [depart, ...suite] = points;
  if (!depart || suite.length === 0) return '';
  const fin = suite.at(-1)!;
  const ferme = fin[0] === depart[0] && fin[1] === depart[1];
  if (ferme) suite.pop();
  const pas = suite.flatMap((point, rang) => {
    const avant = rang === 0 ? depart : suite[rang - 1]!;
    return [point[0] - avant[0], point[1] - avant[1]];
  });
  return `M${coller(depart)}l${coller(pas)}${ferme ? 'z' : ''}`;
}

/** Les lignes d’un attribut `d` écrit par `versChemin` ; une ligne fermée revient à son départ. */
export function lireChemin(d: string): Point[][] {
  return d.split('M').flatMap((morceau) => {
    const [x = 0, y = 0, ...pas] = (morceau.match(/-?\d+/g) ?? []).map(Number);
    if (pas.length === 0) return [];
    const points: Point[] = [[x, y]];
    for (let i = 0; i + 1 < pas.length; i += 2) {
      const avant = points.at(-1)!;
      points.push([avant[0] + pas[i]!, avant[1] + pas[i + 1]!]);
    }
    return [morceau.endsWith('z') ? [...points, points[0]!] : points];
  });
}
