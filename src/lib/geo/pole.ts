/** Pôle d’inaccessibilité : le point d’une forme le plus loin de son bord, où poser une étiquette. */
import type { Point } from './contours.ts';

/** Un point intérieur et sa distance au bord, dans l’unité des coordonnées. */
export interface Pole {
  x: number;
  y: number;
  rayon: number;
}

interface Case extends Pole {
  demi: number;
  /** Meilleur rayon possible dans la case. */
  espoir: number;
}

/** Distance d’un point au bord d’un polygone, négative dehors. */
function distanceAuBord(x: number, y: number, anneaux: readonly Point[][]): number {
  let [dedans, carre] = [false, Infinity];
  for (const anneau of anneaux) {
    for (let i = 1; i < anneau.length; i++) {
      const [[xa, ya], [xb, yb]] = [anneau[i - 1]!, anneau[i]!];
      if (ya > y !== yb > y && x < xa + ((y - ya) / (yb - ya)) * (xb - xa)) dedans = !dedans;
      const [dx, dy] = [xb - xa, yb - ya];
      const t = Math.min(1, Math.max(0, ((x - xa) * dx + (y - ya) * dy) / (dx * dx + dy * dy || 1)));
      carre = Math.min(carre, (x - xa - t * dx) ** 2 + (y - ya - t * dy) ** 2);
    }
  }
  return Math.sqrt(carre) * (dedans ? 1 : -1);
}

/**
 * Cherche le pôle d’un polygone (anneau extérieur puis trous) en coupant en quatre, à chaque pas, la case
 * la plus prometteuse : le centre d’une case ne peut gagner plus que sa demi-diagonale.
 * @param precision écart toléré sur le rayon, dans l’unité des coordonnées.
 */
export function poleDe(anneaux: readonly Point[][], precision = 1): Pole {
  const [xs, ys] = [0, 1].map((axe) => anneaux[0]!.map((point) => point[axe]!)) as [number[], number[]];
  const [gauche, haut] = [Math.min(...xs), Math.min(...ys)];
  const [largeur, hauteur] = [Math.max(...xs) - gauche, Math.max(...ys) - haut];
  const cote = Math.min(largeur, hauteur) || 1;
  const creer = (x: number, y: number, demi: number): Case => {
    const rayon = distanceAuBord(x, y, anneaux);
    return { x, y, demi, rayon, espoir: rayon + demi * Math.SQRT2 };
  };

  const attente: Case[] = [];
  for (let x = gauche; x < gauche + largeur; x += cote) {
    for (let y = haut; y < haut + hauteur; y += cote) attente.push(creer(x + cote / 2, y + cote / 2, cote / 2));
  }
  let meilleure = creer(gauche + largeur / 2, haut + hauteur / 2, 0);
  while (attente.length > 0) {
    attente.sort((a, b) => a.espoir - b.espoir);
    const candidate = attente.pop()!;
    if (candidate.rayon > meilleure.rayon) meilleure = candidate;
    if (candidate.espoir - meilleure.rayon <= precision) break;
    const quart = candidate.demi / 2;
    for (const dx of [-quart, quart]) {
      for (const dy of [-quart, quart]) attente.push(creer(candidate.x + dx, candidate.y + dy, quart));
    }
  }
  return { x: meilleure.x, y: meilleure.y, rayon: meilleure.rayon };
}
