import { formaterDate, premierJour } from '#lib/valeurs/date-partielle.ts';
import type { TexteJuridique } from '#lib/schemas/editorial.ts';

/** Un texte posé sur la frise. */
export interface PointFrise {
  x: number;
  y: number;
  dx: number;
  ancre: 'start' | 'end';
  quand: string;
  nom: string;
  portee: TexteJuridique['portee'];
  deduit: boolean;
}

/** La frise juridique, en unités de dessin : lois au-dessus de l’axe, délibérations au-dessous. */
export interface FriseJuridique {
  largeur: number;
  hauteur: number;
  axe: number;
  marge: number;
  debut: number;
  fin: number;
  annees: { x: number; annee: number }[];
  points: PointFrise[];
}

const LARGEUR = 760;
const MARGE = 24;
const ETAGE = 50;

/** Étage libre le plus proche de l’axe : les textes d’un même côté ne se chevauchent pas. */
function etageLibre(occupes: number[], gauche: number, droite: number): number {
  const libre = occupes.findIndex((fin) => fin < gauche);
  const etage = libre === -1 ? occupes.length : libre;
  occupes[etage] = droite;
  return etage;
}

/** Place chaque texte à sa date, sur l’étage libre le plus proche. */
export function dessinerFrise(textes: readonly TexteJuridique[]): FriseJuridique {
  const dates = textes.map((t) => Number(t.date.slice(0, 4)));
  const [debut, fin] = [Math.min(...dates), Math.max(...dates) + 1];
  const position = (date: string) => {
    const jour = Date.parse(premierJour(date));
    const [a, b] = [Date.parse(`${debut}-01-01`), Date.parse(`${fin}-01-01`)];
    return Math.round(MARGE + ((jour - a) / (b - a)) * (LARGEUR - 2 * MARGE));
  };
  const etages = { haut: [] as number[], bas: [] as number[] };
  const brouillon = textes.map((t) => {
    const x = position(t.date);
    const largeur = Math.max(t.nomCourt.length, formaterDate(t.date).length) * 8.4 + 16;
    const retourne = x + largeur > LARGEUR;
    const haut = t.portee === 'national';
    const etage = etageLibre(haut ? etages.haut : etages.bas, retourne ? x - largeur : x, retourne ? x : x + largeur);
    return { t, x, haut, etage, retourne };
  });
  const axe = 20 + etages.haut.length * ETAGE + 12;
  const points = brouillon.map(({ t, x, haut, etage, retourne }): PointFrise => ({
    x,
    y: haut ? axe - 34 - etage * ETAGE : axe + 50 + etage * ETAGE,
    dx: retourne ? -8 : 8,
    ancre: retourne ? 'end' : 'start',
    quand: formaterDate(t.date),
    nom: t.nomCourt,
    portee: t.portee,
    deduit: t.deduit !== undefined,
  }));
  const annees = Array.from({ length: fin - debut + 1 }, (_, i) => debut + i)
    .filter((a) => (a - debut) % 2 === 0)
    .map((annee) => ({ annee, x: position(`${annee}-01-01`) }));
  return {
    largeur: LARGEUR,
    hauteur: axe + 50 + etages.bas.length * ETAGE,
    axe,
    marge: MARGE,
    debut,
    fin,
    annees,
    points,
  };
}
