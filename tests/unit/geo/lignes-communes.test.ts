import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tracerCarte } from '#lib/geo/lignes-communes.ts';
import { quatreCarres, rectangle, territoire } from './carres.ts';

test('trace les territoires, leurs limites, le contour et la limite du département', () => {
  const trace = tracerCarte(quatreCarres(), { echelle: { largeur: 212 } });
  assert.equal(trace.viewBox, '0 0 212 212');
  assert.equal(trace.largeur, 212);
  assert.deepEqual(trace.territoires[0], { siren: 'so', d: 'M6 206l100 0 0-100-100 0z' });
  // Au carrefour des quatre, les limites se rejoignent deux à deux.
  assert.equal(trace.limitesInternes.match(/M/g)?.length, 2);
  assert.equal(trace.contour.match(/M/g)?.length, 1);
  assert.ok(trace.limiteDepartement.endsWith('z'));
  assert.deepEqual(
    trace.etiquettes.map(({ siren, rayon }) => [siren, rayon > 45]),
    [
      ['so', true],
      ['se', true],
      ['no', true],
      ['ne', true],
    ],
  );
});

test('sans limite de département, son tracé est vide', () => {
  const { features } = quatreCarres();
  assert.equal(tracerCarte({ features }, { echelle: { largeur: 100 } }).limiteDepartement, '');
});

test('la simplification garde la même limite des deux côtés', () => {
  const zigzag = Array.from({ length: 21 }, (_, rang): [number, number] => [1 + (rang % 2) * 0.01, rang / 20]);
  const contours = {
    features: [
      territoire('a', [[[0, 0], ...zigzag, [0, 1]]]),
      territoire('b', [[[2, 0], [2, 1], ...[...zigzag].reverse()]]),
    ],
  };
  const lisse = tracerCarte(contours, { echelle: { largeur: 212 }, detail: 60 });
  assert.equal(lisse.limitesInternes, 'M106 106l0-100');
  assert.equal(lisse.territoires[0]!.d, 'M6 106l100 0 0-100-100 0z');
  assert.equal(lisse.territoires[1]!.d, 'M206 106l0-100-100 0 0 100z');
  const detaille = tracerCarte(contours, { echelle: { largeur: 212 }, detail: 0 });
  assert.ok(detaille.limitesInternes.length > 50);
});

test('un anneau dont le premier point est simplifié reste fermé', () => {
  const contours = {
    features: [
      territoire('a', [
        [
          [0.5, 0.001],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ]),
      territoire('b', [rectangle(1, 0)]),
    ],
  };
  const { territoires, etiquettes } = tracerCarte(contours, { echelle: { largeur: 212 } });
  assert.ok(territoires[0]!.d.endsWith('z'));
  assert.ok(Math.abs(etiquettes[0]!.x - 56) <= 2, `x = ${etiquettes[0]!.x}`);
});

test('les morceaux trop petits pour le dessin sont omis, et l’étiquette va dans le plus large', () => {
  const contours = {
    features: [territoire('a', [rectangle(5, 5, 0.001, 0.001)], [rectangle(0, 0)], [rectangle(2, 0, 3, 3)])],
  };
  const { territoires, etiquettes } = tracerCarte(contours, { echelle: { largeur: 112 } });
  assert.equal(territoires[0]!.d.match(/M/g)?.length, 2);
  assert.ok(etiquettes[0]!.x > 50);
});

test('un territoire trop petit pour le dessin y garde une marque, et son étiquette', () => {
  const contours = {
    features: [territoire('a', [rectangle(0, 0, 3, 3)]), territoire('b', [rectangle(5, 1, 0.001, 0.001)])],
  };
  const { territoires, etiquettes } = tracerCarte(contours, { echelle: { largeur: 112 } });
  assert.match(territoires[1]!.d, /^M10[0-9] \d+l3-3 3 3-3 3z$/);
  assert.deepEqual(
    etiquettes.map(({ siren }) => siren),
    ['a', 'b'],
  );
});

test('l’emprise demandée fixe le cadre', () => {
  const trace = tracerCarte(quatreCarres(), { echelle: { unitesParKm: 1 }, emprise: [0, 0, 1, 1], marge: 0 });
  assert.equal(trace.viewBox, '0 0 111 111');
  assert.equal(trace.unitesParKm, 1);
});
