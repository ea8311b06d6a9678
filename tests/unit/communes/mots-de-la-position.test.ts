import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hesitation, precisionDite, tropVague } from '#lib/communes/mots-de-la-position.ts';

test('la précision est dite dans son unité, sans fausse décimale', () => {
  for (const [metres, attendu] of [
    [0, 'à 0 m près'],
    [3.2, 'à 4 m près'],
    [27, 'à 30 m près'],
    [812, 'à 810 m près'],
    [994, 'à 990 m près'],
    [999, 'à 1 km près'],
    [1440, 'à 1,4 km près'],
    [2000, 'à 2 km près'],
    [25_300, 'à 25 km près'],
    [100_000, 'à 100 km près'],
  ] as const)
    assert.equal(precisionDite(metres), attendu);
});

test('une position vague le dit, et montre l’autre chemin', () => {
  assert.match(tropVague(25_000), /ne se situe qu’à 25 km près.*écrivez plutôt le nom de votre commune/i);
});

test('près d’une limite, rien n’est affirmé', () => {
  assert.match(hesitation(800, 2), /l’une de ces 2\sintercommunalités/u);
  assert.match(hesitation(800, 1), /peut-être dans cette intercommunalité/);
});
