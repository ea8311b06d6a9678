import assert from 'node:assert/strict';
import { test } from 'node:test';
import { centroide, situationDans } from '#lib/geo/centre.ts';
import { rectangle, territoire } from './carres.ts';

test('centroide pèse les morceaux et retranche les trous', () => {
  assert.deepEqual(centroide(territoire('a', [rectangle(2, 46)]).geometry), [2.5, 46.5]);
  const deux = centroide(territoire('a', [rectangle(0, 0, 2, 1)], [rectangle(8, 0)]).geometry);
  assert.ok(Math.abs(deux[0] - (2 * 1 + 8.5) / 3) < 1e-9);
  const troue = centroide(territoire('a', [rectangle(0, 0, 4, 4), rectangle(2, 1, 1, 2).reverse()]).geometry);
  assert.ok(troue[0] < 2);
  assert.ok(Math.abs(troue[1] - 2) < 1e-9);
});

test('situationDans nomme les neuf cases d’un département carré', () => {
  const attendues = [
    ['au sud-ouest', 'au sud', 'au sud-est'],
    ['à l’ouest', 'au centre', 'à l’est'],
    ['au nord-ouest', 'au nord', 'au nord-est'],
  ];
  const features = attendues.flatMap((ligne, y) => ligne.map((_, x) => territoire(`${x}${y}`, [rectangle(x, y)])));
  attendues.forEach((ligne, y) =>
    ligne.forEach((attendue, x) => assert.equal(situationDans(`${x}${y}`, { features }), attendue)),
  );
});

test('la limite du département fait foi quand un EPCI la dépasse', () => {
  const features = [territoire('a', [rectangle(0, 0)]), territoire('debordant', [rectangle(1, 0, 5, 1)])];
  const limite = {
    type: 'MultiLineString' as const,
    coordinates: [
      [
        [0, 0],
        [2, 0],
        [2, 1],
        [0, 1],
        [0, 0],
      ],
    ],
  };
  assert.equal(situationDans('debordant', { features, limite }), 'à l’est');
  assert.equal(situationDans('a', { features, limite }), 'à l’ouest');
});

test('un SIREN sans contour est une erreur', () => {
  assert.throws(() => situationDans('200048551', { features: [] }), /200048551/);
});
