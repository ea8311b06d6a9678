import assert from 'node:assert/strict';
import test from 'node:test';
import { estSiren } from '#lib/valeurs/siren.ts';

test('admet des SIREN à la clé juste', () => {
  for (const siren of ['200048551', '245300355', '243600319', '732829320']) assert.ok(estSiren(siren), siren);
});

test('refuse une clé fausse, une longueur fausse, autre chose que des chiffres', () => {
  for (const siren of ['200048552', '20004855', '2000485510', '', 'abcdefghi', '200 048 551', '２00048551'])
    assert.ok(!estSiren(siren), siren);
});

test('un chiffre changé se voit toujours', () => {
  for (let rang = 0; rang < 9; rang++) {
    for (let plus = 1; plus <= 9; plus++) {
      const chiffres = [...'200048551'].map(Number);
      chiffres[rang] = (chiffres[rang]! + plus) % 10;
      assert.ok(!estSiren(chiffres.join('')), chiffres.join(''));
    }
  }
});
