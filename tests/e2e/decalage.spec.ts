/** Rien ne bouge pendant le chargement : ni quand les polices arrivent tard, ni quand les scripts arrivent tard. */
import { expect, test, type Page } from '@playwright/test';
import { fautesDesPages, TYPES } from './sortes-de-pages.ts';

const CARTES = [
  '/carte/ensemble/',
  '/carte/#departement=53&epci=200048551&annee=2019',
  '/integration/',
  '/integration/53-mayenne/',
  '/departements/53-mayenne/dossier/remplir/',
];

declare global {
  interface Window {
    decalages: string[];
  }
}

/** Note chaque décalage de mise en page : sa valeur et ce qui a bougé. */
const NOTER = () => {
  window.decalages = [];
  new PerformanceObserver((liste) => {
    for (const e of liste.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
      // Moins d’un dix-millième de la fenêtre : un chiffre remplacé par un autre, un pixel plus étroit.
      if (e.value < 0.0001) continue;
      const bouges = e.sources.map(({ node }) =>
        node instanceof Element ? `${node.tagName} ${node.className}` : node?.nodeName,
      );
      window.decalages.push(`${e.value.toFixed(4)} : ${bouges.join(', ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Charge une page dont polices et scripts n’arrivent qu’une fois le HTML et le CSS affichés, et rend ses décalages. */
async function decalagesDe(page: Page, chemin: string): Promise<string[]> {
  let ouvrir!: () => void;
  const porte = new Promise<void>((suite) => {
    ouvrir = suite;
  });
  await page.addInitScript(NOTER);
  await page.route(/\.(?:js|woff2)$/, async (route) => {
    await porte;
    await route.continue();
  });
  await page.goto(chemin, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  ouvrir();
  await page.waitForLoadState('networkidle');
  // Deux images de plus : ce que le dernier script a changé est dessiné.
  await page.evaluate(
    () =>
      new Promise((suite) => {
        requestAnimationFrame(() => requestAnimationFrame(suite));
      }),
  );
  return page.evaluate(() => window.decalages);
}

for (const largeur of [360, 1280]) {
  test.describe(`à ${largeur} px`, () => {
    test.use({ viewport: { width: largeur, height: 800 } });
    test('aucun décalage, polices et scripts en retard, sur chaque sorte de page', async ({ context }) => {
      test.setTimeout(120_000);
      expect(await fautesDesPages(context, [...TYPES, ...CARTES], decalagesDe)).toEqual([]);
    });
  });
}

test('au téléphone, la légende attend la carte qui la précède à l’écran', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const debut = async (fin: RegExp) => {
    await page.route('**/carte/', async (route) => {
      const reponse = await route.fetch();
      const html = await reponse.text();
      await route.fulfill({ response: reponse, body: html.slice(0, html.search(fin)) });
    });
    await page.goto('/carte/');
    await page.unroute('**/carte/');
  };
  await debut(/<div class="cadre/);
  await expect(page.locator('.filtre-situations')).toBeHidden();
  await debut(/$/);
  await expect(page.locator('.filtre-situations')).toBeVisible();
});

test('le relevé voit un décalage quand il y en a un', async ({ page }) => {
  await page.addInitScript(() =>
    addEventListener('load', () =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          document
            .querySelector('main')!
            .before(Object.assign(document.createElement('p'), { textContent: 'Arrivé tard.' }));
        }),
      ),
    ),
  );
  expect(await decalagesDe(page, '/')).not.toEqual([]);
});
