import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableDesFragments } from '#lib/france/fragments.ts';
import { zoneDe } from '#lib/france/zone.ts';

const table: TableDesFragments = {
  situation_au: '',
  licence: '',
  fiche_officielle: '',
  fins: [],
  departements: {
    '72': ['Sarthe', '52', 0],
    '95': ['Val-d’Oise', '11', 0],
    '974': ['La Réunion', '04', 0],
    '978': ['Saint-Martin', '978', 0],
  },
  regions: {
    '04': ['La Réunion', null],
    '11': ['Île-de-France', null],
    '52': ['Pays de la Loire', null],
    '978': ['Saint-Martin', null],
  },
};

test('un département et une région se reconnaissent à leur nom, à leur code, avec ou sans ce qui précède', () => {
  for (const [saisie, attendu] of [
    ['Sarthe', 'Sarthe'],
    ['la sarthe', 'Sarthe'],
    ['département de la Sarthe', 'Sarthe'],
    ['dép. 72', 'Sarthe'],
    ['72', 'Sarthe'],
    ['VAL D OISE', 'Val-d’Oise'],
    ['Réunion', 'La Réunion'],
    ['Pays de la Loire', 'Pays de la Loire'],
    ['région Île de France', 'Île-de-France'],
    ['Saint-Martin', undefined],
    ['978', undefined],
    ['Sarthes', undefined],
    ['de la', undefined],
    ['', undefined],
  ] as const)
    assert.equal(zoneDe(saisie, table)?.nom, attendu, saisie);
});
