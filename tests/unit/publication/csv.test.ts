import assert from 'node:assert/strict';
import test from 'node:test';
import { versCsv } from '#lib/publication/csv.ts';

test('une colonne par clé, fins de ligne du RFC 4180', () => {
  const lignes = [
    { a: 1, b: 'x' },
    { a: 2, b: null },
  ];
  assert.equal(versCsv(lignes, ['a', 'b']), 'a,b\r\n1,x\r\n2,\r\n');
});

test('les virgules, guillemets et sauts de ligne sont entourés, les guillemets doublés', () => {
  assert.equal(
    versCsv([{ a: 'un, deux', b: 'dit "oui"', c: 'deux\nlignes' }], ['a', 'b', 'c']),
    'a,b,c\r\n"un, deux","dit ""oui""","deux\nlignes"\r\n',
  );
});

test('un texte qui passerait pour une formule est désamorcé ; un nombre négatif reste un nombre', () => {
  for (const [valeur, attendue] of [
    ['=1+1', "'=1+1"],
    ['+33', "'+33"],
    ['@x', "'@x"],
    ['-2+3', "'-2+3"],
    ['-5', "'-5"],
    ['\tx', "'\tx"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
    [-5, '-5'],
    [-0.9469, '-0.9469'],
    ['a=1', 'a=1'],
    ['2021-2025', '2021-2025'],
    ['– tiret', '– tiret'],
    [null, ''],
    [undefined, ''],
  ] as const)
    assert.equal(versCsv([{ a: valeur }], ['a']), `a\r\n${attendue}\r\n`, JSON.stringify(valeur));
});

test('sans ligne, l’en-tête reste', () => {
  assert.equal(versCsv([], ['a', 'b']), 'a,b\r\n');
});
