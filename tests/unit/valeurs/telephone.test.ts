import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estTelephone, lienDAppel } from '#lib/valeurs/telephone.ts';

const CAS: [texte: string, juste: boolean][] = [
  ['02 43 62 50 00', true],
  ['0243625000', false],
  ['02.43.62.50.00', false],
  ['00 43 62 50 00', false],
  ['+33 2 43 62 50 00', false],
  ['02 43 62 50', false],
];
for (const [texte, juste] of CAS)
  test(`« ${texte} » ${juste ? 'est' : 'n’est pas'} un numéro`, () => assert.equal(estTelephone(texte), juste));

test('le lien appelle de partout', () => assert.equal(lienDAppel('02 43 62 50 00'), 'tel:+33243625000'));
