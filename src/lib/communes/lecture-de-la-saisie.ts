/**
 * Ce qu’une personne écrit dans le champ de commune, démêlé : code postal, nom, département, mentions d’une adresse.
 */
import { normaliser } from '#lib/texte/cle.ts';
import { cleCommune, type Cle } from './cle-de-recherche.ts';

/** Une façon de lire la saisie. */
export interface LectureDeSaisie {
  /** Code postal, entier ou commencé ; vide s’il n’y en a pas. */
  code: string;
  nom: Cle;
  /** Clé du département écrit après le nom ; vide s’il n’y en a pas. */
  departement: string;
  /** Vrai si la saisie dit chercher une intercommunalité : « agglo de Laval ». */
  intercommunalite: boolean;
}

/** Ce qui désigne une commune sans être son nom. */
const DE_COMMUNE = [
  'mairie',
  'hotel de ville',
  'ville',
  'commune',
  'village',
  'bourg',
  'cls',
  'contrat local de sante',
];
/** Ce qui désigne une intercommunalité sans être son nom. */
const D_INTERCOMMUNALITE = [
  'communaute de communes',
  'communaute d agglomeration',
  'communaute d agglo',
  'communaute urbaine',
  'communaute',
  'agglomeration',
  'agglo',
  'intercommunalite',
  'interco',
  'epci',
  'comcom',
  'com com',
  'cdc',
  'cc',
  'ca',
  'cu',
  'ept',
  'metropole',
];
/** Ce qui finit le nom d’usage d’une intercommunalité : « Nevers Agglomération ». */
const FIN_D_INTERCOMMUNALITE = new Set(['agglomeration', 'agglo', 'metropole', 'communaute', 'interco']);
const ARTICLES = new Set(['la', 'le', 'les', 'l']);
/** Mots qui joignent un nom à ce qui le précède ou à son département. */
const JOINTURES = new Set(['de', 'du', 'des', 'd', 'dans', 'en', 'departement', 'dep', 'dept', 'dpt', ...ARTICLES]);

const estUnNombre = (mot: string): boolean => /^\d+$/.test(mot);
const estUnCode = (mot: string): boolean => /^\d{5}$/.test(mot);

/** Le pays, devant un code postal : « F-53000 ». */
const PAYS = new Set(['f', 'fr']);

/** Mots sans accents ; « 53 000 », « 53.000 », « 53-000 » et « F-53000 » sont le même code. */
function motsSaisis(saisie: string): string[] {
  const mots: string[] = [];
  for (const mot of normaliser(saisie).split(' ').filter(Boolean)) {
    const precedent = mots.at(-1) ?? '';
    const suite = estUnNombre(mot) && estUnNombre(precedent) && precedent.length + mot.length <= 5;
    if (suite) mots[mots.length - 1] = precedent + mot;
    else if (estUnCode(mot) && PAYS.has(precedent)) mots[mots.length - 1] = mot;
    else mots.push(mot);
  }
  return mots;
}

/** Les villes à arrondissements. */
const A_ARRONDISSEMENTS = new Set(['paris', 'lyon', 'marseille']);

/** Un arrondissement, en chiffres arabes ou romains : « 12e », « 3 », « XIe arr. ». */
const ARRONDISSEMENT = /^(1?\d|20|[ivx]+)(er|re|e|eme)?( arr(ondissement|t|dt)?( de)?)?$/;

/**
 * « Paris 12e arrondissement », « Lyon 3 », « 11e arrondissement de Paris » : l’arrondissement n’est pas une commune,
 * la ville répond.
 */
function sansArrondissement(mots: string[]): string[] {
  const ville = mots.findIndex((m) => A_ARRONDISSEMENTS.has(m));
  if (ville < 0) return mots;
  const [avant, apres] = [mots.slice(0, ville).join(' '), mots.slice(ville + 1).join(' ')];
  if (ARRONDISSEMENT.test(apres)) return mots.slice(0, ville + 1);
  return apres === '' && ARRONDISSEMENT.test(avant) ? [mots[ville]!] : mots;
}

function lecture(mots: readonly string[], code: string, reste: Partial<LectureDeSaisie> = {}): LectureDeSaisie {
  return { code, nom: cleCommune(mots.join(' ')), departement: '', intercommunalite: false, ...reste };
}

/** La saisie comme elle est écrite : un code postal, entier ou commencé, et un nom. */
function litterale(mots: readonly string[]): LectureDeSaisie {
  const nombres = mots.filter((m) => /^\d{2,5}$/.test(m));
  const code = nombres.find(estUnCode) ?? nombres[0] ?? '';
  return lecture(code ? mots.filter((m) => !estUnNombre(m)) : mots, code);
}

/** Ce que le code d’un CEDEX garde du département : deux chiffres, trois outre-mer. */
const departementDuCedex = (code: string): string => code.slice(0, /^9[78]/.test(code) ? 3 : 2);

/**
 * Ce qui nomme la commune dans une adresse : « 12 rue de la Paix, 53000 Laval, France », « CS 61000, 53013 LAVAL CEDEX
 * 9 ». Le code d’un CEDEX n’est pas celui de la commune : il n’en garde que le département.
 */
function dAdresse(mots: readonly string[]): { mots: string[]; code: string } {
  const rang = mots.findLastIndex(estUnCode);
  // « L. 1434-10 » n’est pas une adresse : ses nombres ne s’ôtent pas.
  if (rang < 0 && mots.some(estUnNombre) && !mots.includes('cedex')) return { mots: [], code: '' };
  const nommer = (m: readonly string[]) => m.filter((mot) => !estUnNombre(mot) && mot !== 'cedex' && mot !== 'france');
  const apres = nommer(mots.slice(rang + 1));
  const code = mots[rang] ?? '';
  const nommes = apres.length > 0 ? apres : nommer(mots.slice(0, Math.max(rang, 0)));
  if (!mots.includes('cedex')) return { mots: nommes, code };
  // Seul, le code d’un CEDEX ne dit pas de commune : tout le département ne répond pas pour elle.
  return { mots: nommes, code: nommes.length > 0 ? departementDuCedex(code) : '' };
}

