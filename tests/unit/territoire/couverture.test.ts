import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Couverture } from '#lib/domaine/territoire.ts';
import { additionnerCouvertures, partEcrite, phraseCouverture, pourCent } from '#lib/territoire/couverture.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const couverture = (signes: number, aVerifier: number, inconnus: number): Couverture => ({
  jour: unJour('2026-11-21'),
  nombreEpci: 1,
  population: signes + aVerifier + inconnus,
  epci: { 'en-cours': 0, 'echeance-a-verifier': 0, 'en-construction': 0, echu: 0, 'sans-cls': 0, 'non-renseigne': 1 },
  habitants: {
    'en-cours': signes,
    'echeance-a-verifier': aVerifier,
    'en-construction': 0,
    echu: 0,
    'sans-cls': 0,
    'non-renseigne': inconnus,
  },
});

test('un contrat à vérifier couvre aussi, et les départements s’additionnent', () => {
  const total = additionnerCouvertures([couverture(10, 5, 5), couverture(0, 20, 60)]);
  assert.equal(total.couverts, 35);
  assert.equal(total.population, 100);
  assert.equal(total.parStatut['non-renseigne'], 65);
});

test('la phrase dit ce que nous ne savons pas, et se tait quand nous savons tout', () => {
  assert.match(
    phraseCouverture(additionnerCouvertures([couverture(1000, 0, 3000)])),
    /^1\u202f000 habitants sur 4\u202f000 \(25 %\) .+\. Pour 75 %, nous ne savons pas\.$/,
  );
  assert.doesNotMatch(phraseCouverture(additionnerCouvertures([couverture(10, 0, 0)])), /ne savons pas/);
});

test('une part infime ou presque entière ne s’arrondit ni à rien ni à tout', () => {
  assert.deepEqual(
    [pourCent(1, 1000), pourCent(999, 1000), pourCent(0, 5), pourCent(5, 5), pourCent(1, 0)],
    ['1 %', '99 %', '0 %', '100 %', '0 %'],
  );
});

test('une part s’écrit sous la barre si elle est plus large que son texte', () => {
  const dire = (part: number) => partEcrite({ statut: 'en-cours', debut: 0, part, texte: `${Math.round(part)} %` });
  assert.deepEqual(
    [7.9, 8, 9.4, 10, 10.9, 11, 62, 100].map((part) => [part, dire(part)]),
    [
      [7.9, false],
      [8, true],
      [9.4, true],
      [10, false],
      [10.9, false],
      [11, true],
      [62, true],
      [100, true],
    ],
  );
});
