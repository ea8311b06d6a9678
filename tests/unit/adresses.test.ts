import assert from 'node:assert/strict';
import test from 'node:test';
import {
  adresseContrat,
  adresseDepartement,
  adresseDonnees,
  adresseTerritoire,
  ancreCommune,
  sansBase,
  url,
} from '#lib/adresses.ts';
import { unSiren } from '#lib/valeurs/siren.ts';

test('sans préfixe, un chemin reste lui-même', () => {
  assert.equal(url('/carte/'), '/carte/');
  assert.equal(url('#contenu'), '#contenu');
  assert.equal(url('https://exemple.fr/'), 'https://exemple.fr/');
  assert.equal(sansBase(url('/carte/')), '/carte/');
});

test('les adresses sont stables, sans accent, avec leur barre finale', () => {
  assert.equal(
    adresseTerritoire({ siren: unSiren('200048551'), nom: 'CC du Pays de Craon' }),
    '/territoires/200048551-pays-de-craon/',
  );
  assert.equal(adresseContrat('53-craon-4'), '/contrats/53-craon-4/');
  assert.equal(adresseDepartement({ code: '2A', nom: 'Corse-du-Sud' }, 'aide'), '/departements/2a-corse-du-sud/aide/');
  assert.equal(adresseDepartement({ code: '53', nom: 'Mayenne' }), '/departements/53-mayenne/');
  assert.equal(adresseDonnees('epci', 'csv'), '/donnees/epci.csv');
  assert.equal(ancreCommune({ code: '53130' }), 'commune-53130');
});