/** Les mots sans ceux de `ecartes` qui les commencent ; aucun s’il n’y a que ceux-là. */
export function sansDebut(mots: readonly string[], ecartes: ReadonlySet<string>): string[] {
  const debut = mots.findIndex((m) => !ecartes.has(m));
  return debut < 0 ? [] : mots.slice(debut);
}

/**
 * « la mairie de Craon », « ville de Laval », « agglo de Laval », « Nevers Agglomération » ; rien si la saisie ne nomme
 * pas d’institution.
 */
function sansInstitution(mots: readonly string[]): { mots: string[]; intercommunalite: boolean } | null {
  const texte = `${sansDebut(mots, ARTICLES).join(' ')} `;
  const institution = [...DE_COMMUNE, ...D_INTERCOMMUNALITE].find((i) => texte.startsWith(`${i} `));
  if (institution === undefined) {
    const dit = mots.length > 1 && FIN_D_INTERCOMMUNALITE.has(mots.at(-1)!);
    return dit ? { mots: mots.slice(0, -1), intercommunalite: true } : null;
  }
  const suite = texte.slice(institution.length).trim().split(' ').filter(Boolean);
  const article = sansDebut(suite, JOINTURES);
  return article.length > 0 ? { mots: article, intercommunalite: D_INTERCOMMUNALITE.includes(institution) } : null;
}

/**
 * « Craon Mayenne », « Craon dans la Mayenne », « Craon (53) », « Ajaccio 2A » : le nom, puis un des départements de
 * l’index.
 */
function sansDepartement(mots: readonly string[], departements: ReadonlySet<string>): LectureDeSaisie | null {
  // Le plus long d’abord : « Maine-et-Loire » finit par « Loire ».
  for (let debut = 1; debut < mots.length; debut++) {
    const departement = cleCommune(mots.slice(debut).join(' ')).plein;
    if (!departements.has(departement)) continue;
    const fin = mots.slice(0, debut).findLastIndex((m) => !JOINTURES.has(m));
    if (fin >= 0) return lecture(mots.slice(0, fin + 1), '', { departement });
  }
  return null;
}

/**
 * Les lectures d’une saisie, de la plus littérale à la plus arrangée, chacune une fois. `departements` : clés des
 * départements de l’index.
 */
export function lecturesDe(saisie: string, departements: ReadonlySet<string>): LectureDeSaisie[] {
  const mots = sansArrondissement(motsSaisis(saisie));
  const adresse = dAdresse(mots);
  const institution = sansInstitution(adresse.mots);
  const { mots: nus, intercommunalite } = institution ?? { mots: adresse.mots, intercommunalite: false };
  // « comcom Cœur de France », « CC des 2 Vallées » : ses chiffres et « France » sont du nom.
  const entiere = sansInstitution(mots);
  const lectures = [
    litterale(mots),
    mots.some(estUnNombre) && !mots.every(estUnNombre) && !mots.some(estUnCode) ? lecture(mots, '') : null,
    entiere?.intercommunalite ? lecture(entiere.mots, '', { intercommunalite: true }) : null,
    lecture(adresse.mots, adresse.code),
    lecture(nus, intercommunalite ? '' : adresse.code, { intercommunalite }),
    sansDepartement(mots, departements),
    sansDepartement(entiere?.mots ?? [], departements),
    // Un code que la poste ne donne à aucune commune de ce nom est celui d’un CEDEX qui ne se dit pas.
    nus.length > 0 && !intercommunalite ? lecture(nus, departementDuCedex(adresse.code)) : null,
  ];
  return lectures
    .filter((l) => l !== null)
    .filter((l) => l.code !== '' || l.nom.plein !== '')
    .filter((l, i, toutes) => toutes.findIndex((m) => memes(l, m)) === i);
}

const memes = (a: LectureDeSaisie, b: LectureDeSaisie): boolean =>
  a.code === b.code &&
  a.nom.plein === b.nom.plein &&
  a.departement === b.departement &&
  a.intercommunalite === b.intercommunalite;

/** Vrai pour cinq chiffres seuls : un code postal entier, ou un code CEDEX, que le référentiel des communes n’a pas. */
export function estUnCodeEntier(saisie: string): boolean {
  const mots = motsSaisis(saisie);
  return mots.length === 1 && estUnCode(mots[0]!);
}

/** Vrai pour une seule lettre ou un seul chiffre : trop peu pour dire qu’aucun nom n’y répond. */
export function estUnSeulSigne(saisie: string): boolean {
  return [...saisie.trim()].length === 1 && !neNommeRien(saisie);
}

/** Le code Insee qu’une saisie a la forme d’être (« 53130 », « 2a004 ») ; vide si elle n’en est pas un. */
export function codeInsee(saisie: string): string {
  const code = motsSaisis(saisie).join('').toUpperCase();
  return /^\d[\dAB]\d{3}$/.test(code) ? code : '';
}

/** Vrai pour un CEDEX dont la saisie ne dit pas la commune : « 53160 CEDEX ». */
export function estUnCedexSeul(saisie: string): boolean {
  const mots = motsSaisis(saisie);
  return mots.includes('cedex') && mots.every((m) => m === 'cedex' || estUnNombre(m));
}

/** Vrai si rien, dans la saisie, n’est une lettre ou un chiffre. */
export function neNommeRien(saisie: string): boolean {
  return motsSaisis(saisie).length === 0;
}
