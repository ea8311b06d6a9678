import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '#lib/geo/contours.ts';
import { suivantVers, type Fleche } from '#lib/geo/deplacement.ts';

const centres = new Map<string, Point>([
  ['no', [0, 0]],
  ['ne', [10, 1]],
  ['so', [1, 10]],
  ['se', [10, 11]],
  ['loin', [40, 5]],
]);

const CAS: [string, Fleche, string | null][] = [
  ['no', 'ArrowRight', 'ne'],
  ['no', 'ArrowDown', 'so'],
  ['no', 'ArrowUp', null],
  ['no', 'ArrowLeft', null],
  ['se', 'ArrowLeft', 'so'],
  ['se', 'ArrowUp', 'ne'],
  ['ne', 'ArrowRight', 'loin'],
  ['loin', 'ArrowLeft', 'ne'],
];
for (const [depart, fleche, attendu] of CAS) {
  test(`depuis ${depart}, ${fleche} mène à ${attendu ?? 'rien'}`, () =>
    assert.equal(suivantVers(depart, fleche, centres), attendu));
}

test('de proche en proche, tout territoire est atteint depuis n’importe quel autre', () => {
  for (const depart of centres.keys()) {
    const vus = new Set([depart]);
    for (const cle of vus) {
      for (const fleche of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
        const suite = suivantVers(cle, fleche, centres);
        if (suite) vus.add(suite);
      }
    }
    assert.equal(vus.size, centres.size, depart);
  }
});

test('un territoire inconnu ne mène nulle part', () => assert.equal(suivantVers('?', 'ArrowUp', centres), null));
