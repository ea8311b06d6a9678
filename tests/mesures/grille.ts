/**
 * Contours fabriqués : une grille dont chaque territoire est une case aux côtés brisés, ou un rond autour de son vrai
 * centre.
 */

/** Points d’un côté de case : quarante par territoire, comme les vrais contours. */
const POINTS_PAR_COTE = 10;

/** Un point de la grille, déplacé toujours de la même façon : deux cases voisines gardent leur côté commun. */
function sommet(i: number, j: number): [number, number] {
  const bruit = (n: number) => ((Math.imul(i * 7919 + j * 104_729 + n, 2_654_435_761) >>> 8) % 1000) / 1000 - 0.5;
  return [
    Math.round((1 + (i + 0.6 * bruit(1)) * 0.02) * 1e4) / 1e4,
    Math.round((46 + (j + 0.6 * bruit(2)) * 0.015) * 1e4) / 1e4,
  ];
}

/** Tour d’un rectangle de cases, en degrés, fermé, en sens trigonométrique. */
export function tour(x: number, y: number, largeur: number, hauteur: number): [number, number][] {
  const [x0, y0, x1, y1] = [x, y, x + largeur, y + hauteur].map((n) => n * POINTS_PAR_COTE) as [
    number,
    number,
    number,
    number,
  ];
  const pas = (de: number, vers: number) =>
    Array.from({ length: Math.abs(vers - de) }, (_, k) => de + k * Math.sign(vers - de));
  const points = [
    ...pas(x0, x1).map((i) => sommet(i, y0)),
    ...pas(y0, y1).map((j) => sommet(x1, j)),
    ...pas(x1, x0).map((i) => sommet(i, y1)),
    ...pas(y1, y0).map((j) => sommet(x0, j)),
  ];
  return [...points, points[0]!];
}

/** Rayon d’un rond, en parts de la distance au centre le plus proche : deux ronds voisins ne se touchent pas. */
const PART_DU_RAYON = 0.4;

/**
 * Un rond de quarante points autour de chaque centre (longitude, latitude), en degrés, fermé, en sens trigonométrique.
 */
export function ronds(centres: readonly (readonly [number, number])[]): [number, number][][] {
  return centres.map(([x, y], rang) => {
    const ecarts = centres.flatMap(([a, b], i) => (i === rang ? [] : [Math.hypot((a - x) * 0.7, b - y)]));
    const rayon = PART_DU_RAYON * Math.min(0.2, ...ecarts);
    const points = Array.from({ length: 4 * POINTS_PAR_COTE }, (_, i): [number, number] => {
      const angle = (i * 2 * Math.PI) / (4 * POINTS_PAR_COTE);
      return [x + (rayon / 0.7) * Math.cos(angle), y + rayon * Math.sin(angle)].map(
        (n) => Math.round(n * 1e4) / 1e4,
      ) as [number, number];
    });
    return [...points, points[0]!];
  });
}
