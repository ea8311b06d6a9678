import type { Point } from '#lib/geo/contours.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cadrer, empriseDe, projectionLocale, versDegres } from '#lib/geo/projection.ts';
import { quatreCarres, rectangle, territoire } from './carres.ts';

test('empriseDe suit l’ordre ouest, sud, est, nord et compte tous les morceaux', () => {
  const contours = { features: [territoire('a', [rectangle(-1, 46)], [rectangle(2, 48)])] };
  assert.deepEqual(empriseDe(contours), [-1, 46, 3, 49]);
});

test('à 60° nord un degré de longitude est dessiné moitié moins large, et le nord est en haut', () => {
  const projeter = projectionLocale(60);
  const [x, y] = projeter([1, 1]);
  assert.ok(Math.abs(x / -y - 0.5) < 1e-9);
  assert.ok(y < 0);
});

test('cadrer tient dans la largeur demandée, marges comprises', () => {
  const cadre = cadrer(empriseDe(quatreCarres()), { largeur: 212 }, 6);
  assert.equal(cadre.largeur, 212);
  assert.equal(cadre.hauteur, 212);
  assert.deepEqual(cadre.projeter([0, 2]).map(Math.round), [6, 6]);
  assert.deepEqual(cadre.projeter([2, 0]).map(Math.round), [206, 206]);
});

test('à unités par kilomètre égales, deux cartes ont la même échelle', () => {
  const petite = cadrer([0, 46, 1, 47], { unitesParKm: 4 });
  const grande = cadrer([-1, 47, 1, 49], { unitesParKm: 4 });
  const hauteurDuDegre = (cadre: typeof petite, x: number, y: number): number =>
    cadre.projeter([x, y])[1] - cadre.projeter([x, y + 1])[1];
  assert.ok(Math.abs(hauteurDuDegre(petite, 0, 46) - hauteurDuDegre(grande, 0, 47)) < 1e-9);
  assert.equal(petite.hauteur, Math.round(111.1949 * 4));
  assert.equal(grande.unitesParKm, 4);
});

test('situer retrouve les degrés d’un point dessiné', () => {
  const cadre = cadrer([-1.2, 47.7, 0, 48.6], { largeur: 736 }, 6);
  const points: Point[] = [
    [-1.2, 48.6],
    [-0.5, 48],
    [0, 47.7],
  ];
  for (const point of points)
    versDegres(cadre.projeter(point), cadre.repere).forEach((n, axe) => assert.ok(Math.abs(n - point[axe]!) < 1e-9));
});
