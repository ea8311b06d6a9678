import assert from 'node:assert/strict';
import test from 'node:test';
import { normaliser, versSlug } from '#lib/texte/cle.ts';

test('normalise accents, ligatures, casse et ponctuation', () => {
  const cas = {
    'Saint-Aignan-sur-Roë': 'saint aignan sur roe',
    'CŒUR de Brenne': 'coeur de brenne',
    ' L’Huisserie ': 'l huisserie',
    Ævi: 'aevi',
    '': '',
  };
  for (const [avant, apres] of Object.entries(cas)) assert.equal(normaliser(avant), apres);
});

test('un accent composé et un accent décomposé donnent la même clé', () => {
  assert.equal(versSlug('Écueillé'.normalize('NFD')), versSlug('Écueillé'.normalize('NFC')));
  assert.equal(versSlug('Éguzon - Argenton'), 'eguzon-argenton');
});
