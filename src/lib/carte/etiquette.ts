import { placerBoite, type BoiteAPoser } from '#lib/geo/rectangle-interieur.ts';
import type { Point } from '#lib/geo/contours.ts';

/** Un territoire où poser une étiquette, en unités du dessin (ou en pixels). */
export interface Emplacement {
  /** Point le plus loin des bords, et sa distance au bord. */
  x: number;
  y: number;
  rayon: number;
  /** Le plus grand morceau : anneau extérieur puis trous. */
  anneaux: readonly (readonly Point[])[];
}

/** Comment écrire un nom sur une carte. Longueurs dans l’unité de l’emplacement. */
export interface ReglesDeNom {
  /** Corps possibles, du plus grand au plus petit. */
  corps: readonly number[];
  /** Hauteur de l’icône et de l’air qui la sépare du nom. */
  icone: number;
  /** Nombres de lignes au plus : essayés l’un après l’autre. */
  lignes: readonly number[];
  /** Part de sa boîte qui doit rester dedans, essayées l’une après l’autre ; défaut : entière, puis presque. */
  dedans?: readonly number[];
  /** Vrai si, faute de place, le nom peut s’écrire sans son icône. */
  sansIcone?: boolean;
  /** Ce que d’autres étiquettes couvrent déjà : celle-ci les évite. */
  prises?: readonly Boite[];
}

/** Une étiquette posée : milieu du bloc que font l’icône et le nom. */
export interface EtiquettePosee {
  x: number;
  y: number;
  /** Lignes du nom ; aucune s’il ne tient pas. */
  lignes: string[];
  corps: number;
  avecIcone: boolean;
}

