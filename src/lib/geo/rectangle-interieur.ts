/** Poser une boîte (une étiquette) tout entière à l’intérieur d’un polygone. */
import type { Point } from './contours.ts';
import { contient } from './point-dans-polygone.ts';

/** Pas de la recherche, en fraction de la plus petite dimension de la boîte. */
const PAS = 3;

/** Le segment passe-t-il dans le rectangle ? Découpe de Liang et Barsky. */
function traverse(a: Point, b: Point, gauche: number, haut: number, droite: number, bas: number): boolean {
  // Presque tous les segments sont loin de la boîte : quatre comparaisons les écartent.
  if ((a[0] < gauche && b[0] < gauche) || (a[0] > droite && b[0] > droite)) return false;
  if ((a[1] < haut && b[1] < haut) || (a[1] > bas && b[1] > bas)) return false;
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
  const [gauche, droite, haut, bas] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const candidats: { x: number; y: number; ecart: number }[] = [];
  const proposer = (x: number, y: number) => candidats.push({ x, y, ecart: Math.hypot(x - autour[0], y - autour[1]) });
  for (let x = gauche + l; x <= droite - l; x += pas) for (let y = haut + h; y <= bas - h; y += pas) proposer(x, y);
  proposer(autour[0], autour[1]);
  const rectangles = rectanglesDe(boite);
  const croise = (a: Point, b: Point, x: number, y: number) =>
    rectangles.some((r) => traverse(a, b, x + r[0], y + r[1], x + r[2], y + r[3]));
  const centre = candidats
    .sort((a, b) => a.ecart - b.ecart)
    .find(
      ({ x, y }) =>
        libre(x, y) &&
        contient(anneaux, x, y) &&
        !anneaux.some((anneau) => anneau.some((point, i) => i > 0 && croise(anneau[i - 1]!, point, x, y))),
    );
  return centre ? [centre.x, centre.y] : null;
}
