/**
 * Ce qu’une personne écrit dans le champ de commune, démêlé : code postal, nom, département, mentions d’une adresse.
 */
import { cleCommune, type Cle } from './cle-de-recherche.ts';

/** Une façon de lire la saisie. */
export interface Lecture {
  /** Code postal, entier ou commencé ; vide s’il n’y en a pas. */
  code: string;
  nom: Cle;
  /** Clé du département écrit après le nom ; vide s’il n’y en a pas. */
  departement: string;
}

/** « LAVAL CEDEX 9 », « 53013 Laval Cedex » : le code d’un CEDEX n’est pas celui de la commune. */
const CEDEX = /\bcedex\b[\s\d]*/i;
/** « mairie de Craon », « ville de Laval », « commune d’Ernée ». */
const INSTITUTION = /^\s*(?:mairie|ville|commune|village|bourg)\s+(?:de\s+la\s|de\s|du\s|des\s|d['’]\s*)/i;

/** « 53 000 », « 53.000 » et « 53000 » sont le même code. */
function serrer(saisie: string): string {
  return saisie.replace(/(\d)[\s.\u00a0\u202f]+(?=\d)/g, '$1');
}

function demeler(saisie: string): Lecture {
  const serree = serrer(saisie);
  const code = /\d{2,5}/.exec(serree)?.[0] ?? '';
  return { code, nom: cleCommune(code ? serree.replace(/[\d()]+/g, ' ') : saisie), departement: '' };
}

/**
 * « Craon Mayenne », « Craon, Mayenne », « Craon (53) », « Ajaccio 2A » : le nom, puis un des départements de l’index.
 */
function sansDepartement(saisie: string, departements: ReadonlySet<string>): Lecture | null {
  const mots = serrer(saisie)
    .split(/[\s,()-]+/)
    .filter(Boolean);
  for (let debut = mots.length - 1; debut > 0; debut--) {
    const departement = cleCommune(mots.slice(debut).join(' ')).plein;
    if (!departements.has(departement)) continue;
    return { code: '', nom: cleCommune(mots.slice(0, debut).join(' ')), departement };
  }
  return null;
}

/**
 * Les lectures d’une saisie, de la plus littérale à la plus arrangée, chacune une fois. `departements` : clés des
 * départements de l’index.
 */
export function lecturesDe(saisie: string, departements: ReadonlySet<string>): Lecture[] {
  const sansCedex = saisie.replace(CEDEX, ' ');
  const avecCedex = sansCedex !== saisie;
  const nue = (avecCedex ? sansCedex.replace(/\d+/g, ' ') : saisie).replace(INSTITUTION, '');
  const lectures = [demeler(saisie), demeler(nue), sansDepartement(nue, departements)];
  return lectures.filter((l) => l !== null).filter((l, i, toutes) => toutes.findIndex((m) => memes(l, m)) === i);
}

const memes = (a: Lecture, b: Lecture): boolean =>
  a.code === b.code && a.nom.plein === b.nom.plein && a.departement === b.departement;

/** Vrai pour cinq chiffres seuls : un code postal entier, ou un code CEDEX, que le référentiel des communes n’a pas. */
export function estUnCodeEntier(saisie: string): boolean {
  return /^\d{5}$/.test(serrer(saisie.trim()));
}
