import assert from 'node:assert/strict';
import test from 'node:test';
import { premierQuiTient } from '#lib/documents/premier-qui-tient.ts';

const CORPS = [11, 10.5, 10, 9.5, 9];

const TROIS = [11, 10, 9];

/** [ce que l’on peut essayer, corps au-dessus duquel rien ne tient, ce qui est rendu, ce qui est essayé] */
const CAS: [possibles: number[], auPlus: number, rendu: number | undefined, essayes: number[]][] = [
  [CORPS, 12, 11, [11]],
  [CORPS, 10.5, 10.5, [11, 9, 10, 10.5]],
  [CORPS, 10, 10, [11, 9, 10, 10.5]],
  [CORPS, 9.5, 9.5, [11, 9, 10, 9.5]],
  [CORPS, 9, 9, [11, 9, 10, 9.5]],
  [CORPS, 8, undefined, [11, 9]],
  [TROIS, 12, 11, [11]],
  [TROIS, 10, 10, [11, 10]],
  [TROIS, 9, 9, [11, 10, 9]],
  [TROIS, 8, undefined, [11, 10, 9]],
];

for (const [possibles, auPlus, rendu, attendus] of CAS)
  test(`de ${possibles.length}, à ${auPlus} ou moins : ${rendu ?? 'rien'}, en ${attendus.length} essais`, () => {
    const essayes: number[] = [];
    const tenter = (corps: number) => {
      essayes.push(corps);
      return corps;
    };
    assert.equal(
      premierQuiTient(possibles, tenter, (corps) => corps <= auPlus),
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
