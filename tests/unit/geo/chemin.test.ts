import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrondir, lireChemin, versChemin } from '#lib/geo/chemin.ts';
import type { Point } from '#lib/geo/contours.ts';

test('versChemin est relatif, entier et sans séparateur superflu', () => {
  const cas: [Point[], string][] = [
    [[], ''],
    [[[3, 4]], ''],
    [
      [
        [3, 4],
        [10, 12],
        [9, 5],
      ],
      'M3 4l7 8-1-7',
    ],
    [
      [
        [0, 0],
        [5, 0],
        [5, 5],
        [0, 0],
      ],
      'M0 0l5 0 0 5z',
    ],
    [
      [
        [-2, -3],
        [0, 0],
      ],
      'M-2-3l2 3',
    ],
  ];
  for (const [points, attendu] of cas) assert.equal(versChemin(points), attendu);
});

test('arrondir met à l’unité, retire les répétitions et n’écrit jamais -0', () => {
  assert.deepEqual(
    arrondir([
      [-0.2, 0.4],
      [0.3, 0.1],
      [1.6, 2.5],
    ]),
    [
      [0, 0],
      [2, 3],
    ],
  );
  assert.ok(Object.is(arrondir([[-0.2, 0]])[0]![0], 0));
});

test('lireChemin rend ce que versChemin a écrit, lignes ouvertes et fermées bout à bout', () => {
  const lignes: [number, number][][] = [
    [
      [10, 20],
      [14, 18],
      [14, -3],
    ],
    [
      [0, 0],
      [5, 0],
      [5, 5],
      [0, 0],
    ],
  ];
  assert.deepEqual(lireChemin(lignes.map(versChemin).join('')), lignes);
  assert.deepEqual(lireChemin(''), []);
});
