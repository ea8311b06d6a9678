/**
 * Les noms d’une carte à l’écran : posés par-dessus le dessin, en part de sa largeur et de sa hauteur, ils gardent leur
 * corps quelle que soit la taille de la carte. Entier, bref, ou un numéro dont la clé est à côté ; jamais aucun.
 */
import type { Trace } from '#lib/geo/lignes-communes.ts';
import { nomAbrege, nomSansGenre } from './nom-bref.ts';
import {
  boitePosee,
  placerNom,
  type Boite,
  type Emplacement,
  type EtiquettePosee,
  type ReglesDeNom,
} from './etiquette.ts';

/** Corps des noms, côté de l’icône et interligne, en pixels ; la feuille de style les agrandit ou les réduit ensemble. */
const CORPS = 15;
export const ICONE = 24;
const INTERLIGNE = 17;
/** Réduction des noms sur un petit écran : 13 pixels. `noms.css` la redit. */
const REDUIT = 13 / 15;

/**
 * Part de sa boîte qu’un nom garde dedans. Entier ou bref, il y tient ; à défaut il mord un peu sur une limite, où son
 * halo le garde lisible : mieux vaut un nom qu’un numéro.
 */
const DEDANS = [
  [1, 0.93],
  [0.86, 0.8],
  [0.7, 0.6],
];

/** Taille à laquelle une carte se montre, en pixels : la place dont les noms disposent. */
export interface CadreDeVue {
  largeur: number;
  hauteur: number;
  /** Vrai si les noms y sont réduits : petits écrans, et accueil. */
  reduit?: boolean;
  /** Vrai si la carte est trop petite pour autre chose que le nom bref, sur une ligne tant qu’il y tient. */
  bref?: boolean;
}

/** Les plus petites tailles où chaque page montre sa carte, écran large puis téléphone de 360 pixels. */
export const CADRES = {
  carte: { large: { largeur: 528, hauteur: 520 }, etroit: { largeur: 328, hauteur: 444, reduit: true, bref: true } },
  accueil: {
    large: { largeur: 400, hauteur: 440, reduit: true },
    etroit: { largeur: 328, hauteur: 444, reduit: true, bref: true },
  },
  departement: {
    large: { largeur: 336, hauteur: 370, reduit: true },
    etroit: { largeur: 240, hauteur: 320, reduit: true, bref: true },
  },
  integration: {
    large: { largeur: 380, hauteur: 480, reduit: true },
    etroit: { largeur: 300, hauteur: 480, reduit: true, bref: true },
  },
} satisfies Record<string, { large: CadreDeVue; etroit: CadreDeVue }>;

/** Où se pose une étiquette, et ce qu’elle écrit sous son icône. */
export interface NomPose {
  /** Milieu du bloc, en centièmes de la largeur et de la hauteur du dessin. */
  x: number;
  y: number;
  lignes: string[];
  /** Vrai si le nom n’a pas pu s’écrire : c’est le numéro de la clé. */
  numerote: boolean;
  /** Vrai si, faute de place, le numéro est sans icône : le motif et la liste disent la situation. */
  sansIcone?: true;
  /** Vrai si un numéro en couvrirait un autre : seule la liste le dit. */
  tu?: boolean;
}

/** Les étiquettes d’un territoire, sur un grand et sur un petit écran. */
export interface NomsDeTerritoire {
  siren: string;
  numero: number;
  large: NomPose;
  etroit: NomPose;
}

/** Un territoire à nommer, dans l’ordre de la clé. */
export interface TerritoireANommer {
  siren: string;
  nom: string;
  /** Nom en un mot ; `null` si un autre territoire de la carte a le même. */
  bref: string | null;
}

/** Le nom sans sa sorte, s’il distingue encore : un nom bref plus long que lui dit qu’un autre le porte. */
function intermediaire({ nom, bref }: TerritoireANommer): string {
  const sansGenre = nomSansGenre(nom);
  return bref === null || bref.length > sansGenre.length ? nom : sansGenre;
}

const centieme = (part: number, tout: number): number => Math.round((1000 * part) / tout) / 10;

/** Pose les noms d’une carte : `large` et `etroit` disent la taille la plus petite où chaque écran la montre. */
export function poserLesNoms(
  trace: Trace,
  territoires: readonly TerritoireANommer[],
  { large, etroit }: { large: CadreDeVue; etroit: CadreDeVue },
): NomsDeTerritoire[] {
  const [surGrand, surPetit] = [
    poserDansUnCadre(trace, territoires, large),
    poserDansUnCadre(trace, territoires, etroit),
  ];
  return territoires.flatMap(({ siren }, rang) => {
    const [a, b] = [surGrand.get(siren), surPetit.get(siren)];
    return a && b ? [{ siren, numero: rang + 1, large: a, etroit: b }] : [];
  });
}

