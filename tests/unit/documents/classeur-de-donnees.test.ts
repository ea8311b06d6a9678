import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { classeurDeDonnees } from '#lib/documents/classeur-de-donnees.ts';
import { lettresDeColonne } from '#lib/documents/formats/classeur.ts';
import { ecrireOds } from '#lib/documents/formats/ods.ts';
import { ecrireXlsx } from '#lib/documents/formats/xlsx.ts';
import { versCsvExcel } from '#lib/publication/csv.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { COULEURS_D_ESSAI as COULEURS } from './couleurs-d-essai.ts';

const champs = {
  nom: { titre: 'Nom', description: 'Le nom.', type: 'string' },
  population: { titre: 'Population', description: 'En habitants.', type: 'integer' },
} as const;
const table = {
  nom: 'essai',
  titre: 'Essai',
  champs,
  lignes: [
    { nom: 'Évron', population: 12 },
    { nom: 'A;B', population: null },
  ],
};
const classeur = classeurDeDonnees(table, {
  editeur: 'Nous',
  au: unJour('2026-11-26'),
  licence: 'Licence Ouverte 2.0',
  page: 'https://exemple.fr/donnees/',
  citation: 'Essai.',
});
const parties = (octets: Uint8Array) => {
  const archive = unzipSync(octets);
  return (nom: string) => strFromU8(archive[nom]!);
};

test('le XLSX a deux feuilles : des en-têtes en français, des nombres véritables, puis le mode d’emploi', () => {
  const lire = parties(ecrireXlsx(classeur, COULEURS));
  assert.match(lire('xl/workbook.xml'), /name="Données"[^>]*\/><sheet name="Lisez-moi"/);
  const donnees = lire('xl/worksheets/sheet1.xml');
  assert.match(donnees, /Population/);
  assert.match(donnees, /<c r="B2" s="\d+"><v>12<\/v><\/c>/);
  assert.doesNotMatch(donnees, /r="B3"|dataValidations|conditionalFormatting/);
  assert.match(lire('xl/worksheets/sheet2.xml'), /Situation au 26.novembre 2026[^]*Licence Ouverte 2\.0/u);
  assert.match(lire('[Content_Types].xml'), /sheet2\.xml/);
});

test('l’ODS dit la même chose', () => {
  const contenu = parties(ecrireOds(classeur, COULEURS))('content.xml');
  assert.match(contenu, /table:name="Données"[^]*office:value="12"[^]*table:name="Lisez-moi"[^]*Licence Ouverte/);
});

test('le CSV d’Excel : marque d’octets, points-virgules, en-têtes en français', () => {
  assert.equal(versCsvExcel(table.lignes, champs), '\ufeffNom;Population\r\nÉvron;12\r\n"A;B";\r\n');
});

test('les colonnes se nomment au-delà de Z', () => {
  assert.deepEqual([0, 25, 26, 51, 52].map(lettresDeColonne), ['A', 'Z', 'AA', 'AZ', 'BA']);
});
