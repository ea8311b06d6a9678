/** La typographie et la langue de chaque page, telles que le visiteur les reçoit. */
import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { contenuDe, page, PAGES, texteDe } from './site.ts';

const extraits = (texte: string, motif: RegExp) =>
  [...texte.matchAll(motif)].map((m) => texte.slice(Math.max(0, m.index - 25), m.index + m[0].length + 20));

/** Noms propres et mots d’outils qui s’écrivent ainsi ; un mot anglais hors de cette liste est une fuite. */
const ANGLAIS =
  /\b(the|and|with|your|this|that|from|search|loading|close|open|menu bar|click|here|home|next|previous|page not found|skip to|read more|undefined|null|NaN|\[object|lorem|ipsum|todo|fixme|footnotes?|back to)\b/gi;

for (const p of PAGES) {
  const corps = p.balises.find(({ nom }) => nom === 'body')!;
  // Les dessins ont un nom accessible ; leurs étiquettes coupées et les définitions en place se lisent à part.
  const html = p.balises
    .filter(({ nom, attributs: a }) => 'popover' in a || nom === 'svg')
    .reduce((t, b) => t.replace(contenuDe(p.html, b), ''), contenuDe(p.html, corps));
  const texte = texteDe(html);
  const attributs = p.balises
    .flatMap(({ attributs: a }) => [a['aria-label'], a['alt'], a['placeholder'], a['title'], a['data-l']])
    .filter((v) => v !== undefined);

  describe(`typographie de ${p.chemin}`, () => {
    test('aucun mot collé à un lien ou à une balise', () => {
      assert.deepEqual(
        extraits(html, /[\p{Ll}\d][,.;:]?<(?:a|b|strong|em)\b/gu).filter(
          (e) => !/[’«(\u202f]<(?:a|b|strong|em)/.test(e),
        ),
        [],
      );
      assert.deepEqual(extraits(html, /<\/(?:a|b|strong|em)>[\p{L}\d]/gu), []);
      assert.deepEqual(
        extraits(texte, /\p{Ll}[.!?]\p{Lu}\p{Ll}/gu).filter((e) => !/\w\.\w+\.|https?:|@/.test(e)),
        [],
      );
      assert.deepEqual(
        extraits(texte, /[\p{Ll}»]\p{Lu}\p{Ll}{2}|\p{L}\d{5}|,\p{L}/gu).filter(
          (e) =>
            !/EcoI|uMap|CapA|NosD|MapL|OpenSt|GeoJ|JavaS|LibreO|GitH|TypeS|Légif|data\.|iPh|AgEn|YouT|eDemat/.test(e),
        ),
        [],
      );
    });

    test('espaces insécables devant la ponctuation haute et dans les guillemets', () => {
      assert.deepEqual(
        extraits(texte, /[^\u202f\s!?¶][!?;](?=[\s¶]|$)|[ \u00a0][!?;]/g).filter((e) => !/&\w+;/.test(e)),
        [],
      );
      assert.deepEqual(
        extraits(texte, /[^\u00a0\s¶\d]:(?=[\s¶]|$)| :/g).filter((e) => !/https?:/.test(e)),
        [],
      );
      assert.deepEqual(extraits(texte, /«[^\u202f]|[^\u202f]»/g), []);
    });

    test('apostrophes et guillemets français, points de suspension, nombres', () => {
      assert.deepEqual(extraits(texte, /\p{L}'\p{L}|["“”]|\.\.\.| {2}/gu), []);
      assert.deepEqual(extraits(texte, /\d (?:€|%|ans?\b|mois\b|habitants?\b)/g), []);
      assert.deepEqual(
        extraits(texte, /(?<![\d/.-])[1-9]\d{4,}(?![\d/.-])/g).filter((e) => !/\b\d{5}\b|\b\d{9}\b/.test(e)),
        [],
      );
    });

    test('rien d’anglais, rien d’oublié', () => {
      // Noms propres : un titre de norme, une licence de police.
      const cites = texte.replace(/«[^»]*»|The GeoJSON Format|Hyperlegible Next|SIL Open Font License/g, '');
      assert.deepEqual(extraits(cites, ANGLAIS), []);
      assert.deepEqual(
        attributs.filter((a) => new RegExp(ANGLAIS.source, 'i').test(a!)),
        [],
      );
      assert.deepEqual(
        extraits(
          texte,
          /\p{L}+ \(déduit : calcul|\ben cours de remplissage|à venir prochainement|\bde (?=avril\b|août\b|octobre\b)/gu,
        ),
        [],
      );
    });
  });
}

test('deux guillemets ouverts se ferment, dans toutes les pages', () => {
  for (const { chemin } of PAGES) {
    const texte = texteDe(page(chemin).html);
    assert.equal(texte.split('«').length, texte.split('»').length, chemin);
    assert.equal(texte.split('(').length, texte.split(')').length, `parenthèses de ${chemin}`);
  }
});
