/** Les clés sous lesquelles une commune se cherche : sans accents, ni tirets, ni mots de liaison. */
import { normaliser } from '#lib/texte/cle.ts';

/** Mots que l’on oublie ou que l’on abrège souvent en tapant un nom (« Saint-Aignan-sur-Roë », « Neuilly s/ Seine »). */
const LIAISONS = new Set([
  'le',
  'la',
  'les',
  'l',
  'de',
  'du',
  'des',
  'd',
  'sur',
  'sous',
  's',
  'ss',
  'en',
  'et',
  'au',
  'aux',
  'lez',
]);
const ABREGES: Record<string, string> = { st: 'saint', ste: 'sainte' };

/** Un nom prêt à être comparé. */
export interface Cle {
  /** Mots portants collés : `saintaignanroe`. Tous les mots si le nom n’a que des liaisons. */
  porteur: string;
  /** Rang, dans `porteur`, du début de chaque mot ; le premier vaut 0. */
  debuts: number[];
  /** Tous les mots collés : `saintaignansurroe`. */
  plein: string;
}

/**
 * Clé d’un nom ou d’une saisie : `St Aignan s/ Roe` et `Saint-Aignan-sur-Roë` se rejoignent ; vide si rien n’est une
 * lettre ou un chiffre.
 */
export function cleCommune(nom: string): Cle {
  const mots = normaliser(nom)
    .split(' ')
    .filter((m) => m !== '')
    .map((m) => ABREGES[m] ?? m);
  const portants = mots.filter((m) => !LIAISONS.has(m));
  const gardes = portants.length > 0 ? portants : mots;
  const debuts: number[] = [];
  let porteur = '';
  for (const mot of gardes) {
    debuts.push(porteur.length);
    porteur += mot;
  }
  return { porteur, debuts, plein: mots.join('') };
}

/** Ce qui s’entend pareil, dans l’ordre où on le remplace : le plus long d’abord. */
const SONS: readonly [RegExp, string][] = [
  [/eau|au/g, 'o'],
  [/ph/g, 'f'],
  [/qu|ck|q|c(?![eiyh])/g, 'k'],
  [/ch/g, 'C'],
  [/c/g, 's'],
  [/[ae]i|ey|ay/g, 'e'],
  [/oeu|eu/g, 'e'],
  [/y/g, 'i'],
  [/[ae][mn](?![aeiou])/g, 'A'],
  [/h/g, ''],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
  [/[tdsxp]$/g, ''],
];

/** Un porteur écrit comme il s’entend : `chateaugontier` et `chatogontier` se rejoignent. */
export function clePhonetique(porteur: string): string {
  return SONS.reduce((texte, [son, ecrit]) => texte.replace(son, ecrit), porteur);
}
