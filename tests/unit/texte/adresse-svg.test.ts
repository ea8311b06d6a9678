import assert from 'node:assert/strict';
import test from 'node:test';
import { adresseSvg } from '#lib/texte/adresse-svg.ts';

test('un dessin devient une adresse valable, qui redonne le même dessin', () => {
  const svg = '<svg viewBox="0 0 1 1">\n<style>p{fill:#123}</style><!-- 5 % --></svg>';
  const adresse = adresseSvg(svg);
  assert.doesNotMatch(adresse, /["#<>{}\s]/);
  assert.equal(
    decodeURIComponent(adresse.slice(adresse.indexOf(',') + 1)),
    svg.replaceAll('"', "'").replaceAll('\n', ''),
  );
});
