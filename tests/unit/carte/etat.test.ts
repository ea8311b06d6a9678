import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecrireEtat, lireEtat, type EtatCarte } from '#lib/carte/etat.ts';

const CODES = ['53', '36', 'tous'];
const DEFAUT: EtatCarte = {
  departement: '53',
  epci: null,
  reponse: null,
  sans: [],
  texte: '',
  annee: null,
  tri: null,
  cadrage: null,
};
const PLEIN: EtatCarte = {
  departement: '36',
  epci: '200048551',
  reponse: '36088',
  sans: ['echu', 'non-renseigne'],
  texte: 'château & co',
  annee: 2019,
  tri: { colonne: 'terme', decroissant: true },
  cadrage: { zoom: 9.25, latitude: 48.1473, longitude: -0.66 },
};

test('une adresse nue donne l’état par défaut, et s’écrit avec le seul département', () => {
  assert.deepEqual(lireEtat('', CODES), DEFAUT);
  assert.equal(ecrireEtat(DEFAUT), '#departement=53');
});

test('ce qui est écrit est relu à l’identique', () => {
  assert.deepEqual(lireEtat(ecrireEtat(PLEIN), CODES), PLEIN);
  assert.match(ecrireEtat(PLEIN), /sans=echu,non-renseigne/);
});

const ILLISIBLES = [
  '#departement=99',
  '#epci=12',
  '#reponse=Craon',
  '#reponse=123456',
  '#annee=hier',
  '#annee=20.5',
  '#tri=couleur',
  '#vue=9/48',
  '#vue=a/b/c',
  '#vue=9/480/2',
  '#sans=bleu',
  '#tableau-53',
];
for (const fragment of ILLISIBLES) {
  test(`${fragment} est illisible et laisse la valeur par défaut`, () =>
    assert.deepEqual(lireEtat(fragment, CODES), DEFAUT));
}
