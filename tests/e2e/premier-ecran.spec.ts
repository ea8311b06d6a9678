/** Ce qui doit être dans la fenêtre dès l’arrivée, sans défiler. */
import { expect, test, type Page } from '@playwright/test';
import { ouvrirCarte } from './ouvrir-carte.ts';

/** Ce qui, d’une liste de sélecteurs, n’est pas tout entier dans la fenêtre. */
const horsDeLaFenetre = (page: Page, selecteurs: readonly string[]) =>
  page.evaluate(
    (liste) =>
      liste.flatMap((s) => {
        const boites = [...document.querySelectorAll(s)]
          .filter((e) => e.checkVisibility())
          .map((e) => e.getBoundingClientRect());
        if (boites.length === 0) return [`${s} : absent`];
        return boites
          .filter((b) => b.top < -1 || b.left < -1 || b.bottom > innerHeight + 1 || b.right > innerWidth + 1)
          .map(
            (b) => `${s} : ${Math.round(b.left)},${Math.round(b.top)} à ${Math.round(b.right)},${Math.round(b.bottom)}`,
          );
      }),
    selecteurs,
  );

const hauteurDuDessin = (page: Page) =>
  page
    .locator('.scene .carte svg')
    .first()
    .evaluate((e) => e.clientHeight);

const OUTILS = [
  'h1',
  '.choix-dep input',
  '.atlas .champ',
  '.filtre label',
  '.filtre [data-compte]',
  '.scene .carte svg',
  '#annee',
  '[data-chiffres]',
];

for (const [width, height, dessin, sens] of [
  [1280, 800, 500, 'Signé, terme pas encore atteint.'],
  [1920, 1080, 780, /^Un contrat est signé, .* n’est pas atteint\.$/],
] as const) {
  test(`la carte à ${width} × ${height} : tout l’outil, et le territoire choisi à côté`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await ouvrirCarte(page);
    expect(await horsDeLaFenetre(page, [...OUTILS, '.filtre .sens', '.lieux li'])).toEqual([]);
    expect(await hauteurDuDessin(page)).toBeGreaterThanOrEqual(dessin);
    await expect(page.getByRole('checkbox', { name: 'CLS signé, en cours' })).toHaveAccessibleDescription(sens);
    await page.locator('.lieux a').first().click();
    await expect(page.locator('.fiche-carte')).toBeFocused();
    expect(await horsDeLaFenetre(page, [...OUTILS, '.fiche-carte h2', '.fiche-carte .bouton'])).toEqual([]);
  });
}

test('la carte à 360 × 740 : la recherche, le dessin entier, puis les pastilles de la légende', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await ouvrirCarte(page);
  const enPlace = [
    'h1',
    '.choix-dep input',
    '.atlas .champ',
    '.scene .carte svg',
    '.filtre label',
    '.filtre [data-compte]',
  ];
  expect(await horsDeLaFenetre(page, enPlace)).toEqual([]);
  // Chaque territoire a son nom, long ou bref, ou le numéro de la liste ; celui d’à côté a le sien.
  const noms = page.locator('.vive .noms g');
  const ecrits = await noms.evaluateAll((gs) =>
    gs.filter((g) => getComputedStyle(g).display !== 'none').map((g) => g.textContent.trim()),
  );
  expect(ecrits).toHaveLength(10);
  expect(ecrits.filter((nom) => nom === '')).toEqual([]);
});

test('l’accueil à 1280 × 800 : la question, la carte et les trois portes', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/');
  expect(
    await horsDeLaFenetre(page, ['h1', '.champ', '.visuel .carte svg', '.ailleurs', '.portes a', '.portes p']),
  ).toEqual([]);
});
