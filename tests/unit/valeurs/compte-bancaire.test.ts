import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estBic, estIban } from '#lib/valeurs/compte-bancaire.ts';
import { estSiret } from '#lib/valeurs/siren.ts';

test('IBAN, BIC et SIRET : la forme et la clé', () => {
  const cas: [(t: string) => boolean, string, boolean][] = [
    [estIban, 'FR1420041010050500013M02606', true],
    [estIban, 'FR1420041010050500013M02607', false],
    [estIban, 'FR14 2004 1010 0505 0001 3M02 606', false],
    [estIban, '', false],
    [estBic, 'BDFEFRPPCCT', true],
    [estBic, 'BDFEFRPP', true],
    [estBic, 'BDFEFRPPC', false],
    [estSiret, '73282932000074', true],
    [estSiret, '73282932000075', false],
    [estSiret, '732829320', false],
  ];
  for (const [regle, texte, attendu] of cas) assert.equal(regle(texte), attendu, texte);
});
