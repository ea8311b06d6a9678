/** Ce que toute page doit à un lecteur d’écran, à un moteur de recherche et à un lecteur pressé. */
import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { actifsDe, contenuDe, estIncluse, lire, page, PAGES, texteDe, type Page } from './site.ts';

const AU = JSON.parse(lire('/donnees/epci.geojson').toString()).features[0].properties.statut_au as string;
const textes = (p: Page, nom: string) =>
  p.balises.filter((b) => b.nom === nom).map((b) => texteDe(contenuDe(p.html, b)).replaceAll('¶', ' ').trim());

for (const p of PAGES) {
  describe(`structure de ${p.chemin}`, () => {
    test('est en français, avec un titre, une description et une adresse canonique', () => {
      assert.equal(p.balises.find(({ nom }) => nom === 'html')!.attributs['lang'], 'fr');
      const meta = (nom: string) =>
        p.balises.find((b) => b.nom === 'meta' && b.attributs['name'] === nom)?.attributs['content'] ?? '';
      assert.match(textes(p, 'title')[0]!, /Contrats locaux de santé/i);
      if (estIncluse(p)) return;
      assert.ok(
        meta('description').length >= 40 && meta('description').length <= 175,
        `description : « ${meta('description')} »`,
      );
      assert.equal(meta('viewport'), 'width=device-width, initial-scale=1');
      const canonique = p.balises.find((b) => b.nom === 'link' && b.attributs['rel'] === 'canonical')!.attributs[
        'href'
      ]!;
      assert.ok(
        canonique.startsWith('https://') && (p.chemin === '/404.html' || canonique.endsWith(p.chemin)),
        canonique,
      );
    });

    test('a un seul h1, et ses titres descendent sans sauter de rang', () => {
      const titres = p.balises.filter(({ nom }) => /^h[1-6]$/.test(nom));
      assert.equal(titres.filter(({ nom }) => nom === 'h1').length, 1);
      assert.equal(titres[0]?.nom, 'h1');
      titres.forEach(({ nom }, i) => {
        const avant = Number(titres[i - 1]?.nom[1] ?? 0);
        assert.ok(
          Number(nom[1]) <= avant + 1,
          `h${avant} puis ${nom} « ${texteDe(contenuDe(p.html, titres[i]!)).slice(0, 60)} »`,
        );
      });
      for (const b of titres)
        assert.ok(texteDe(contenuDe(p.html, b)).replaceAll('¶', '').trim() !== '', `${b.nom} vide`);
    });

    test('a ses repères : un en-tête, un contenu, un pied, des navigations nommées, un lien d’évitement', () => {
      if (estIncluse(p)) return assert.equal(p.balises.filter(({ nom }) => nom === 'main').length, 1);
      for (const nom of ['header', 'main', 'footer'])
        assert.equal(p.balises.filter((b) => b.nom === nom).length, 1, nom);
      const navigations = p.balises
        .filter(({ nom }) => nom === 'nav')
        .map(({ attributs: a }) => a['aria-label'] ?? a['aria-labelledby'] ?? '');
      assert.ok(navigations.every((nom) => nom !== ''));
      assert.equal(new Set(navigations).size, navigations.length, navigations.join(', '));
      assert.equal(p.balises.find(({ nom }) => nom === 'a')!.attributs['href'], '#contenu');
    });

    test('n’a pas deux fois le même identifiant', () => {
      const ids = p.balises.flatMap(({ attributs: a }) => a['id'] ?? []);
      assert.deepEqual(
        ids.filter((id, i) => ids.indexOf(id) !== i),
        [],
      );
    });

    test('dit la date de la situation', () => {
      assert.ok(
        texteDe(p.html)
          .replace(/\u00a0/g, ' ')
          .replaceAll('¶', ' ')
          .includes(`ituation au ${formaterDate(AU).replace('\u00a0', ' ')}`),
        AU,
      );
    });

    test('chaque lien et chaque bouton a un nom ; chaque champ a une étiquette', () => {
      const nomDe = (html: string, a: Record<string, string>) =>
        a['aria-label'] ??
        (a['aria-labelledby']
          ? 'x'
          : texteDe(html.replace(/<\/?(code|kbd)\b[^>]*>/g, ''))
              .replaceAll('¶', '')
              .trim());
      for (const b of p.balises.filter(({ nom }) => nom === 'a' || nom === 'button')) {
        const dedans = contenuDe(p.html, b);
        assert.ok(
          nomDe(dedans, b.attributs) !== '' || /<title>|aria-label="/.test(dedans),
          p.html.slice(b.debut, b.debut + 160),
        );
      }
      const etiquetes = new Set(
        p.balises.flatMap(({ nom, attributs: a }) => (nom === 'label' && a['for'] ? [a['for']] : [])),
      );
      for (const { nom, attributs: a, debut } of p.balises) {
        if (!['input', 'select', 'textarea'].includes(nom) || a['type'] === 'hidden') continue;
        const dansUneEtiquette = p.html.lastIndexOf('<label', debut) > p.html.lastIndexOf('</label>', debut);
        assert.ok(
          a['aria-label'] || a['aria-labelledby'] || etiquetes.has(a['id'] ?? '') || dansUneEtiquette,
          JSON.stringify(a),
        );
      }
    });

    test('chaque tableau a une légende ou un nom, et des en-têtes qui disent leur portée', () => {
      for (const b of p.balises.filter(({ nom }) => nom === 'table')) {
        const dedans = contenuDe(p.html, b);
        assert.ok(dedans.includes('<caption') || b.attributs['aria-labelledby'], dedans.slice(0, 120));
        assert.ok(/<th\b/.test(dedans), 'tableau sans en-tête');
        assert.doesNotMatch(
          dedans,
          /<th(?=[\s>])(?![^>]*\sscope="(?:col|row|colgroup|rowgroup)")/,
          'en-tête sans portée',
        );
      }
    });
  });
}

test('les titres de page sont tous différents, les h1 aussi', () => {
  for (const balise of ['title', 'h1']) {
    const tous = PAGES.filter((p) => !estIncluse(p)).map((p) => textes(p, balise)[0]!);
    assert.deepEqual(
      tous.filter((t, i) => tous.indexOf(t) !== i),
      [],
      balise,
    );
  }
});

test('la page 404 garde l’en-tête et mène à l’accueil', () => {
  assert.match(page('/404.html').html, /class="marque" href="[^"]*\/"/);
});

test('chaque feuille redit l’ordre des couches, qui fait loi : celle qui arrive la première ne peut pas le changer', () => {
  const feuilles = new Set(PAGES.flatMap((p) => actifsDe(p).styles));
  assert.ok(feuilles.size > 1);
  for (const feuille of feuilles)
    assert.match(/@layer ([\w, -]+)/.exec(lire(feuille).toString())?.[1] ?? '', /^jetons\b/, feuille);
});
