import assert from 'node:assert/strict';
import test from 'node:test';
import { versCsv } from '#lib/publication/csv.ts';

test('une colonne par clé, fins de ligne du RFC 4180', () => {
  assert.equal(
    versCsv([
      { a: 1, b: 'x' },
      { a: 2, b: null },
    ]),
    'a,b\r\n1,x\r\n2,\r\n',
  );
});

test('les virgules, guillemets et sauts de ligne sont entourés, les guillemets doublés', () => {
  assert.equal(
    versCsv([{ a: 'un, deux', b: 'dit "oui"', c: 'deux\nlignes' }]),
    'a,b,c\r\n"un, deux","dit ""oui""","deux\nlignes"\r\n',
  );
});

test('une formule est désamorcée, un nombre négatif reste un nombre', () => {
  assert.equal(versCsv([{ a: '=1+1', b: '+33', c: '@x', d: '\tx', e: -5 }]), "a,b,c,d,e\r\n'=1+1,'+33,'@x,'\tx,-5\r\n");
});

test('sans ligne, un fichier vide de données', () => {
  assert.equal(versCsv([]), '\r\n');
});

test('sans ligne mais avec des colonnes, l’en-tête reste', () => {
  assert.equal(versCsv([], ['a', 'b']), 'a,b\r\n');
});
