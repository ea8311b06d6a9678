import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cartesAConfirmer, type ARepondre } from '#lib/territoire/questions-ouvertes.ts';

const ligne = (nom: string, ...questions: [question: string, ou: string][]): ARepondre => ({
  territoire: { nom } as ARepondre['territoire'],
  questions: questions.map(([question, ou]) => ({ question, ou })),
});

test('les mêmes questions ne font qu’une carte, pour tous ceux à qui elles se posent', () => {
  const { cartes } = cartesAConfirmer([ligne('A', ['q', 'x']), ligne('B', ['q', 'x']), ligne('C', ['r', 'x'])]);
  assert.deepEqual(
    cartes.map((c) => c.territoires.map((t) => t.nom)),
    [['A', 'B'], ['C']],
  );
});

test('qui répond le plus souvent est dit une fois ; dans une carte, un même répondant aussi', () => {
  const { habituel, cartes } = cartesAConfirmer([
    ligne('A', ['q', 'ARS'], ['s', 'mairie'], ['t', 'mairie']),
    ligne('B', ['r', 'ARS']),
  ]);
  assert.equal(habituel, 'ARS');
  assert.deepEqual(
    cartes[0]!.questions.map((q) => q.ou),
    [null, 'mairie', null],
  );
});

test('un répondant d’une seule carte, même à plusieurs territoires, n’est pas celui de tous', () => {
  const { habituel } = cartesAConfirmer([
    ligne('A', ['q', 'parc']),
    ligne('B', ['q', 'parc']),
    ligne('C', ['r', 'ARS']),
  ]);
  assert.equal(habituel, null);
});

test('sans répondant commun, chacun est dit', () => {
  const { habituel, cartes } = cartesAConfirmer([ligne('A', ['q', 'x']), ligne('B', ['r', 'y'])]);
  assert.equal(habituel, null);
  assert.deepEqual(
    cartes.map((c) => c.questions[0]!.ou),
    ['x', 'y'],
  );
});
