import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecrituresDe, motsProches, repondA } from '#lib/recherche/question.ts';

test('une question se cherche sous chacune de ses écritures', () => {
  const cas: [string, string[]][] = [
    ['Craon', ['craon']],
    ['mise en œuvre', ['mise en oeuvre', 'mise en œuvre']],
    ['mise en oeuvre', ['mise en oeuvre', 'mise en œuvre']],
    ['20000', ['20000', '20 000']],
    ['20 000 €', ['20000', '20 000']],
    ['1434-10', ['1434 10', '1 434 10']],
  ];
  for (const [question, attendues] of cas) assert.deepEqual(ecrituresDe(question), attendues, question);
});

test('une page répond si chaque mot s’y lit, accords et écritures mis à part', () => {
  const page =
    'Les contrats signés en Mayenne : mise en œuvre, coordonnatrice, 20 000 € par an, accès aux soins. Financement du poste, le 9 avril 2024.';
  const cas: [string, boolean, string][] = [
    ['contrat', true, 'le singulier'],
    ['contrats signés', true, 'les mots de la page'],
    ['signer', true, 'un accord'],
    ['oeuvre', true, 'œ ou oe'],
    ['œuvre', true, 'œ ou oe'],
    ['20000', true, 'un nombre sans espace'],
    ['20 000', true, 'un nombre espacé'],
    ['200', false, 'un morceau de nombre'],
    ['2000', false, 'un morceau de nombre'],
    ['coordonateur', false, 'un autre mot'],
    ['finacement', false, 'une faute : un mot proche est proposé à la place'],
    ['Nantes', false, 'une ville absente'],
    ['Rennes', false, 'une ville absente'],
    ['75001', false, 'un code absent'],
    ['accès aux soins', true, 'des mots vides entre les mots pleins'],
    ['médecin traitant', false, 'un autre sujet'],
    ['de la', false, 'rien que des mots vides, qui n’y sont pas tous'],
  ];
  for (const [question, attendu, quoi] of cas) assert.equal(repondA(question, page), attendu, `${quoi} : ${question}`);
});

test('un mot proche est proposé, jamais le mot lui-même', () => {
  const mots = ['Financement', 'Glossaire', 'Comprendre', 'Carte'];
  assert.deepEqual(motsProches('finacement', mots), ['Financement']);
  assert.deepEqual(motsProches('glosaire', mots), ['Glossaire']);
  assert.deepEqual(motsProches('financement', mots), []);
  assert.deepEqual(motsProches('car', mots), []);
  assert.deepEqual(motsProches('Nantes', mots), []);
});
