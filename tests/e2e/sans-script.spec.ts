/** Sans JavaScript, chaque page répond encore à la question pour laquelle on y vient. */
import { expect, test } from '@playwright/test';
import { fautesDesPages, TYPES } from './sortes-de-pages.ts';

test.use({ javaScriptEnabled: false });

test('chaque sorte de page se lit sans script', async ({ context }) => {
  test.setTimeout(90_000);
  const fautes = await fautesDesPages(context, TYPES, async (page, chemin) => {
    await page.goto(chemin);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('h1')).toBeVisible();
    expect((await page.locator('main').innerText()).length).toBeGreaterThan(120);
    await expect(page.getByRole('navigation', { name: 'Rubriques' })).toBeVisible();
    return [];
  });
  expect(fautes).toEqual([]);
});

test('la carte est dessinée, et chaque intercommunalité y a un lien ou une ligne', async ({ page }) => {
  await page.goto('/carte/');
  await expect(page.locator('main svg[role="img"], main .carte svg').first()).toBeVisible();
  const lignes = page.getByRole('row').filter({ hasText: 'Pays de Craon' });
  await expect(lignes.first()).toContainText('CLS signé, en cours');
  await expect(lignes.first().getByRole('link').first()).toHaveAttribute(
    'href',
    /\/territoires\/200048551-pays-de-craon\/$/,
  );
});

test('l’habitante trouve sa commune par les listes', async ({ page }) => {
  await page.goto('/recherche/');
  await page.getByRole('link', { name: /Les communes de la Mayenne/ }).click();
  await page.getByRole('link', { name: 'Craon', exact: true }).click();
  await expect(page.locator('h1')).toHaveText('Pays de Craon');
  await expect(page.locator('[data-reponse]').first()).toContainText(/^\s*Oui/);
});

test('le formulaire de l’accueil mène à une page qui aide encore', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Commune, intercommunalité ou code postal').fill('Craon');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=Craon/);
  await expect(page.locator('main')).toContainText(/communes/i);
});
