import assert from 'node:assert/strict';
import test from 'node:test';
import { retoucherPage } from '#lib/texte/page-html.ts';
import { typographie } from '#lib/texte/typo-html.ts';

const typographierHtml = (html: string) => retoucherPage(html, typographie);

const F = '\u202f';
const lie = (html: string) => `<span class="insecable">${html}</span>`;

test('change les textes, jamais les balises ni les attributs', () => {
  assert.equal(
    typographierHtml(`<a title="l'aide ?" href="/x?a=1&b= ?">l'aide ?</a>`),
    `<a title="l'aide ?" href="/x?a=1&b= ?">l’aide${F}?</a>`,
  );
});

test('une apostrophe échappée par le gabarit devient courbe aussi', () => {
  assert.equal(typographierHtml('<td>Val d&#39;Anglin</td>'), '<td>Val d’Anglin</td>');
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

test('les ordinaux prennent leur exposant, sauf là où une balise n’est pas permise', () => {
  assert.equal(
    typographierHtml('<p>le 3e contrat, le 1er mai, le XXe siècle</p>'),
    '<p>le 3<sup>e</sup> contrat, le 1<sup>er</sup>\u00a0mai, le XX<sup>e</sup> siècle</p>',
  );
  for (const balise of ['title', 'option', 'text', 'tspan', 'desc'])
    assert.equal(typographierHtml(`<${balise}>3e</${balise}>`), `<${balise}>3e</${balise}>`);
  assert.equal(typographierHtml('<p>2e4, v1.3e, 3emplois</p>'), '<p>2e4, v1.3e, 3emplois</p>');
});

test('un terme expliqué ne se sépare pas de son article ni de sa parenthèse', () => {
  const bouton = '<button type="button" class="terme">animateur</button>';
  assert.equal(typographierHtml(`<p>L'${bouton} agit</p>`), `<p><span class="insecable">L’${bouton}</span> agit</p>`);
  assert.equal(typographierHtml(`<p>Un ${bouton}</p>`), `<p>Un ${bouton}</p>`);
});

test('ni de sa ponctuation, sa bulle entre eux', () => {
  const terme = '<button class="terme">santé</button><span class="bulle">Bien-être.</span>';
  const cas: [html: string, attendu: string][] = [
    [`<p>la ${terme}. Puis</p>`, `<p>la <span class="insecable">${terme}.</span> Puis</p>`],
    [`<p>l'${terme}, puis</p>`, `<p><span class="insecable">l’${terme},</span> puis</p>`],
    [`<p>(${terme})</p>`, `<p><span class="insecable">(${terme})</span></p>`],
    [`<p>la ${terme} ; la ${terme}.</p>`, `<p>la ${lie(`${terme}${F};`)} la ${lie(`${terme}.`)}</p>`],
    [`<p>la ${terme} publique</p>`, `<p>la ${terme} publique</p>`],
  ];
  for (const [html, attendu] of cas) assert.equal(typographierHtml(html), attendu);
});

test('un chevron dans un attribut n’ouvre ni ne ferme rien', () => {
  assert.equal(
    typographierHtml(`<a title="a > b ?" href="/">l'aide ?</a>`),
    `<a title="a > b ?" href="/">l’aide${F}?</a>`,
  );
});

test('la ligne ne coupe ni un verbe de son pronom, ni un numéro d’article ou de loi', () => {
  const cas: [html: string, attendu: string][] = [
    ['<h2>Quand s’achève-t-il ?</h2>', `<h2>Quand s’${lie('achève-t-il')}${F}?</h2>`],
    [
      '<p>Qui la paie, peut-elle, sont-ils, a-t-on.</p>',
      `<p>Qui la paie, ${lie('peut-elle')}, ${lie('sont-ils')}, ${lie('a-t-on')}.</p>`,
    ],
    ['<p>Que préparez-vous, qu’avons-nous ?</p>', `<p>Que ${lie('préparez-vous')}, qu’${lie('avons-nous')}${F}?</p>`],
    ["<p>Qu'est-ce ?</p>", `<p>Qu’${lie('est-ce')}${F}?</p>`],
    ['<p>L. 1434-17, R. 3224-1</p>', `<p>${lie('L.\u00a01434-17')}, ${lie('R.\u00a03224-1')}</p>`],
    [
      '<p>L. 1414-10-IV ; la loi n° 2022-217.</p>',
      `<p>${lie('L.\u00a01414-10-IV')}${F}; la loi ${lie('n°\u00a02022-217')}.</p>`,
    ],
  ];
  for (const [html, attendu] of cas) assert.equal(typographierHtml(html), attendu);
  for (const nom of [
    'Meslay-Grez',
    'Provence-Alpes-Côte',
    'Saint-Ouen-les-Vallons',
    'porte-monnaie',
    '2013-2015',
    'Château-Ilsace',
  ])
    assert.equal(typographierHtml(`<p>${nom}</p>`), `<p>${nom}</p>`);
  assert.equal(typographierHtml('<option>Quand s’achève-t-il</option>'), '<option>Quand s’achève-t-il</option>');
});
