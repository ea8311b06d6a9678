import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Champ } from '#lib/domaine/dossier.ts';
import { choixAJour, lireDate, reponsesCanoniques, versCanonique, versSaisie } from '#lib/dossier/saisie.ts';

const champ = (type: Champ['type'], id = 'x'): Champ => ({
  id,
  libelle: 'X',
  type,
  obligatoire: false,
  longueurMax: 40,
});

test('lireDate comprend les dates françaises et refuse celles qui n’existent pas', () => {
  const cas: [string, string | null][] = [
    ['2026', '2026'],
    ['09/2026', '2026-09'],
    ['1/9/2026', '2026-09-01'],
    ['01.09.2026', '2026-09-01'],
    ['1er septembre 2026', '2026-09-01'],
    ['le 15 Août 2026', '2026-08-15'],
    ['en février 2027', '2027-02'],
    ['2026-09-01', '2026-09-01'],
    ['mai\u00a02027', '2027-05'],
    ['31/02/2026', null],
    ['13/2026', null],
    ['demain', null],
    ['', null],
    ['26', null],
    ['1/9/26', null],
    ['2026 2026', null],
  ];
  for (const [texte, attendu] of cas) assert.equal(lireDate(texte), attendu, `« ${texte} »`);
});

test('versCanonique normalise sans jamais perdre une saisie illisible', () => {
  const cas: [Champ['type'], string, string][] = [
    ['euros', '10 000 €', '10000'],
    ['euros', '10\u202f000\u00a0€', '10000'],
    ['euros', '10.000', '10000'],
    ['euros', '10000,00', '10000'],
    ['euros', '12,5', '12.50'],
    ['euros', '10 000,05 €', '10000.05'],
    ['euros', '-5', '-5'],
    ['euros', '€', '€'],
    ['euros', 'dix', 'dix'],
    ['entier', '80 %', '80'],
    ['entier', '28 000', '28000'],
    ['entier', 'beaucoup', 'beaucoup'],
    ['siren', '200 048 551', '200048551'],
    ['date', 'mai 2027', '2027-05'],
    ['date', 'bientôt', 'bientôt'],
    ['paragraphe', ' a\r\nb ', 'a\nb'],
    ['texte', 'prési\u0007dente\u0000', 'présidente'],
    ['paragraphe', 'a\tb\u0085\nc\u001b[0m', 'a\tb\nc[0m'],
    ['case', 'oui', 'oui'],
  ];
  for (const [type, saisie, attendu] of cas)
    assert.equal(versCanonique(champ(type), saisie), attendu, `${type} « ${saisie} »`);
});

test('versSaisie puis versCanonique rend la valeur connue', () => {
  for (const [type, valeur] of [
    ['date', '2024-05-13'],
    ['date', '2027-05'],
    ['entier', '28000'],
    ['siren', '200048551'],
    ['euros', '10000'],
    ['case', 'oui'],
  ] as const) {
    assert.equal(versCanonique(champ(type), versSaisie(champ(type), valeur)), valeur);
  }
});

test('reponsesCanoniques omet les vides et les inconnues', () => {
  assert.deepEqual(reponsesCanoniques([champ('euros', 'a'), champ('texte', 'b')], { a: '1 000', b: ' ', c: 'z' }), {
    a: '1000',
  });
});

test('une réponse libre d’avant retrouve le choix qu’elle nomme, et reste entière sinon', () => {
  const choix = [
    { valeur: 'preparation', libelle: 'contrat en préparation' },
    { valeur: 'signe', libelle: 'contrat signé' },
  ];
  const champs = [{ ...champ('choix', 'etat'), choix }, champ('texte', 'nom')];
  const CAS: [avant: string, apres: string][] = [
    ['signe', 'signe'],
    ['Contrat signé', 'signe'],
    [' CONTRAT  EN PREPARATION ', 'preparation'],
    ['Pas encore de contrat signé', 'Pas encore de contrat signé'],
    ['Contrat arrivé à son terme', 'Contrat arrivé à son terme'],
    ['', ''],
  ];
  for (const [avant, apres] of CAS)
    assert.deepEqual(choixAJour(champs, { etat: avant, nom: 'Contrat signé' }), { etat: apres, nom: 'Contrat signé' });
  assert.deepEqual(choixAJour(champs, { nom: 'x' }), { nom: 'x' });
});