/** Hauteur d’une ligne de nom, en parts du corps. */
const INTERLIGNE = 19 / 17;
/** Du haut d’une ligne à son pied, en parts du corps. */
const PIED = 12 / 17;
/** Air entre l’icône et le nom, en unités du dessin. */
export const AIR = 2;
/** Chasses du gras d’Atkinson, en parts du corps, par familles de lettres : à 0,04 près. */
const CHASSES: readonly [RegExp, number][] = [
  [/[il '’.·]/, 0.3],
  [/[fjrt-]/, 0.37],
  [/[mwMW]/, 0.87],
  [/[A-ZÀ-ÖØ-Þ]/, 0.67],
];
const CHASSE_ORDINAIRE = 0.57;
/** Air de part et d’autre du nom, en parts du corps. */
const COTES = 6 / 17;
/**
 * À défaut de tenir entier, un nom peut toucher la limite, sans la passer : part de sa boîte, marges comprises, qui
 * doit rester dedans.
 */
const AU_PLUS_JUSTE = 0.92;

/** Les noms d’une carte à l’écran, pour un corps et une icône donnés. */
export function reglesDEcran(corps = 17, icone = 30): ReglesDeNom {
  return { corps: [corps], icone: icone + AIR, lignes: [3] };
}

/** Les noms d’une carte imprimée : chaque territoire porte le sien autant que possible, quitte à céder l’icône. */
export function reglesDImprime(corps: readonly number[], icone: number): ReglesDeNom {
  return { corps, icone: icone + AIR, lignes: [3, 5], sansIcone: true };
}

/**
 * Toutes les façons de couper un nom en `nombre` lignes au plus, sans couper un mot ; le trait d’union reste au bout de
 * sa ligne.
 */
function coupes(nom: string, nombre: number): string[][] {
  // « Brenne - Val de Creuse » : le tiret entouré d’espaces suit le mot d’avant, jamais en tête de ligne.
  const mots = nom
    .replace(/ ([-–]) /g, '\u00a0$1 ')
    .replace(/(\S-)(?=\S)/g, '$1 ')
    .split(/ +/);
  const coller = (morceaux: string[]) =>
    morceaux.reduce((a, b) => (a === '' || /\S-$/.test(a) ? a + b : `${a} ${b}`), '');
  const suite = (reste: string[], n: number): string[][] =>
    n === 1 || reste.length === 1
      ? [[coller(reste)]]
      : [
          [coller(reste)],
          ...reste
            .slice(1)
            .flatMap((_, i) => suite(reste.slice(i + 1), n - 1).map((fin) => [coller(reste.slice(0, i + 1)), ...fin])),
        ];
  return suite(mots, nombre);
}

/** Lettre → sa chasse : les mêmes lettres reviennent à chaque coupe de chaque nom. */
const chasses = new Map<string, number>();

function chasseDe(lettre: string): number {
  const chasse = chasses.get(lettre) ?? CHASSES.find(([famille]) => famille.test(lettre))?.[1] ?? CHASSE_ORDINAIRE;
  chasses.set(lettre, chasse);
  return chasse;
}

/** Largeur d’une ligne, en parts du corps. */
const largeurDe = (ligne: string): number => [...ligne].reduce((l, c) => l + chasseDe(c), 0);

/** Largeur et hauteur du bloc que font un nom et, au-dessus, la place de son icône. */
function boiteDe(lignes: readonly string[], corps: number, icone: number): [number, number] {
  return [(Math.max(...lignes.map(largeurDe)) + COTES) * corps, lignes.length * INTERLIGNE * corps + icone];
}

/** Ce que couvre une étiquette, dans l’unité de l’emplacement : gauche, haut, droite, bas. */
export type Boite = readonly [gauche: number, haut: number, droite: number, bas: number];

const boiteAutour = (x: number, y: number, [largeur, hauteur]: [number, number]): Boite => [
  x - largeur / 2,
  y - hauteur / 2,
  x + largeur / 2,
  y + hauteur / 2,
];

/** La boîte d’une étiquette posée. `icone` : hauteur de son icône, air compris. */
export function boitePosee({ x, y, lignes, corps, avecIcone }: EtiquettePosee, icone: number): Boite {
  return boiteAutour(x, y, boiteDe(lignes, corps, avecIcone ? icone : 0));
}

/** Vrai si deux boîtes ont une partie commune. */
const seCouvrent = (a: Boite, b: Boite): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Le milieu d’un bloc qui tient dans l’emplacement, au plus près de son point ; `null` s’il n’y en a pas. */
function loger(
  boite: BoiteAPoser,
  ou: Emplacement,
  insister: boolean,
  libre: (x: number, y: number) => boolean,
): [number, number] | null {
  // Un bloc bien plus large que le plus grand disque ne tient que dans une forme très allongée : à l’écran, inutile de
  // le chercher.
  if (boite.hauteur > ou.rayon * 2.2 || (boite.largeur > ou.rayon * 4 && !insister)) return null;
  return placerBoite(ou.anneaux, boite, [ou.x, ou.y], libre);
}

/**
 * Place l’icône et le nom d’un territoire par règle : parmi les coupes du nom qui tiennent tout entières dans sa forme,
 * la plus grande d’abord, puis celle qui a le moins de lignes, puis la plus étroite ; sinon l’icône seule, au point le
 * plus loin des bords.
 */
export function placerNom(nom: string, ou: Emplacement, regles: ReglesDeNom): EtiquettePosee {
  for (const avecIcone of regles.sansIcone ? [true, false] : [true]) {
    for (const nombre of regles.lignes) {
      const essais = regles.corps.map((corps) => ({
        corps,
        coupes: coupes(nom, nombre)
          .map((lignes) => ({ lignes, boite: boiteDe(lignes, corps, avecIcone ? regles.icone : 0) }))
          .sort((a, b) => a.lignes.length - b.lignes.length || a.boite[0] - b.boite[0]),
      }));
      for (const { corps, coupes: possibles } of essais)
        for (const serre of regles.dedans ?? [1, AU_PLUS_JUSTE])
          // Un bloc qui mordra sur une limite mord le moins s’il est étroit.
          for (const { lignes, boite } of serre < AU_PLUS_JUSTE
            ? [...possibles].sort((a, b) => a.boite[0] - b.boite[0])
            : possibles) {
            const libre = (x: number, y: number) =>
              !regles.prises?.some((b) => seCouvrent(b, boiteAutour(x, y, boite)));
            const tete = { largeur: regles.icone * serre, hauteur: regles.icone * serre };
            const serree = { largeur: boite[0] * serre, hauteur: boite[1] * serre, ...(avecIcone && { tete }) };
            const centre = loger(serree, ou, regles.sansIcone ?? false, libre);
            if (centre) return { x: centre[0], y: centre[1], lignes, corps, avecIcone };
          }
    }
  }
  return { x: ou.x, y: ou.y, lignes: [], corps: regles.corps.at(-1)!, avecIcone: true };
}

/** Part du plus grand corps au-dessous de laquelle un nom entier est petit. */
const PETIT = 2 / 3;

/** Le nom entier, ou le bref (`null` : il n’y en a pas) s’il s’écrit plus grand là où l’entier serait petit. */
export function placerNomOuBref(
  nom: string,
  bref: string | null,
  ou: Emplacement,
  regles: ReglesDeNom,
): EtiquettePosee {
  const corpsDe = ({ lignes, corps }: EtiquettePosee): number => (lignes.length > 0 ? corps : 0);
  const entier = placerNom(nom, ou, regles);
  if (bref === null || corpsDe(entier) >= regles.corps[0]! * PETIT) return entier;
  const court = placerNom(bref, ou, regles);
  return corpsDe(court) > corpsDe(entier) ? court : entier;
}

/**
 * Par rapport au milieu du bloc : milieu de l’icône, haut du nom, pied de chaque ligne. `icone` : sa hauteur, air
 * compris.
 */
export function disposer(
  { lignes, corps, avecIcone }: Pick<EtiquettePosee, 'lignes' | 'corps' | 'avecIcone'>,
  icone: number,
): { icone: number; nom: number; pieds: number[] } {
  const place = avecIcone ? icone : 0;
  const haut = -(lignes.length * INTERLIGNE * corps + place) / 2;
  return {
    icone: haut + place / 2,
    nom: haut + place,
    pieds: lignes.map((_, i) => haut + place + (PIED + i * INTERLIGNE) * corps),
  };
}
