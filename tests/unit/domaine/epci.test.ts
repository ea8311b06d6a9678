import assert from 'node:assert/strict';
import test from 'node:test';
import { natureEpci, nomCourt } from '#lib/domaine/epci.ts';

test('le nom court perd sa nature et son article', () => {
  const cas = {
    'CC du Pays de Craon': 'Pays de Craon',
    'CA Laval Agglomération': 'Laval Agglomération',
    'CC des Coëvrons': 'Coëvrons',
    "CC de l'Ernée": 'Ernée',
    'CC de l’Ernée': 'Ernée',
    'CC Mayenne Communauté': 'Mayenne Communauté',
    "CC d'Éguzon": 'Éguzon',
    'Métropole Rouen Normandie': 'Rouen Normandie',
    "CU d'Arras": 'Arras',
    'CC Decazeville Communauté': 'Decazeville Communauté',
    'CC de Lacq-Orthez': 'Lacq-Orthez',
    'CA de La Rochelle': 'La Rochelle',
    'CC de la Brie': 'Brie',
  };
  for (const [nom, court] of Object.entries(cas)) assert.equal(nomCourt(nom), court);
});

test('la nature se dit en toutes lettres, même inconnue', () => {
  assert.deepEqual(
    ['CC', 'CA', 'CU', 'METRO', 'MET69', 'ZZ'].map((type) => natureEpci({ type })),
    [
      'Communauté de communes',
      'Communauté d’agglomération',
      'Communauté urbaine',
      'Métropole',
      'Métropole de Lyon',
      'Intercommunalité',
    ],
  );
});
