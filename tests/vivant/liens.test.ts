/** Tout lien interne mène à une page ou un fichier servi, et toute ancre à un élément. */
import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { estIncluse, FICHIERS, interne, page, PAGES } from './site.ts';

/** Page ou fichier que rend une adresse du site, ou `null`. */
function cible(chemin: string): string | null {
  const sans = decodeURIComponent(chemin.replace(/[?#].*$/, ''));
  if (FICHIERS.has(sans)) return sans;
  return sans.endsWith('/') && FICHIERS.has(`${sans}index.html`) ? sans : null;
}

const adressees = new Set<string>();
for (const p of PAGES) {
  describe(`liens de ${p.chemin}`, () => {
    const liens = p.balises.flatMap(({ nom, attributs: a }) =>
      [
        a['href'],
        a['src'],
        a['action'],
        ...[a['data-index'], a['data-geojson'], a['data-source']].flatMap((v) => v?.split(' ')),
      ].flatMap((v) => (v ? [{ nom, adresse: v }] : [])),
    );

    test('mènent quelque part', () => {
      const morts: string[] = [];
      for (const { nom, adresse } of liens) {
        const chemin = adresse.startsWith('#') ? p.chemin + adresse : interne(adresse);
        if (chemin === null) continue;
        const trouve = adresse.startsWith('#') ? p.chemin : cible(chemin);
        if (trouve && trouve !== p.chemin) adressees.add(trouve);
        const ancre = decodeURIComponent(/#(.+)$/.exec(chemin)?.[1] ?? '');
        if (!trouve) morts.push(`<${nom}> ${adresse}`);
        // « #departement=53 » est un état que la carte lit, non un élément.
        else if (
          ancre &&
          !ancre.includes('=') &&
          (trouve.endsWith('/') || trouve.endsWith('.html')) &&
          !page(trouve).ids.has(ancre)
        )
          morts.push(`<${nom}> ${adresse} (ancre absente)`);
      }
      assert.deepEqual([...new Set(morts)], []);
    });

    test('se terminent par une barre quand ils mènent à une page, et n’écrivent pas l’hôte', () => {
      const fautifs = liens.filter(
        ({ nom, adresse }) => nom === 'a' && interne(adresse) !== null && !/(\/|\.\w+)([?#].*)?$/.test(adresse),
      );
      assert.deepEqual(fautifs, []);
    });

    test('les renvois aria et les étiquettes désignent un élément de la page', () => {
      const perdus = p.balises.flatMap(({ attributs: a }) =>
        ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for', 'popovertarget', 'list', 'headers'].flatMap(
          (cle) =>
            (a[cle] ?? '')
              .split(/\s+/)
              .filter((id) => id && !p.ids.has(id))
              .map((id) => `${cle}="${id}"`),
        ),
      );
      assert.deepEqual(perdus, []);
    });
  });
}

test('aucune page n’est orpheline : chacune est liée par une autre', () => {
  assert.deepEqual(
    PAGES.map((p) => p.chemin).filter(
      (chemin) => chemin !== '/404.html' && !estIncluse(page(chemin)) && !adressees.has(chemin),
    ),
    [],
  );
});

test('le plan du site mène à toutes les pages', () => {
  const liees = new Set(
    page('/plan-du-site/').balises.flatMap(({ nom, attributs: a }) =>
      nom === 'a' && a['href'] ? [interne(a['href'])?.replace(/#.*/, '')] : [],
    ),
  );
  assert.deepEqual(
    PAGES.map((p) => p.chemin).filter(
      (chemin) => !['/404.html', '/plan-du-site/'].includes(chemin) && !estIncluse(page(chemin)) && !liees.has(chemin),
    ),
    [],
  );
});
