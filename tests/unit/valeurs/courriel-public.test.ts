import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fauteDeCourrielPublic } from '#lib/valeurs/courriel-public.ts';

for (const adresse of [
  'contact@paysdecraon.fr',
  'communautedecommunes@sablesursarthe.fr',
  'service.sante@lamayenne.fr',
  'pays.craon@paysdecraon.fr',
  'ars-dt53-contact@ars.sante.fr',
  'direction.autonomie@lamayenne.fr',
  'contrat.sante@me.exemple.fr',
])
  test(`${adresse} est d’un service`, () => assert.equal(fauteDeCourrielPublic(adresse), null));

for (const adresse of [
  'jeanne.dupont@paysdecraon.fr',
  'Jean-Pierre.Dupont@lamayenne.fr',
  'j.dupont@ars.sante.fr',
  'jeanne_dupont@exemple.fr',
  'cls.craon@gmail.com',
  'mairie@orange.fr',
  'contact@free.fr',
  'sante@laposte.net',
  'contact@yahoo.co.uk',
])
  test(`${adresse} ne se publie pas`, () => assert.notEqual(fauteDeCourrielPublic(adresse), null));
