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
    // Se lirait de deux façons : ni quarante-cinq euros, ni quatre mille.
    ['45€50', null],
    ['45 000 € 50', null],
    ['0.500', null],
    ['1234.567', null],
    ['4500.505', null],
    ['45 0000', null],
    ['1.234 567', null],
    ['45.000,5 €', 4_500_050],
    ['€ 45\u2009000', 4_500_000],
    ['45 000 , 50', 4_500_050],
    ['007', 700],
    ['10k', null],
    ['+5', null],
    ['−5', null],
    ['45 000 euros', null],
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
