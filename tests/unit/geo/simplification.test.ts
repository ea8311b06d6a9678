import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '#lib/geo/contours.ts';
import { simplifier } from '#lib/geo/simplification.ts';

test('retire les petits détails, garde les grands et les deux bouts', () => {
  const ligne: Point[] = [
    [0, 0],
    [5, 0.1],
    [10, 0],
    [15, 8],
    [20, 0],
  ];
  assert.deepEqual(simplifier(ligne, 1), [
    [0, 0],
    [10, 0],
    [15, 8],
    [20, 0],
  ]);
  assert.deepEqual(simplifier(ligne, 0), ligne);
  assert.deepEqual(simplifier(ligne, 1e6), [
    [0, 0],
    [20, 0],
  ]);
});

test('une ligne lue à l’envers se simplifie de même', () => {
  const ligne: Point[] = [
    [0, 0],
    [4, 1],
    [9, 0],
    [13, 5],
    [20, 1],
    [22, 6],
  ];
  assert.deepEqual(simplifier([...ligne].reverse(), 8).reverse(), simplifier(ligne, 8));
});

test('une ligne fermée garde un triangle', () => {
  const carre: Point[] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];
  assert.equal(simplifier(carre, 1e6).length, 4);
});

test('la ligne d’origine n’est pas modifiée', () => {
  const ligne: Point[] = [
    [0, 0],
    [1, 0],
    [2, 0],
  ];
  simplifier(ligne, 1);
  assert.equal(ligne.length, 3);
});
