import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { departementsDuCodePostal } from '#lib/communes/code-postal.ts';

describe('département d’un code postal', () => {
  const attendus: [saisie: string, codes: string[]][] = [
    ['53200', ['53']],
    ['01000', ['01']],
    ['53', ['53']],
    ['53 200', ['53']],
    ['20000', ['2A', '2B']],
    ['97400', ['974']],
    ['5', []],
    ['532000', []],
    ['Laval', []],
    ['', []],
  ];
  for (const [saisie, codes] of attendus)
    test(`« ${saisie} » : ${codes.join(' et ') || 'aucun'}`, () =>
      assert.deepEqual(departementsDuCodePostal(saisie), codes));
});
