import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lecturesDe } from '#lib/communes/lecture-de-la-saisie.ts';
import { chercherLieux, indexerLesLieux, type LieuCherchable } from '#lib/communes/recherche-de-lieux.ts';

const MAYENNE = { code: '53', nom: 'Mayenne' };
const commune = (nom: string, codesPostaux: string[], autresNoms: string[] = []): LieuCherchable => ({
  genre: 'commune',
  departement: MAYENNE,
  nom,
  codesPostaux,
  autresNoms,
});
const intercommunalite = (nom: string, ...autresNoms: string[]): LieuCherchable => ({
  ...commune(nom, [], autresNoms),
  genre: 'intercommunalite',
});
const INDEX = indexerLesLieux([
  commune('Craon', ['53400']),
  commune('Athée', ['53400']),
  commune('Château-Gontier-sur-Mayenne', ['53200'], ['Azé', 'Saint-Fort', 'Château-Gontier']),
  commune('Mayenne', ['53100']),
  commune('Saint-Aignan-sur-Roë', ['53390']),
  commune('La Roë', ['53350']),
  commune('Saint-Denis-d’Anjou', ['53290']),
  commune('Saint-Denis-du-Maine', ['53170']),
  commune('Laval', ['53000']),
  commune('Le Ham', ['53250']),
  commune('L’Huisserie', ['53970']),
  commune('Ménil', ['53200']),
  intercommunalite('Laval Agglomération', 'CA Laval Agglomération'),
  intercommunalite('Pays de Craon', 'CC du Pays de Craon', 'Communauté de communes du Pays de Craon'),
]);
const noms = (saisie: string, maximum?: number) => chercherLieux(INDEX, saisie, maximum).map((p) => p.nom);

test('un arrondissement est de sa ville', () => {
  const villes = indexerLesLieux([
    commune('Paris', ['75001', '75012']),
    commune('Lyon', ['69003']),
    commune('Craon', []),
  ]);
  for (const [saisie, attendu] of [
    ['Paris 12e arrondissement', 'Paris'],
    ['paris 1er', 'Paris'],
    ['Paris 20', 'Paris'],
    ['75012 Paris 12e', 'Paris'],
    ['Lyon 3', 'Lyon'],
    ['lyon 3eme arr.', 'Lyon'],
    ['Paris XIe', 'Paris'],
    ['11e arrondissement de Paris', 'Paris'],
    ['Craon 3e', undefined],
  ] as const)
    assert.equal(chercherLieux(villes, saisie)[0]?.nom, attendu, saisie);
});

