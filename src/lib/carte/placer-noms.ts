import { couper } from '#lib/carte/etiquette.ts';

/** Un bloc icône et nom, centré en (x, y). */
export interface NomPlace {
  x: number;
  y: number;
  /** Corps du texte, en unités du dessin. */
  taille: number;
  lignes: string[];
  /** Faux quand l’icône a dû céder sa place au nom. */
  avecIcone: boolean;
}

type Anneau = [number, number][];

/** Blanc entre l’icône et le nom, en unités du dessin. */
export const ECART = 3;
/** Largeur moyenne d’un caractère gras et hauteur d’une ligne, en parts du corps. */
const CHASSE = 0.57;
export const INTERLIGNE = 1.12;
/** Part du bloc qui doit tenir dans le territoire : un nom peut mordre un peu sur une limite. */
const DEDANS = 0.97;
/** Pas de la grille où l’on cherche, en unités du dessin. */
const PAS = 4;

/** Anneaux d’un `d` écrit par `versChemin` : départ absolu, suite relative, entiers. */
export function anneauxDuChemin(d: string): Anneau[] {
  return d
    .split('M')
    .filter(Boolean)
    .map((morceau) => {
      const nombres = morceau.match(/-?\d+/g)!.map(Number);
      const anneau: Anneau = [];
      for (let i = 0; i + 1 < nombres.length; i += 2) {
        const [x, y] = anneau.at(-1) ?? [0, 0];
        anneau.push([x + nombres[i]!, y + nombres[i + 1]!]);
      }
      return anneau;
    });
}

/** Grille des points intérieurs, en sommes cumulées : un rectangle tient si tous ses points sont dedans. */
class Grille {
  readonly #cumul: Int32Array;
  readonly #x0: number;
  readonly #y0: number;
  readonly #l: number;
  readonly #h: number;

  constructor(anneaux: readonly Anneau[]) {
    const xs = anneaux.flat().map((p) => p[0]);
    const ys = anneaux.flat().map((p) => p[1]);
    [this.#x0, this.#y0] = [Math.min(...xs), Math.min(...ys)];
    this.#l = Math.ceil((Math.max(...xs) - this.#x0) / PAS) + 1;
    this.#h = Math.ceil((Math.max(...ys) - this.#y0) / PAS) + 1;
    this.#cumul = new Int32Array((this.#l + 1) * (this.#h + 1));
    for (let j = 0; j < this.#h; j++) this.#remplir(j, traversees(anneaux, this.#y0 + j * PAS + 0.5));
  }

  #remplir(j: number, traversees: number[]): void {
    const largeur = this.#l + 1;
    let [k, ligne] = [0, 0];
    for (let i = 0; i < this.#l; i++) {
      while (k < traversees.length && traversees[k]! <= this.#x0 + i * PAS) k++;
      ligne += k % 2;
      this.#cumul[(j + 1) * largeur + i + 1] = this.#cumul[j * largeur + i + 1]! + ligne;
    }
  }

  /** Le centre, le plus proche de (x, y), d’un rectangle qui tient tout entier ; `null` s’il n’y en a pas. */
  loger(largeur: number, hauteur: number, x: number, y: number): [number, number] | null {
    const [l, h] = [Math.ceil(largeur / PAS) + 1, Math.ceil(hauteur / PAS) + 1];
    let [meilleur, ecart]: [[number, number] | null, number] = [null, Infinity];
    for (let j = 0; j + h <= this.#h; j++) {
      for (let i = 0; i + l <= this.#l; i++) {
        if (this.#pleins(i, j, l, h) < DEDANS * l * h) continue;
        const centre: [number, number] = [this.#x0 + (i + (l - 1) / 2) * PAS, this.#y0 + (j + (h - 1) / 2) * PAS];
        const distance = Math.hypot(centre[0] - x, centre[1] - y);
        if (distance < ecart) [meilleur, ecart] = [centre, distance];
      }
    }
    return meilleur;
  }

  #pleins(i: number, j: number, l: number, h: number): number {
    const en = (a: number, b: number) => this.#cumul[b * (this.#l + 1) + a]!;
    return en(i + l, j + h) - en(i, j + h) - en(i + l, j) + en(i, j);
  }
}

/** Abscisses, triées, où une horizontale coupe le bord. */
function traversees(anneaux: readonly Anneau[], y: number): number[] {
  return anneaux
    .flatMap((anneau) =>
      anneau.flatMap(([xa, ya], i) => {
        const [xb, yb] = anneau[(i + 1) % anneau.length]!;
        return ya > y !== yb > y ? [xa + ((y - ya) / (yb - ya)) * (xb - xa)] : [];
      }),
    )
    .sort((a, b) => a - b);
}

/** Coupe un nom en lignes ; un tiret entouré d’espaces reste au bout de la sienne. */
function couperSansTiretSeul(nom: string, nombre: number): string[] {
  return couper(nom.replace(/ ([-–]) /g, '_$1 '), nombre).map((ligne) => ligne.replace('_', ' '));
}

/** Dans l’ordre : avec son icône et peu de lignes, puis davantage ; sans elle ensuite. */
const ESSAIS = [
  { avecIcone: true, lignesAuPlus: 3 },
  { avecIcone: true, lignesAuPlus: 5 },
  { avecIcone: false, lignesAuPlus: 3 },
  { avecIcone: false, lignesAuPlus: 5 },
];

/**
 * Place un nom sous son icône dans leur territoire, au plus près du pôle : peu de lignes d’abord, puis le plus grand corps, puis la coupe
 * la plus courte ; faute de place, le nom seul. `null` si rien ne tient, même au plus petit corps : le tableau donne alors le nom.
 */
export function placerDansLaForme(
  nom: string,
  d: string,
  pole: { x: number; y: number },
  corps: readonly number[],
  icone: number,
): NomPlace | null {
  const grille = new Grille(anneauxDuChemin(d));
  for (const { avecIcone, lignesAuPlus } of ESSAIS) {
    const haut = avecIcone ? icone + ECART : 0;
    for (const taille of corps) {
      for (let nombre = 1; nombre <= lignesAuPlus; nombre++) {
        const lignes = couperSansTiretSeul(nom, nombre);
        if (lignes.length < nombre) continue;
        const largeur = Math.max(...lignes.map((l) => l.length)) * CHASSE * taille;
        const centre = grille.loger(
          Math.max(largeur, avecIcone ? icone : 0),
          haut + lignes.length * INTERLIGNE * taille,
          pole.x,
          pole.y,
        );
        if (centre) return { x: centre[0], y: centre[1], taille, lignes, avecIcone };
      }
    }
  }
  return null;
}
