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

test('un tableau de trois colonnes ou plus se range en fiches, chaque case sous le nom de sa colonne', () => {
  const page = (nom: string, [table, th, deuxieme, troisieme]: readonly string[]) =>
    `<h2 id="a">A</h2>${cadre(nom, table)}<thead><tr><th${th}>Qui</th><th${th}>Ce qu&quot;il paie</th>` +
    `<th${th}><b>Combien</b> ?</th></tr></thead>` +
    `<tbody><tr><td>L’ARS</td><td${deuxieme}>Un socle</td><td${troisieme}>20</td></tr></tbody></table></div>`;
  assert.equal(
    nommerTableaux(page('aria-label="Tableau"', ['', '', '', ''])),
    page('aria-labelledby="a"', [
      ' aria-labelledby="a" class="en-fiches"',
      ' scope="col"',
      ' data-l="Ce qu&quot;il paie"',
      ' data-l="Combien\u202f?"',
    ]),
  );
});

test('deux colonnes tiennent au téléphone : rien ne change que les noms', () => {
  const html =
    `<h2 id="a">A</h2>${cadre('aria-label="Tableau"')}<thead><tr><th>A</th><th>B</th></tr></thead>` +
    '<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>';
  assert.doesNotMatch(nommerTableaux(html), /en-fiches|data-l/);
});