test('ce qu’on tape trouve ce qu’on cherche', () => {
  const cas: [string, string[], string][] = [
    ['Craon', ['Craon', 'Pays de Craon'], 'le nom'],
    ['craon', ['Craon', 'Pays de Craon'], 'sans majuscule'],
    ['athee', ['Athée'], 'sans accent'],
    ['ATHÉE', ['Athée'], 'en capitales'],
    ['chateau gontier', ['Château-Gontier'], 'l’ancien nom exact, avant le nouveau qui commence pareil'],
    ['chateau-gontier-sur', ['Château-Gontier'], 'un nom inachevé sur un mot de liaison'],
    ['chateau gontier sur m', ['Château-Gontier-sur-Mayenne'], 'le nom actuel'],
    ['azé', ['Azé'], 'un ancien nom'],
    ['st aignan', ['Saint-Aignan-sur-Roë'], '« St » pour « Saint »'],
    ['aignan', ['Saint-Aignan-sur-Roë'], '« Saint » oublié'],
    ['saint aignan roe', ['Saint-Aignan-sur-Roë'], '« sur » oublié'],
    ['saintaignan', ['Saint-Aignan-sur-Roë'], 'espace oubliée'],
    ['roe', ['La Roë', 'Saint-Aignan-sur-Roë'], 'article oublié'],
    ['la roe', ['La Roë', 'Saint-Aignan-sur-Roë'], 'article écrit'],
    ['la', ['Laval', 'La Roë', 'Laval Agglomération'], 'un article qui commence aussi un nom'],
    ['ham', ['Le Ham'], 'article oublié'],
    ['huisserie', ['L’Huisserie'], 'élision oubliée'],
    ["l'huisserie", ['L’Huisserie'], 'apostrophe droite'],
    ['saint denis', ['Saint-Denis-d’Anjou', 'Saint-Denis-du-Maine'], 'deux homonymes'],
    ['saint denis anjou', ['Saint-Denis-d’Anjou'], 'élision oubliée au milieu'],
    ['mayenne', ['Mayenne', 'Château-Gontier-sur-Mayenne'], 'le nom exact avant celui qui le contient'],
    ['crahon', ['Craon'], 'une faute'],
    ['menyl', ['Ménil'], 'une faute'],
    ['carhno', [], 'deux fautes'],
    ['pays de craon', ['Pays de Craon'], 'une intercommunalité'],
    ['cc du pays de craon', ['CC du Pays de Craon'], 'son sigle'],
    ['communaute de communes du pays de craon', ['Communauté de communes du Pays de Craon'], 'son nom entier'],
    ['laval agglo', ['Laval Agglomération'], 'son nom d’usage'],
    ['LAVAL CEDEX', ['Laval', 'Laval Agglomération'], 'une adresse'],
    ['Laval cédex', ['Laval', 'Laval Agglomération'], 'CEDEX accentué'],
    ['Laval cedex 9', ['Laval', 'Laval Agglomération'], 'le numéro du CEDEX'],
    ['53000 Laval Cedex', ['Laval'], 'un code et CEDEX'],
    ['Craon 53404 cedex', ['Craon'], 'le code du CEDEX après le nom'],
    ['53013 LAVAL CEDEX 9', ['Laval'], 'le code d’un CEDEX n’est pas celui de la commune'],
    ['CS 12345, 53013 LAVAL CEDEX 9', ['Laval'], 'une course spéciale'],
    ['BP 1234 - 53013 Laval', ['Laval'], 'une boîte postale et le code d’un CEDEX qui ne se dit pas'],
    ['12 rue de la Paix, 53000 Laval, France', ['Laval'], 'une adresse entière'],
    ['F-53000 Laval', ['Laval'], 'un code à l’international'],
    ['F 53400', ['Athée', 'Craon'], 'un code à l’international, seul'],
    ['53160 CEDEX', [], 'le code d’un CEDEX sans commune ne répond pas pour tout le département'],
    ['Craon, dép. 53', ['Craon', 'Pays de Craon'], 'le département abrégé'],
    ['Saint-Aignan s/ Roë', ['Saint-Aignan-sur-Roë'], '« s/ » pour « sur »'],
    ['Craon agglo', ['Pays de Craon'], 'un nom d’usage que le référentiel n’a pas'],
    ['75001 Laval', [], 'un nom d’ici au code d’ailleurs'],
    ['75013 Laval Cedex', [], 'un nom d’ici au CEDEX d’ailleurs'],
    ['53063', [], 'un code CEDEX seul'],
    ['53 063', [], 'un code CEDEX seul, espacé'],
    ['53.063', [], 'un code CEDEX seul, pointé'],
    ['Craon Mayenne', ['Craon', 'Pays de Craon'], 'le département après le nom'],
    ['Craon, Mayenne', ['Craon', 'Pays de Craon'], 'le département après une virgule'],
    ['Craon (53)', ['Craon'], 'le numéro du département'],
    ['Craon dans la Mayenne', ['Craon', 'Pays de Craon'], 'le département dans une phrase'],
    ['Craon, département de la Mayenne', ['Craon', 'Pays de Craon'], 'le département en toutes lettres'],
    ['L’Huisserie - 53', ['L’Huisserie'], 'le numéro du département après un tiret'],
    ['mairie de Craon', ['Craon', 'Pays de Craon'], 'une institution'],
    ['la mairie du Ham', ['Le Ham'], 'une institution et un article contracté'],
    ['mairie craon', ['Craon', 'Pays de Craon'], 'une institution sans préposition'],
    ['mairie de Craon (53)', ['Craon', 'Pays de Craon'], 'une institution et le département'],
    ['hôtel de ville de Laval', ['Laval', 'Laval Agglomération'], 'une institution en trois mots'],
    ['ville de laval', ['Laval', 'Laval Agglomération'], 'une institution'],
    ['CLS de Craon', ['Craon', 'Pays de Craon'], 'le contrat au lieu de la commune'],
    ['mairie', [], 'une institution sans nom'],
    ['agglo de laval', ['Laval Agglomération'], 'une intercommunalité, dite comme on en parle'],
    ['la comcom du Pays de Craon', ['Pays de Craon'], 'un sigle parlé'],
    ['communauté de Craon', ['Pays de Craon'], 'une intercommunalité, par sa ville'],
    ['EPCI Craon 53400', ['Pays de Craon'], 'une intercommunalité n’a pas de code postal'],
    ['interco de Château-Gontier', [], 'une intercommunalité que l’index n’a pas : la commune n’est pas la réponse'],
    ['53.000', ['Laval'], 'un code pointé'],
    ['53\u202f000', ['Laval'], 'un code à espace fine'],
    ['53-000', ['Laval'], 'un code à tiret'],
    ['53,000', ['Laval'], 'un code à virgule'],
    ['53 000 laval', ['Laval'], 'un code espacé et un nom'],
    ['chateau gonthier', ['Château-Gontier'], 'une faute'],
    ['chato gonthié', ['Château-Gontier-sur-Mayenne'], 'à l’oreille'],
    ['é', [], 'une lettre accentuée'],
    ['h', ['Le Ham', 'L’Huisserie'], 'une lettre, articles mis à part'],
    ['y', [], 'une lettre par laquelle rien ne commence'],
    ['chato gontier', ['Château-Gontier'], 'à l’oreille'],
    ['chatau gontié', ['Château-Gontier-sur-Mayenne'], 'à l’oreille, inachevé'],
    ['crn', [], 'trop court pour pardonner'],
    ['53400', ['Athée', 'Craon'], 'un code postal'],
    ['53 400', ['Athée', 'Craon'], 'un code postal espacé'],
    ['53400 craon', ['Craon'], 'un code et un nom'],
    ['Craon (53400)', ['Craon'], 'un nom et un code'],
    ['75001', [], 'un code d’ailleurs'],
    ['L. 1434-10', [], 'un article de loi'],
    ['Laval 2023', [], 'un nom et une année'],
    ['5', [], 'un seul chiffre'],
    ['', [], 'rien'],
    ['  ', [], 'des espaces'],
    ['?!', [], 'de la ponctuation'],
  ];
  for (const [saisie, attendus, quoi] of cas) assert.deepEqual(noms(saisie), attendus, `${quoi} : « ${saisie} »`);
});

