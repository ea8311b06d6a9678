import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avecArticle, enumerer } from '#lib/texte/enumeration.ts';

test('enumerer met « et » avant le dernier', () => {
  assert.deepEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(enumerer), ['', 'a', 'a et b', 'a, b et c']);
});

for (const [de, attendu] of [
  ['de la Mayenne', 'la Mayenne'],
  ['de l’Indre', 'l’Indre'],
  ['du Cher', 'le Cher'],
  ['des Landes', 'les Landes'],
  ['de Paris', 'Paris'],
  ['de La Réunion', 'La Réunion'],
  ['d’Eure-et-Loir', 'l’Eure-et-Loir'],
  ['du Rhône et de la métropole de Lyon', 'le Rhône et la métropole de Lyon'],
] as const) {
  test(`avecArticle : ${de} → ${attendu}`, () => assert.equal(avecArticle(de), attendu));
}
