/** Couleurs sRGB de 0 à 1. */
export type Rvb = [number, number, number];

const lineaire = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const gamma = (c: number) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
const borner = (c: number) => Math.min(1, Math.max(0, c));

export function lireHexa(hexa: string): Rvb {
  const n = Number.parseInt(hexa.slice(1), 16);
  return [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}

/** Luminance relative et rapport de contraste (WCAG 2.2, définitions). */
export function luminance([r, v, b]: Rvb): number {
  return 0.2126 * lineaire(r) + 0.7152 * lineaire(v) + 0.0722 * lineaire(b);
}
export function contraste(a: Rvb, b: Rvb): number {
  const [clair, fonce] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (clair + 0.05) / (fonce + 0.05);
}

/** Mélange de deux couleurs vues de loin : `part` de la seconde, en lumière linéaire. */
export function melanger(fond: Rvb, motif: Rvb, part: number): Rvb {
  return fond.map((c, i) => gamma(lineaire(c) * (1 - part) + lineaire(motif[i]!) * part)) as Rvb;
}

/**
 * Simulations de Viénot, Brettel et Mollon (1999) pour le rouge et le vert, de Machado et coll. (2009) pour le bleu ;
 * en lumière linéaire.
 */
const MATRICES = {
  protanopie: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deuteranopie: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
  tritanopie: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  gris: [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
} as const;
export type Vision = keyof typeof MATRICES | 'ordinaire';
export const VISIONS: Vision[] = ['ordinaire', 'protanopie', 'deuteranopie', 'tritanopie', 'gris'];

export function simuler(couleur: Rvb, vision: Vision): Rvb {
  if (vision === 'ordinaire') return couleur;
  const l = couleur.map(lineaire) as Rvb;
  return MATRICES[vision].map((m) => gamma(borner(m[0] * l[0] + m[1] * l[1] + m[2] * l[2]))) as Rvb;
}

function versLab(couleur: Rvb): [number, number, number] {
  const [r, v, b] = couleur.map(lineaire) as Rvb;
  const xyz = [
    0.4124 * r + 0.3576 * v + 0.1805 * b,
    0.2126 * r + 0.7152 * v + 0.0722 * b,
    0.0193 * r + 0.1192 * v + 0.9505 * b,
  ];
  const [x, y, z] = xyz
    .map((t, i) => t / [0.95047, 1, 1.08883][i]!)
    .map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29)) as Rvb;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Écart perçu entre deux couleurs (CIE 1976) ; 2,3 est le plus petit écart visible côte à côte. */
export function ecart(a: Rvb, b: Rvb): number {
  const [p, q] = [versLab(a), versLab(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
