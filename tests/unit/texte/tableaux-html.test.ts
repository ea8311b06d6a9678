import assert from 'node:assert/strict';
import test from 'node:test';
import { retoucherPage } from '#lib/texte/page-html.ts';
import { nomsDesTableaux } from '#lib/texte/tableaux-html.ts';

const nommerTableaux = (html: string) => retoucherPage(html, nomsDesTableaux);

const cadre = (nom: string, suite = '') =>
  `<div class="tableau-defilant" role="group" ${nom} tabindex="0"><table${suite}>`;

test('un tableau prend le nom du titre qui le précède, et ses en-têtes leur portée', () => {
  const page = (div: string, th: string) =>
    `<h2 id="qui">Qui</h2><h3 class="a" id="prix">Prix</h3>${div}<thead><tr>${th}</tr></thead>` +
    '<tbody><tr><td>1</td></tr></tbody></table></div>';
  assert.equal(
    nommerTableaux(page(cadre('aria-label="Tableau"'), '<th>A</th>')),
    page(cadre('aria-labelledby="prix"', ' aria-labelledby="prix"'), '<th scope="col">A</th>'),
  );
});

test('sans titre avant lui, un tableau garde son nom général ; les autres tableaux ne changent pas', () => {
  for (const html of [
    `${cadre('aria-label="Tableau"')}<thead><tr><th>A</th></tr></thead></table></div>`,
    '<h2 id="a">A</h2><table><thead><tr><th scope="col">A</th></tr></thead></table>',
  ])
    assert.equal(nommerTableaux(html), html);
});
