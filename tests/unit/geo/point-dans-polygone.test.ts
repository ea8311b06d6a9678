import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estDans, territoireEn, territoiresAutour } from '#lib/geo/point-dans-polygone.ts';
import { quatreCarres, rectangle, territoire } from './carres.ts';

test('territoireEn trouve le territoire du point', () => {
  const cas: [number, number, string | null][] = [
    [0.5, 0.5, 'so'],
    [1.5, 0.5, 'se'],
    [0.5, 1.5, 'no'],
    [1.5, 1.5, 'ne'],
    [2.5, 0.5, null],
    [0.5, -0.1, null],
  ];
  for (const [x, y, attendu] of cas) assert.equal(territoireEn(x, y, quatreCarres()), attendu, `${x} ${y}`);
});

test('un point d’une limite commune, ou du carrefour, n’est que dans un territoire', () => {
  for (const [x, y] of [
    [1, 0.5],
    [0.5, 1],
    [1, 1],
  ] as const) {
    const trouves = quatreCarres().features.filter(({ geometry }) => estDans(x, y, geometry));
    assert.equal(trouves.length, 1, `${x} ${y}`);
  }
});

test('un trou n’est pas dans la forme, un second morceau y est', () => {
  const forme = territoire('a', [rectangle(0, 0, 3, 3), rectangle(1, 1).reverse()], [rectangle(5, 5)]).geometry;
  assert.equal(estDans(1.5, 1.5, forme), false);
  assert.equal(estDans(0.5, 1.5, forme), true);
  assert.equal(estDans(5.5, 5.5, forme), true);
});

test('un cercle nomme tous les territoires qu’il touche, celui de son centre d’abord', () => {
  const cas: [number, number, number, string[], boolean][] = [
    // Longitude, latitude, rayon en kilomètres ; un degré fait 111 km.
    [0.5, 0.5, 0.1, ['so'], true],
    [0.5, 0.5, 54, ['so'], true],
    [0.999, 0.5, 0.05, ['so'], true],
    [0.999, 0.5, 0.2, ['so', 'se'], false],
    [1.001, 0.5, 0.2, ['se', 'so'], false],
    [0.999, 0.999, 0.2, ['so', 'se', 'no', 'ne'], false],
    [0.001, 0.5, 0.2, ['so'], false],
    [-0.001, 0.5, 0.2, ['so'], false],
    [-0.01, 0.5, 0.2, [], false],
    [0.5, 0.5, 0, ['so'], true],
  ];
  for (const [x, y, rayon, attendus, sur] of cas) {
    const trouve = territoiresAutour(x, y, rayon, quatreCarres());
    const [premier, ...autres] = trouve.sirens;
    const [attendu, ...suite] = attendus;
    assert.deepEqual([premier, autres.sort(), trouve.sur], [attendu, suite.sort(), sur], `${x} ${y} ${rayon}`);
  }
});