/** Les façons d’écrire un nom, de la meilleure à la moindre : le nom, et ses lignes au plus. */
function ecritures(t: TerritoireANommer, cadre: CadreDeVue): [nom: string, lignes: number][] {
  const bref = t.bref ?? t.nom;
  return cadre.bref
    ? [...new Set([bref, nomAbrege(bref)])].flatMap((nom) => [1, 2].map((lignes): [string, number] => [nom, lignes]))
    : [t.nom, intermediaire(t), bref].map((nom) => [nom, 2]);
}

/**
 * Les noms d’un cadre. Un tour par part : ceux qui tiennent entiers dans leur territoire se posent d’abord, ceux qui
 * mordent sur une limite ensuite, là où ils ne couvrent aucun nom déjà posé.
 */
function poserDansUnCadre(
  trace: Trace,
  territoires: readonly TerritoireANommer[],
  cadre: CadreDeVue,
): Map<string, NomPose> {
  const unite = Math.max(trace.largeur / cadre.largeur, trace.hauteur / cadre.hauteur) * (cadre.reduit ? REDUIT : 1);
  const lieux = new Map(trace.etiquettes.map((e) => [e.siren, e]));
  const poses = new Map<string, NomPose>();
  const prises: Boite[] = [];
  const essayer = (ou: Emplacement, nom: string, lignes: number, regles: Partial<ReglesDeNom>): EtiquettePosee =>
    placerNom(nom, ou, { corps: [CORPS * unite], icone: ICONE * unite, lignes: [lignes], prises, ...regles });
  const retenir = (siren: string, posee: EtiquettePosee, numerote: boolean): void => {
    const [x, y] = [centieme(posee.x, trace.largeur), centieme(posee.y, trace.hauteur)];
    const sansIcone = !posee.avecIcone && ({ sansIcone: true } as const);
    poses.set(siren, { x, y, lignes: posee.lignes, numerote, ...sansIcone });
    prises.push(boitePosee(posee, ICONE * unite));
  };
  for (const parts of DEDANS)
    for (const t of territoires) {
      const ou = lieux.get(t.siren);
      if (!ou || poses.has(t.siren)) continue;
      // L’itérateur s’arrête au premier nom qui tient.
      const posee = ecritures(t, cadre)
        .values()
        .map(([nom, lignes]) => essayer(ou, nom, lignes, { dedans: parts }))
        .find((e) => e.lignes.length > 0);
      if (posee) retenir(t.siren, posee, false);
    }
  territoires.forEach(({ siren }, rang) => {
    const ou = lieux.get(siren);
    if (ou && !poses.has(siren)) {
      const numero = String(rang + 1);
      const posee = essayer(ou, numero, 1, { dedans: DEDANS.flat(), sansIcone: true });
      const tient = posee.lignes.length > 0;
      retenir(siren, { ...posee, lignes: [numero], avecIcone: tient && posee.avecIcone }, true);
    }
  });
  const dansLOrdre = territoires.flatMap(({ siren }) => poses.get(siren) ?? []);
  taire(dansLOrdre, trace, unite);
  return poses;
}

/** Part d’un numéro, en largeur et en hauteur, qu’un autre peut couvrir sans le cacher. */
const COUVERT = 0.55;

/** Tait les numéros qui en couvriraient un autre ; le premier de la liste garde le sien, un nom écrit aussi. */
function taire(poses: readonly NomPose[], trace: Trace, unite: number): void {
  const [enX, enY] = [trace.largeur / 100 / unite, trace.hauteur / 100 / unite];
  const gardees = poses.filter((p) => !p.numerote);
  for (const pose of poses.filter((p) => p.numerote)) {
    const couvre = (autre: NomPose) =>
      Math.abs(autre.x - pose.x) * enX < ICONE * COUVERT &&
      Math.abs(autre.y - pose.y) * enY < (ICONE + INTERLIGNE) * COUVERT;
    if (gardees.some(couvre)) pose.tu = true;
    else gardees.push(pose);
  }
}

/** Vrai si les deux écrans écrivent le même nom, à la même place à peu de chose près. */
export function memeNom(a: NomPose, b: NomPose): boolean {
  return (
    a.tu === b.tu &&
    a.sansIcone === b.sansIcone &&
    a.lignes.join('|') === b.lignes.join('|') &&
    Math.hypot(a.x - b.x, a.y - b.y) < 2
  );
}

/** Places, en pixels, autour du milieu du bloc : haut de l’icône, pied de chaque ligne. */
export function disposerNom({ lignes, sansIcone }: Pick<NomPose, 'lignes' | 'sansIcone'>): {
  icone: number;
  pieds: number[];
} {
  const icone = sansIcone ? 0 : ICONE;
  const haut = -(icone + lignes.length * INTERLIGNE) / 2;
  return { icone: haut, pieds: lignes.map((_, i) => haut + icone + 12 + i * INTERLIGNE) };
}
