import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estDans, territoireEn } from '#lib/geo/point-dans-polygone.ts';
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
