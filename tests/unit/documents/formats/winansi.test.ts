import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encoderWinAnsi, horsWinAnsi, unicodeDe } from '#lib/documents/formats/winansi.ts';

const dessiner = (texte: string) => String.fromCodePoint(...encoderWinAnsi(texte).map(unicodeDe));

test('Tout le français se dessine tel quel, lettres décomposées comprises', () => {
  const francais = 'Où ? L’Haÿ-les-Roses, cœur, ÆŒ, « 10 000 € », Éloïse — fin…';
  assert.equal(dessiner(francais), francais);
  assert.equal(dessiner('E\u0301loi\u0308se'), 'Éloïse');
  assert.deepEqual(horsWinAnsi(francais), []);
});

test('Espaces fines, tirets et apostrophes prennent leur équivalent, sans être signalés', () => {
  assert.equal(dessiner('10\u202f000\u2009€, peut\u2011être, l\u02bcan'), '10\u00a0000\u00a0€, peut-être, l’an');
  assert.deepEqual(horsWinAnsi('10\u202f000\u2011\u2212'), []);
});

test('Le reste est dessiné au plus proche, et signalé une fois', () => {
  assert.equal(dessiner('Michał Kővári, Şükrü, ≥ 3 → fin'), 'Michal Kovári, Sükrü, >= 3 -> fin');
  assert.equal(dessiner('☺ محمد 中'), '? ???? ?');
  assert.deepEqual(horsWinAnsi('łł ő ☺'), ['ł', 'ő', '☺']);
});
