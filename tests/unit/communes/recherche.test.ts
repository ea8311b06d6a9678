import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chercherCommunes, indexer, lireSaisie, type CommuneCherchable } from '#lib/communes/recherche.ts';

const commune = (nom: string, codesPostaux: string[], anciensNoms: string[] = []): CommuneCherchable => ({
  nom,
  codesPostaux,
  anciensNoms,
});
const INDEX = indexer([
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
]);
const noms = (saisie: string, maximum?: number) => chercherCommunes(INDEX, saisie, maximum).map((p) => p.nom);

test('ce qu’on tape trouve ce qu’on cherche', () => {
  const cas: [string, string[], string][] = [
    ['Craon', ['Craon'], 'le nom'],
    ['craon', ['Craon'], 'sans majuscule'],
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
    ['la', ['Laval', 'La Roë'], 'un article qui commence aussi un nom'],
    ['ham', ['Le Ham'], 'article oublié'],
    ['huisserie', ['L’Huisserie'], 'élision oubliée'],
    ["l'huisserie", ['L’Huisserie'], 'apostrophe droite'],
    ['saint denis', ['Saint-Denis-d’Anjou', 'Saint-Denis-du-Maine'], 'deux homonymes'],
    ['saint denis anjou', ['Saint-Denis-d’Anjou'], 'élision oubliée au milieu'],
    ['mayenne', ['Mayenne', 'Château-Gontier-sur-Mayenne'], 'le nom exact avant celui qui le contient'],
    ['crahon', ['Craon'], 'une faute'],
    ['menyl', ['Ménil'], 'une faute'],
    ['carhno', [], 'deux fautes'],
    ['crn', [], 'trop court pour pardonner'],
    ['53400', ['Athée', 'Craon'], 'un code postal'],
    ['53 400', ['Athée', 'Craon'], 'un code postal espacé'],
    ['53400 craon', ['Craon'], 'un code et un nom'],
    ['Craon (53400)', ['Craon'], 'un nom et un code'],
    ['75001', [], 'un code d’ailleurs'],
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
  const rangs = (saisie: string) => chercherCommunes(INDEX, saisie).map((p) => [p.nom, p.ancien, p.rang]);
  assert.deepEqual(rangs('azé'), [['Azé', true, 'exact']]);
  assert.deepEqual(rangs('lav'), [['Laval', false, 'debut']]);
  assert.deepEqual(rangs('maine'), [['Saint-Denis-du-Maine', false, 'mot']]);
  assert.deepEqual(rangs('lavel'), [['Laval', false, 'faute']]);
});

test('la saisie se démêle en code postal et en nom', () => {
  const lire = (saisie: string) => {
    const { code, nom } = lireSaisie(saisie);
    return [code, nom.plein];
  };
  assert.deepEqual(lire('53400 Craon'), ['53400', 'craon']);
  assert.deepEqual(lire('534'), ['534', '']);
  assert.deepEqual(lire('Craon'), ['', 'craon']);
});
