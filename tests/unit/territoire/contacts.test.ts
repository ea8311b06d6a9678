/** « Qui appeler », d’après le contenu figé : un standard connu, un inconnu, une agence d’un autre département. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import { quiAppeler } from '#lib/territoire/contacts.ts';
import { CONTENU_FIGE, JOUR_FIGE } from '../../sites.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const { contenu } = lireContenu(CONTENU_FIGE);
const contacts = donneesDe(contenu.contacts);
const sources = new Map(donneesDe(contenu.sources).map((s) => [s.id, s]));
const fiche = donneesDe(contenu.departements).find((d) => d.code === '53')!;
const appeler = (siren: string, siens = contacts) =>
  quiAppeler(
    { epci: lireReferentiel().epci.get(unSiren(siren))!, contrats: [], au: unJour(JOUR_FIGE) },
    [{ code: '53', contacts: siens, fiche }],
    sources,
  );

test('un standard connu s’appelle, avec sa date', () => {
  const [epci] = appeler('247200090');
  assert.equal(epci!.telephone?.lien, 'tel:+33243625000');
  assert.match(epci!.telephone.releve, /^relevé en janvier 2024$/u);
  assert.equal(epci!.sinon, undefined);
});

test('un standard inconnu se dit, avec ce que l’on peut faire', () => {
  const [epci] = appeler('245300355');
  assert.equal(epci!.telephone, undefined);
  assert.match(epci!.sinon!, /fiche officielle.*mairie/u);
  assert.match(epci!.fiche!, /245300355$/u);
  assert.equal(epci!.site?.hote, 'lernee.fr');
});

test('une intercommunalité surtout sarthoise a l’agence de la Sarthe', () => {
  assert.match(appeler('247200090').at(-1)!.nom, /délégation de la Sarthe$/u);
  assert.match(appeler('245300355').at(-1)!.nom, /délégation de la Mayenne$/u);
});

test('sans aucun interlocuteur écrit, la fiche officielle et l’agence du département restent', () => {
  const [epci, agence] = appeler('245300355', []);
  assert.ok(epci!.fiche);
  assert.match(agence!.nom, /ARS Pays de la Loire, délégation de la Mayenne/u);
});
