/** Poser une boîte (une étiquette) tout entière à l’intérieur d’un polygone. */
import type { Point } from './contours.ts';
import { contient } from './point-dans-polygone.ts';

/** Pas de la recherche, en fraction de la plus petite dimension de la boîte. */
const PAS = 3;

/** Le segment passe-t-il dans le rectangle ? Découpe de Liang et Barsky. */
function traverse(a: Point, b: Point, gauche: number, haut: number, droite: number, bas: number): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  let [debut, fin] = [0, 1];
  for (const [p, q] of [
    [-dx, a[0] - gauche],
    [dx, droite - a[0]],
    [-dy, a[1] - haut],
    [dy, bas - a[1]],
  ] as const) {
    if (p === 0 && q < 0) return false;
    if (p === 0) continue;
    if (p < 0) debut = Math.max(debut, q / p);
    else fin = Math.min(fin, q / p);
  }
  return debut < fin;
}

/** Une boîte à poser. Unités : celles des coordonnées. */
export interface BoiteAPoser {
  largeur: number;
  hauteur: number;
  /** Le haut de la boîte, s’il est plus étroit : une icône, centrée sur son nom. */
  tete?: { largeur: number; hauteur: number };
}

/** Les rectangles dont une boîte est faite, autour de son centre : gauche, haut, droite, bas. */
function rectanglesDe({ largeur, hauteur, tete }: BoiteAPoser): [number, number, number, number][] {
  const [l, h] = [largeur / 2, hauteur / 2];
  if (!tete) return [[-l, -h, l, h]];
  const [t, sous] = [Math.min(l, tete.largeur / 2), tete.hauteur - h];
  return [
    [-l, sous, l, h],
    [-t, -h, t, sous],
  ];
}

/**
 * Centre d’une boîte qui tient dans le polygone (anneau extérieur puis trous), au plus près de `autour`, là où `libre`
 * y consent ; `null` si elle ne tient nulle part.
 */
export function placerBoite(
  anneaux: readonly (readonly Point[])[],
  boite: BoiteAPoser,
  autour: Point,
  libre: (x: number, y: number) => boolean = () => true,
): [number, number] | null {
  const [xs, ys] = [0, 1].map((axe) => anneaux[0]!.map((point) => point[axe]!)) as [number[], number[]];
  const [l, h] = [boite.largeur / 2, boite.hauteur / 2];
  const pas = Math.min(boite.largeur, boite.hauteur) / PAS;
  const candidats: [number, number][] = [];
  for (let x = Math.min(...xs) + l; x <= Math.max(...xs) - l; x += pas) {
    for (let y = Math.min(...ys) + h; y <= Math.max(...ys) - h; y += pas) candidats.push([x, y]);
  }
  const ecart = ([x, y]: Point) => Math.hypot(x - autour[0], y - autour[1]);
  candidats.push([autour[0], autour[1]]);
  const rectangles = rectanglesDe(boite);
  const croise = (a: Point, b: Point, x: number, y: number) =>
    rectangles.some(([gauche, haut, droite, bas]) => traverse(a, b, x + gauche, y + haut, x + droite, y + bas));
  return (
    candidats
      .sort((a, b) => ecart(a) - ecart(b))
      .find(
        ([x, y]) =>
          libre(x, y) &&
          contient(anneaux, x, y) &&
          !anneaux.some((anneau) => anneau.some((point, i) => i > 0 && croise(anneau[i - 1]!, point, x, y))),
      ) ?? null
  );
}
