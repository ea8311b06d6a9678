/**
 * Une question posée au site : ses écritures, les pages qui y répondent vraiment, les mots proches quand aucune n’y
 * répond.
 */
import { lireAUneFaute } from '#lib/communes/une-faute.ts';
import { normaliser } from '#lib/texte/cle.ts';

/** Mots trop courants pour distinguer une page d’une autre. */
const VIDES = new Set([
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'un',
  'une',
  'et',
  'ou',
  'en',
  'a',
  'au',
  'aux',
  'pour',
  'par',
  'sur',
  'dans',
  'que',
  'qui',
  'l',
  'd',
  'n',
  's',
  'ce',
  'est',
  'il',
  'on',
]);

/**
 * Longueur d’un mot à partir de laquelle ses deux dernières lettres peuvent changer : « signer », « signé », « signés
 * ».
 */
const MOT_QUI_S_ACCORDE = 6;

/** « 20 000 », « 20.000 » et « 20000 » sont le même nombre. */
function reunirLesChiffres(texte: string): string {
  return texte.replace(/(\d)[\s.\u00a0\u202f]+(?=\d{3}(?!\d))/g, '$1');
}

/** Mots comparables d’un texte, nombres réunis. */
function motsDe(texte: string): string[] {
  return normaliser(reunirLesChiffres(texte)).split(' ').filter(Boolean);
}

/**
 * Les écritures sous lesquelles chercher une question : l’index garde les pages comme elles sont écrites, « œuvre »
 * d’un côté, « 20 000 » en deux mots de l’autre.
 */
export function ecrituresDe(question: string): string[] {
  const simple = motsDe(question).join(' ');
  const separee = simple.replace(/\d{4,}/g, (n) => n.replace(/\B(?=(\d{3})+$)/g, ' '));
  const liee = separee.replaceAll('oe', 'œ');
  return [...new Set([simple, separee, liee])];
}

/**
 * Ce qui doit se lire au début d’un mot de la page : un nombre entier, un mot court en entier, un mot long à ses
 * accords près.
 */
function radicalDe(mot: string): string {
  return /\d/.test(mot) || mot.length < MOT_QUI_S_ACCORDE ? mot : mot.slice(0, -2);
}

/**
 * Vrai si chaque mot de la question se lit dans la page. Le moteur rapproche aussi des mots par leur racine ou par un
 * morceau : il trouve « fin » pour « finacement », ce qui n’est pas une réponse.
 */
export function repondA(question: string, page: string): boolean {
  const tous = motsDe(question);
  const pleins = tous.filter((m) => !VIDES.has(m));
  const dansLaPage = motsDe(page);
  return (pleins.length > 0 ? pleins : tous).every((mot) => {
    const radical = radicalDe(mot);
    return dansLaPage.some((m) => (/\d/.test(mot) ? m === mot : m.startsWith(radical)));
  });
}

/** Les mots du site qui ne diffèrent de la question que d’une lettre, trois au plus. */
export function motsProches(question: string, motsDuSite: readonly string[]): string[] {
  const mot = normaliser(question).replaceAll(' ', '');
  if (mot.length < 4) return [];
  return motsDuSite
    .filter((m) => {
      const cle = normaliser(m).replaceAll(' ', '');
      return cle !== mot && lireAUneFaute(mot, cle) === cle.length;
    })
    .slice(0, 3);
}
