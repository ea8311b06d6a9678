import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparerLignes, correspond, type LigneTriable } from '#lib/carte/tri.ts';

const ligne = (nom: string, statut: LigneTriable['statut'], terme: string | null = null): LigneTriable => ({
  nom,
  statut,
  signature: null,
  terme,
  source: null,
  rang: nom.length,
});
const LIGNES = [ligne('Ernée', 'non-renseigne'), ligne('Craon', 'en-cours', '2027-05'), ligne('Évron', 'echu', '2020')];
const noms = (tri: Parameters<typeof comparerLignes>[2]) =>
  [...LIGNES].sort((a, b) => comparerLignes(a, b, tri)).map((l) => l.nom);

test('sans tri demandé, les lignes suivent les situations', () =>
  assert.deepEqual(noms(null), ['Craon', 'Évron', 'Ernée']));
test('par nom, dans l’ordre du français puis à l’envers', () => {
  assert.deepEqual(noms({ colonne: 'nom', decroissant: false }), ['Craon', 'Ernée', 'Évron']);
  assert.deepEqual(noms({ colonne: 'nom', decroissant: true }), ['Évron', 'Ernée', 'Craon']);
});
test('par date, ce qui manque reste au bout dans les deux sens', () => {
  assert.deepEqual(noms({ colonne: 'terme', decroissant: false }), ['Évron', 'Craon', 'Ernée']);
  assert.deepEqual(noms({ colonne: 'terme', decroissant: true }), ['Craon', 'Évron', 'Ernée']);
});
test('le filtre oublie accents, tirets et ordre des mots', () => {
  assert.ok(correspond('CC du Pays de Château-Gontier', 'gontier chateau'));
  assert.ok(correspond('CC des Coëvrons', ''));
  assert.ok(!correspond('CC des Coëvrons', 'craon'));
});
