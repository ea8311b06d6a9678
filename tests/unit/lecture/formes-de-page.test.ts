import assert from 'node:assert/strict';
import test from 'node:test';
import { formesDe, pagesQuiMontrentTout } from '../../lecture/formes-de-page.ts';
import { lireHtml } from '../../lecture/lire-html.ts';

const page = (chemin: string, corps: string) => ({ chemin, racine: lireHtml(`<body>${corps}</body>`) });
const nombre = (corps: string) => formesDe(lireHtml(`<body>${corps}</body>`)).size;

test('les mots et les adresses ne font pas une forme ; la classe, l’état et la place en font une', () => {
  assert.equal(nombre('<p><a href="/a">un</a></p><p><a href="/b">deux</a></p>'), nombre('<p><a href="/a">un</a></p>'));
  for (const autre of ['<p class="b"></p>', '<p hidden></p>', '<p data-x="1"></p>', '<li><p></p></li>'])
    assert.ok(nombre(`<p></p>${autre}`) > nombre('<p></p>'), autre);
});

test('chaque forme est sur une page choisie, et une page qui n’en apporte pas ne l’est pas', () => {
  const pages = [
    page('/un/', '<p class="a"></p>'),
    page('/deux/', '<p class="a">Autres mots.</p>'),
    page('/trois/', '<p class="a"></p><p class="b"></p>'),
    page('/quatre/', '<p class="c"></p>'),
  ];
  assert.deepEqual([...pagesQuiMontrentTout(pages)].sort(), ['/quatre/', '/trois/']);
});
