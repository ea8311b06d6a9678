import assert from 'node:assert/strict';
import test from 'node:test';
import { typographierHtml } from '#lib/texte/typo-html.ts';

const F = '\u202f';

test('change les textes, jamais les balises ni les attributs', () => {
  assert.equal(typographierHtml(`<a title="l'aide ?" href="/x?a=1&b= ?">l'aide ?</a>`), `<a title="l'aide ?" href="/x?a=1&b= ?">l’aide${F}?</a>`);
});

test('laisse code, pre, script, style, textarea et kbd', () => {
  for (const balise of ['code', 'pre', 'script', 'style', 'textarea', 'kbd']) {
    const html = `<${balise} class="x">l'aide ?</${balise}>`;
    assert.equal(typographierHtml(html), html);
    assert.equal(typographierHtml(`${html}<p>oui ?</p>`), `${html}<p>oui${F}?</p>`);
  }
});

test('ne ferme un bloc intouchable qu’à sa propre balise', () => {
  const html = "<pre><b>a ?</b> l'x</pre>";
  assert.equal(typographierHtml(html), html);
});

test('laisse les commentaires et le doctype', () => {
  const html = "<!doctype html><!-- l'aide ? -->";
  assert.equal(typographierHtml(html), html);
});
