import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleCommune } from '#lib/communes/cle-de-recherche.ts';

test('une clé ignore accents, tirets, articles et abréviations', () => {
  const cas: [string, string][] = [
    ['Saint-Aignan-sur-Roë', 'saintaignanroe'],
    ['st aignan roe', 'saintaignanroe'],
    ['STE-GEMMES LE ROBERT', 'saintegemmesrobert'],
    ["L'Huisserie", 'huisserie'],
    ['L’Huisserie', 'huisserie'],
    ['La Roë', 'roe'],
    ['Le Pas', 'pas'],
    ['Cœurs', 'coeurs'],
    ['', ''],
    [' - ', ''],
  ];
  for (const [nom, attendue] of cas) assert.equal(cleCommune(nom).porteur, attendue, nom);
});

test('un nom fait de liaisons seules les garde', () => {
  assert.deepEqual(cleCommune('la'), { porteur: 'la', debuts: [0], plein: 'la' });
  assert.deepEqual(cleCommune('Sur le'), { porteur: 'surle', debuts: [0, 3], plein: 'surle' });
});

test('une clé retient le début de chaque mot portant', () => {
  assert.deepEqual(cleCommune('La Chapelle-au-Riboul'), {
    porteur: 'chapelleriboul',
    debuts: [0, 8],
    plein: 'lachapelleauriboul',
  });
});
