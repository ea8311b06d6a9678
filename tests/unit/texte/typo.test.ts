import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { accorder, enLettres, formaterEuros, formaterNombre, formaterRang, typo } from '#lib/texte/typo.ts';

const F = '\u202f';
const I = '\u00a0';

describe('typo', () => {
  const cas: [titre: string, avant: string, apres: string][] = [
    ['apostrophe droite', "l'aide d'un EPCI", 'l’aide d’un EPCI'],
    ['apostrophe en début de mot laissée', "'mot", "'mot"],
    ['guillemets', '« mot »', `«${F}mot${F}»`],
    ['guillemets collés', '«mot»', `«${F}mot${F}»`],
    ['point-virgule, exclamation, interrogation', 'a ; b ! c ?', `a${F}; b${F}! c${F}?`],
    ['deux-points', 'voici : cela', `voici${I}: cela`],
    ['adresse laissée', 'https://exemple.fr/x', 'https://exemple.fr/x'],
    ['heure sans espace laissée', '10:30', '10:30'],
    ['milliers', '1 200 000 habitants', `1${F}200${F}000${I}habitants`],
    ['année puis nombre court', '2024 12', '2024 12'],
    ['euros', '10 000 €', `10${F}000${I}€`],
    ['pour cent', '50 %', `50${I}%`],
    ['durées', '3 ans et 36 mois', `3${I}ans et 36${I}mois`],
    ['jour et mois', 'le 13 mai 2024', `le 13${I}mai 2024`],
    ['premier du mois', 'le 1er mai 2024', `le 1er${I}mai 2024`],
    ['article de code', 'article L. 1434-10', `article L.${I}1434-10`],
    ['article de code, collé', 'article L.1434-10', `article L.${I}1434-10`],
    ['numéro', 'n° 12', `n°${I}12`],
    ['rien à faire', 'Un texte simple, sans rien.', 'Un texte simple, sans rien.'],
    ['vide', '', ''],
  ];
  for (const [titre, avant, apres] of cas) test(titre, () => assert.equal(typo(avant), apres));

  test('deux passages donnent le même texte qu’un', () => {
    for (const [, avant] of cas) assert.equal(typo(typo(avant)), typo(avant));
  });
});

test('nombres, euros et accords', () => {
  assert.deepEqual([0, 7, 999, 1000, 39000, 1234567].map(formaterNombre), [
    '0',
    '7',
    '999',
    `1${F}000`,
    `39${F}000`,
    `1${F}234${F}567`,
  ]);
  assert.equal(formaterEuros(30000), `30${F}000${I}€`);
  assert.deepEqual(
    [accorder(0, 'contrat'), accorder(1, 'contrat'), accorder(2, 'contrat'), accorder(3, 'total', 'totaux')],
    [`0${I}contrat`, `1${I}contrat`, `2${I}contrats`, `3${I}totaux`],
  );
});

test('rangs et petits nombres en lettres', () => {
  assert.deepEqual([1, 4, 10, 11].map(formaterRang), ['premier', 'quatrième', 'dixième', '11e']);
  assert.deepEqual([0, 9, 16, 17].map(enLettres), ['zéro', 'neuf', 'seize', '17']);
});
