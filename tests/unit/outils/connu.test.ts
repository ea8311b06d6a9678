import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import {
  lireCommunesCitees,
  sirenDApresLaSaisie,
  proposerId,
  proposerNom,
  type Connu,
} from '../../../src/outils/contrat/connu.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const connu: Connu = {
  referentiel: lireReferentiel(),
  departements: [],
  contrats: [],
  adresses: new Map(),
  sources: new Set(),
  aujourdhui: unJour('2026-11-26'),
  muet: false,
};
const dire = (reponse: string | Error) => (reponse instanceof Error ? `! ${reponse.message}` : reponse);

test('une commune se dit par son code, son nom, ou celui d’avant', () => {
  const r = { departement: '53' };
  const cas: [string, RegExp][] = [
    ['53130', /^53130$/],
    ['Laval', /^53130$/],
    ['laval, Mayenne', /^53130,53147$/],
    ['Château-Gontier', /^53062$/],
    ['Nulle Part', /^! le nom ou le code Insee d’une commune actuelle, et non « Nulle Part »$/],
    ['Saint-Pierre', /^! .*non « Saint-Pierre » ; par exemple Saint-Pierre-/],
    ['53999', /^! .*« 53999 »/],
  ];
  for (const [saisie, attendu] of cas) assert.match(dire(lireCommunesCitees(saisie, r, connu)), attendu);
});

test('un EPCI disparu dit quoi citer à sa place', () => {
  // Une clé juste, et aucune intercommunalité.
  assert.match(
    dire(sirenDApresLaSaisie('732829320', { departement: '53' }, connu)),
    /^! un EPCI d’aujourd’hui : 732829320 n’en est pas un\. S’il a été dissous ou fusionné, citez celui qui l’a remplacé/,
  );
});

test('identifiant et nom suivent le guide', () => {
  const cas: [Record<string, string>, string, string][] = [
    [{ departement: '53', epci: '200048551', rang: '5' }, '53-craon-5', '5e contrat local de santé du Pays de Craon'],
    [
      { departement: '53', epci: '200055887', rang: '1' },
      '53-mayenne-communaute-1',
      '1er contrat local de santé de Mayenne Communauté',
    ],
    [
      { departement: '53', epci: '200033298', signature: '2026' },
      '53-coevrons-2026',
      'Contrat local de santé des Coëvrons',
    ],
    [{ departement: '36', communes: '36088', rang: '2' }, '36-issoudun-2', '2e contrat local de santé d’Issoudun'],
    [
      { departement: '53', epci: '', communes: '53103', etape: 'demarche' },
      '53-le-genest-saint-isle',
      'Démarche de contrat local de santé du Genest-Saint-Isle',
    ],
  ];
  for (const [r, id, nom] of cas) {
    const nomDit = proposerNom(r, connu);
    assert.equal(nomDit, nom);
    assert.equal(proposerId(r, connu), id);
  }
});
