import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aireKm2, aireSignee, directionVers, longueurKm, type Direction } from '#lib/geo/longueurs-et-aires.ts';
import type { Point } from '#lib/geo/contours.ts';

const proche = (obtenu: number, attendu: number, ecart: number): void =>
  assert.ok(Math.abs(obtenu - attendu) <= ecart, `${obtenu} au lieu de ${attendu} ± ${ecart}`);

test('un degré de latitude fait 111,2 km, un degré de longitude moitié moins à 60° nord', () => {
  proche(
    longueurKm([
      [0, 47],
      [0, 48],
    ]),
    111.2,
    0.1,
  );
  proche(
    longueurKm([
      [0, 60],
      [1, 60],
    ]),
    55.6,
    0.1,
  );
  assert.equal(longueurKm([[0, 60]]), 0);
});

test('l’aire est positive en sens trigonométrique, négative dans l’autre', () => {
  const carre: Point[] = [
    [0, 0],
    [2, 0],
    [2, 1],
    [0, 1],
    [0, 0],
  ];
  assert.equal(aireSignee(carre), 2);
  assert.equal(aireSignee([...carre].reverse()), -2);
  proche(
    aireKm2([
      [0, 48],
      [0.1, 48],
      [0.1, 48.1],
      [0, 48.1],
      [0, 48],
    ]),
    11.12 * 7.43,
    0.2,
  );
});

test('l’aire d’un anneau ne dépend pas du point d’où l’on part', () => {
  const sommets: Point[] = [
    [4, 45],
    [5, 45.4],
    [4.7, 46.3],
    [4.1, 46],
  ];
  const aires = sommets.map((_, rang) => {
    const tourne = [...sommets.slice(rang), ...sommets.slice(0, rang)];
    return aireKm2([...tourne, tourne[0]!]);
  });
  for (const aire of aires) proche(aire, aires[0]!, 1e-6);
});

test('directionVers arrondit au huitième de tour', () => {
  const cas: [Point, Direction][] = [
    [[0, 1], 'nord'],
    [[1, 1], 'nord-est'],
    [[1, 0], 'est'],
    [[1, -1], 'sud-est'],
    [[0, -1], 'sud'],
    [[-1, -1], 'sud-ouest'],
    [[-1, 0], 'ouest'],
    [[-1, 1], 'nord-ouest'],
    [[0.3, 1], 'nord'],
    [[-0.3, -1], 'sud'],
  ];
  for (const [arrivee, attendue] of cas) assert.equal(directionVers([0, 0], arrivee), attendue, arrivee.join());
});

test('directionVers raccourcit la longitude : à 60° nord, (1,6 ; 1) est au nord-est', () => {
  assert.equal(directionVers([0, 60], [1.6, 61]), 'nord-est');
});
