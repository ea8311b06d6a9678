import assert from 'node:assert/strict';
import test from 'node:test';
import { placerNom } from '#lib/vues/etiquette.ts';

test('un nom court tient sur une ligne, un nom long se coupe entre les mots', () => {
  assert.deepEqual(placerNom('Ernée', 60), ['Ernée']);
  const lignes = placerNom('Éguzon Argenton Vallée de la Creuse', 90);
  assert.ok(lignes.length > 1);
  assert.equal(lignes.join(' '), 'Éguzon Argenton Vallée de la Creuse');
});

test('un nom qui ne tient pas n’est pas écrit', () => {
  assert.deepEqual(placerNom('Éguzon Argenton Vallée de la Creuse', 15), []);
});

test('un trait d’union reste à la fin de sa ligne, et rien ne se perd', () => {
  const lignes = placerNom('Château-Gontier', 52);
  assert.equal(lignes.join(''), 'Château-Gontier');
});