test('le maximum s’applique aux noms, pas aux communes d’un code postal entier', () => {
  assert.equal(noms('saint', 2).length, 2);
  assert.equal(noms('534', 1).length, 1);
  assert.equal(noms('53400', 1).length, 2);
});

test('chaque proposition dit pourquoi elle est là', () => {
  const rangs = (saisie: string) => chercherLieux(INDEX, saisie).map((p) => [p.nom, p.autre, p.rang]);
  assert.deepEqual(rangs('azé'), [['Azé', true, 'exact']]);
  assert.deepEqual(rangs('lav'), [
    ['Laval', false, 'debut'],
    ['Laval Agglomération', false, 'debut'],
  ]);
  assert.deepEqual(rangs('maine'), [['Saint-Denis-du-Maine', false, 'mot']]);
  assert.deepEqual(rangs('lavel'), [
    ['Laval', false, 'faute'],
    ['Laval Agglomération', false, 'faute'],
  ]);
});

test('la saisie se lit d’abord comme elle est écrite', () => {
  const lire = (saisie: string) =>
    lecturesDe(saisie, new Set(['53', 'mayenne'])).map((l) => [l.code, l.nom.plein, l.departement]);
  assert.deepEqual(lire('53400 Craon'), [
    ['53400', 'craon', ''],
    ['53', 'craon', ''],
  ]);
  assert.deepEqual(lire('534'), [['534', '', '']]);
  assert.deepEqual(lire('Craon'), [['', 'craon', '']]);
  assert.deepEqual(lire('Craon Mayenne'), [
    ['', 'craonmayenne', ''],
    ['', 'craon', 'mayenne'],
  ]);
  assert.deepEqual(lire('53013 Laval Cedex'), [
    ['53013', 'lavalcedex', ''],
    ['53', 'laval', ''],
  ]);
});
