import assert from 'node:assert/strict';
import { test } from 'node:test';
import { departementDuCode, lireCommunes, reunirCommunes, situationDe } from '#lib/communes/commune.ts';
import {
  annonceDe,
  contratsPropresDe,
  deLaCommune,
  precisionDe,
  refusDe,
  reserveDe,
  titreDe,
} from '#lib/communes/mots-de-la-reponse.ts';
import { chercherLieux, indexerLesLieux } from '#lib/communes/recherche-de-lieux.ts';
import type { CommunesPubliees, IntercommunalitePubliee } from '#lib/communes/communes-publiees.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const epci = (
  siren: string,
  nom: string,
  departement: string,
  statut: IntercommunalitePubliee['statut'],
): IntercommunalitePubliee => ({
  siren,
  nom,
  nom_officiel: `CC ${nom}`,
  departement,
  statut,
  reponse: [['Oui.']],
  page: `/territoires/${siren}/`,
});

const INDEX_36: CommunesPubliees = {
  departement: '36',
  nom: 'Indre',
  dans: 'dans l’Indre',
  situation_au: unJour('2026-11-21'),
  licence: 'Licence Ouverte 2.0',
  colonnes: [],
  departements: { 18: 'Cher', 36: 'Indre' },
  intercommunalites: [epci('1', 'Pays d’Issoudun', '36', 'echeance-a-verifier')],
  communes: [
    ['18055', 'Chârost', ['18290'], [], 0],
    ['36088', 'Issoudun', ['36100'], ['Vieille'], 0],
    ['36999', 'Île', ['36000'], [], -1],
  ],
  contrats_de_communes: {
    36088: {
      situation: 'en-cours',
      contrats: [
        { nom: '2e contrat', annee: '2019', suite: 'Contrat du pays', page: '/b/' },
        { nom: '1er contrat', annee: null, suite: null, page: '/a/' },
        { nom: 'Contrat du pays', annee: '2010', suite: null, page: '/c/', partage: true },
      ],
    },
  },
};
const INDEX_18: CommunesPubliees = {
  ...INDEX_36,
  departement: '18',
  nom: 'Cher',
  dans: 'dans le Cher',
  communes: [['18055', 'Chârost', ['18290'], [], 0]],
  contrats_de_communes: {},
};
const [charost, issoudun, ile] = lireCommunes(INDEX_36) as [
  ReturnType<typeof lireCommunes>[number],
  ReturnType<typeof lireCommunes>[number],
  ReturnType<typeof lireCommunes>[number],
];

test('le code Insee donne le département, Corse et outre-mer comprises', () => {
  const cas = [
    ['53130', '53'],
    ['2A004', '2A'],
    ['97411', '974'],
    ['98801', '988'],
  ];
  for (const [code, attendu] of cas) assert.equal(departementDuCode(code!), attendu);
});

test('une commune d’à côté est dite ailleurs, et son intercommunalité rattachée à un autre département', () => {
  assert.equal(charost.ailleurs, true);
  assert.equal(charost.rattacheeA, 'Indre');
  assert.equal(titreDe(charost), 'Chârost (Cher)');
  assert.equal(reserveDe(charost), ', pour l’essentiel dans un autre département (Indre)');
  assert.equal(titreDe(issoudun), 'Issoudun (Indre)');
  assert.equal(reserveDe(issoudun), '');
});

test('une commune de deux index est lue dans celui de son département', () => {
  for (const ordre of [
    [INDEX_36, INDEX_18],
    [INDEX_18, INDEX_36],
  ]) {
    const lues = reunirCommunes(ordre).filter((c) => c.code === '18055');
    assert.deepEqual(
      lues.map((c) => c.publiePar),
      ['18'],
    );
  }
});

test('la situation d’une commune est la sienne, sinon celle de son intercommunalité, sinon inconnue', () => {
  assert.equal(situationDe(issoudun), 'en-cours');
  assert.equal(situationDe(charost), 'echeance-a-verifier');
  assert.equal(situationDe(ile), 'non-renseigne');
});

test('les contrats d’une ville sont dits avec ce qui les a suivis', () => {
  assert.deepEqual(contratsPropresDe(issoudun), [
    '2e contrat (2019), pour Issoudun seule\u00a0: suivi du contrat du pays.',
    '1er contrat, pour Issoudun seule\u00a0: aucune suite trouvée.',
    'Contrat du pays (2010), pour plusieurs territoires, dont Issoudun\u00a0: aucune suite trouvée.',
  ]);
  assert.deepEqual(contratsPropresDe(charost), []);
});

test('« de » s’accorde avec le nom de la commune', () => {
  const cas = [
    ['Craon', 'de Craon'],
    ['Ernée', 'd’Ernée'],
    ['Évron', 'd’Évron'],
    ['Le Ham', 'du Ham'],
    ['La Roë', 'de La Roë'],
    ['L’Huisserie', 'de L’Huisserie'],
    ['Les Échelles', 'des Échelles'],
  ];
  for (const [nom, attendu] of cas) assert.equal(deLaCommune(nom!), attendu);
});

test('une proposition se précise, une recherche s’annonce', () => {
  const index = indexerLesLieux(lireCommunes(INDEX_36));
  const trouver = (saisie: string) => chercherLieux(index, saisie);
  assert.equal(precisionDe(trouver('vieille')[0]!), 'ancienne commune d’Issoudun · 36100 · Pays d’Issoudun · Indre');
  assert.equal(precisionDe(trouver('ile')[0]!), '36000 · sans intercommunalité · Indre');
  assert.equal(annonceDe(trouver('iss'), 'iss'), '1 proposition.');
  assert.equal(
    annonceDe(trouver('isoudun'), 'isoudun'),
    'Aucune commune ni intercommunalité de ce nom. Un nom proche.',
  );
  assert.equal(annonceDe([], 'zzz'), 'Aucune commune ni intercommunalité de ce nom.');
  assert.equal(annonceDe([], ' '), '');
});

test('un refus dit ce qui s’est passé', () => {
  assert.equal(refusDe('Crahon'), 'Nous ne trouvons ni commune ni intercommunalité appelée «\u202fCrahon\u202f».');
  for (const code of ['53063', '53 063', '53.063']) assert.match(refusDe(code), /CEDEX/, code);
  for (const signe of ['Y', 'é', 'œ', '7'])
    assert.match(refusDe(signe), new RegExp(`^Aucun nom ne commence par «\u202f${signe}`), signe);
  for (const rien of ['  ', '', '?', '-'])
    assert.equal(refusDe(rien), 'Écrivez le nom de votre commune ou de votre intercommunalité, ou un code postal.');
});

test('un index mal formé est refusé', () => {
  assert.throws(() => lireCommunes({} as CommunesPubliees), /champ « communes » absent/);
});
