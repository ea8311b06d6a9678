import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lireAUneFaute } from '#lib/communes/une-faute.ts';

test('une lettre de travers est pardonnée, deux ne le sont pas', () => {
  const cas: [string, string, number, string][] = [
    ['craon', 'craon', 5, 'sans faute'],
    ['crahon', 'craon', 5, 'lettre en trop'],
    ['craoon', 'craon', 5, 'lettre doublée'],
    ['craonx', 'craon', 5, 'lettre en trop à la fin'],
    ['xcraon', 'craon', 5, 'lettre en trop au début'],
    ['caon', 'craon', 5, 'lettre oubliée'],
    ['raon', 'craon', 5, 'première lettre oubliée'],
    ['mayene', 'mayenne', 7, 'lettre simple au lieu de double'],
    ['craom', 'craon', 5, 'lettre changée'],
    ['braon', 'craon', 5, 'première lettre changée'],
    ['caron', 'craon', 5, 'lettres interverties'],
    ['crano', 'craon', 5, 'dernières lettres interverties'],
    ['lavl', 'laval', 5, 'lettre oubliée avant la fin'],
    ['chateo', 'chateaugontier', 6, 'nom inachevé, lettre changée'],
    ['krahon', 'craon', -1, 'deux fautes'],
    ['cr', 'laval', -1, 'tout autre nom'],
    ['paris', 'laval', -1, 'tout autre nom'],
  ];
  for (const [saisie, nom, attendu, quoi] of cas)
    assert.equal(lireAUneFaute(saisie, nom), attendu, `${quoi} : ${saisie} / ${nom}`);
});

test('la lecture peut commencer à un mot du nom', () => {
  assert.equal(lireAUneFaute('agnan', 'saintaignan', 5), 11);
  assert.equal(lireAUneFaute('aignan', 'saintaignan', 5), 11);
});
