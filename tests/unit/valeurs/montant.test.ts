import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formaterMontant, lireMontant, deEuros } from '#lib/valeurs/montant.ts';

test('lireMontant comprend les écritures courantes et refuse le reste', () => {
  const cas: [string, number | null][] = [
    ['', 0],
    ['   ', 0],
    ['31000', 3_100_000],
    ['31 000', 3_100_000],
    ['31\u202f000\u00a0€', 3_100_000],
    ['31.000', 3_100_000],
    ['31000,5', 3_100_050],
    ['31000.50', 3_100_050],
    ['1.234.567,89', 123_456_789],
    ['0', 0],
    ['-5', null],
    ['abc', null],
    ['12,345', null],
    ['1e5', null],
    ['10000000', 1_000_000_000],
    ['10000001', null],
    ['12,5,5', null],
  ];
  for (const [texte, attendu] of cas) assert.equal(lireMontant(texte), attendu, `« ${texte} »`);
});

test('formaterMontant n’écrit les centimes que s’il y en a', () => {
  const cas: [number, string][] = [
    [0, '0\u00a0€'],
    [100, '1\u00a0€'],
    [1_000_000, '10\u202f000\u00a0€'],
    [1_000_050, '10\u202f000,50\u00a0€'],
    [5, '0,05\u00a0€'],
    [-250_000, '−2\u202f500\u00a0€'],
  ];
  for (const [centimes, attendu] of cas) assert.equal(formaterMontant(deEuros(centimes / 100)), attendu);
});
