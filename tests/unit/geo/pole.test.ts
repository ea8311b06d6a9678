import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Point } from '#lib/geo/contours.ts';
import { poleDe, type Pole } from '#lib/geo/pole.ts';

const ferme = (points: Point[]): Point[] => [...points, points[0]!];

function estProche(obtenu: Pole, x: number, y: number, rayon: number): void {
  for (const [nom, a, b] of [
    ['x', obtenu.x, x],
    ['y', obtenu.y, y],
    ['rayon', obtenu.rayon, rayon],
  ] as const) {
    assert.ok(Math.abs(a - b) <= 1.5, `${nom} = ${a} au lieu de ${b}`);
  }
}

test('le pôle d’un carré est son centre', () => {
  estProche(
    poleDe(
      [
        ferme([
          [0, 0],
          [100, 0],
          [100, 100],
          [0, 100],
        ]),
      ],
      0.1,
    ),
    50,
    50,
    50,
  );
});

test('dans une forme en L, le pôle est dans le coude large et non au centre de gravité', () => {
  // Le disque touche les deux bords extérieurs et le coin rentrant : r = 60 / (1 + 1/√2).
  const rayon = 60 / (1 + Math.SQRT1_2);
  estProche(
    poleDe(
      [
        ferme([
          [0, 0],
          [200, 0],
          [200, 60],
          [60, 60],
          [60, 200],
          [0, 200],
        ]),
      ],
      0.1,
    ),
    rayon,
    rayon,
    rayon,
  );
});

test('le pôle évite un trou', () => {
  const bord = ferme([
    [0, 0],
    [300, 0],
    [300, 100],
    [0, 100],
  ]);
  const trou = ferme([
    [20, 10],
    [20, 90],
    [190, 90],
    [190, 10],
  ]);
  const { x, rayon } = poleDe([bord, trou], 0.1);
  assert.ok(x > 230, `x = ${x}`);
  assert.ok(rayon > 49);
});

test('un territoire long et mince a un petit rayon', () => {
  assert.ok(
    poleDe(
      [
        ferme([
          [0, 0],
          [500, 0],
          [500, 8],
          [0, 8],
        ]),
      ],
      0.1,
    ).rayon < 4.1,
  );
});
