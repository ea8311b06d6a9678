import assert from 'node:assert/strict';
import test from 'node:test';
import { premierQuiTient } from '#lib/documents/premier-qui-tient.ts';

const CORPS = [11, 10.5, 10, 9.5, 9];

/** [corps au-dessus duquel rien ne tient, ce qui est rendu, ce qui est essayé] */
const CAS: [auPlus: number, rendu: number | undefined, essayes: number[]][] = [
  [12, 11, [11]],
  [10.5, 10.5, [11, 9, 10, 10.5]],
  [10, 10, [11, 9, 10, 10.5]],
  [9.5, 9.5, [11, 9, 10, 9.5]],
  [9, 9, [11, 9, 10, 9.5]],
  [8, undefined, [11, 9]],
];

for (const [auPlus, rendu, attendus] of CAS)
  test(`ce qui tient à ${auPlus} ou moins : ${rendu ?? 'rien'}, en ${attendus.length} essais`, () => {
    const essayes: number[] = [];
    const tenter = (corps: number) => {
      essayes.push(corps);
      return corps;
    };
    assert.equal(
      premierQuiTient(CORPS, tenter, (corps) => corps <= auPlus),
      rendu,
    );
    assert.deepEqual(essayes, attendus);
  });

test('rien à essayer, rien n’est rendu ; un seul essai n’est fait qu’une fois', () => {
  let faits = 0;
  const tenter = (corps: number) => {
    faits++;
    return corps;
  };
  assert.equal(
    premierQuiTient([], tenter, () => true),
    undefined,
  );
  assert.equal(
    premierQuiTient([11], tenter, () => false),
    undefined,
  );
  assert.equal(faits, 1);
});
