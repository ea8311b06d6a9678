import { expect, test } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

test('la carte de France : un arrêt de tabulation, les flèches, la légende qui filtre, une page par marque', async ({
  page,
}) => {
  await page.goto('/carte/france/');
  const marques = page.locator('svg.france a[data-marque]');
  await expect(page.locator('svg.france a[tabindex="0"]')).toHaveCount(1);
  await page.locator('svg.france a[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await expect(page.locator('svg.france a:focus')).toHaveAttribute('aria-label', /.+ : .+/);
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('svg.france a[tabindex="0"]')).toBeFocused();
  const toutes = await marques.count();
  await page.getByRole('checkbox', { name: 'Signé ou affirmé' }).uncheck();
  await expect(page.getByText(/marques? montrées?\./)).toBeAttached();
  expect(await marques.filter({ visible: true }).count()).toBeLessThan(toutes);
  await attendreSansFaute(page);
  await page.getByRole('checkbox', { name: 'Signé ou affirmé' }).check();
  await page.locator('svg.france a[href*="244900015"]').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Angers Loire Métropole');
  await expect(page.getByRole('main')).toContainText('9 décembre 2025');
});

test('contribuer : trois champs font un texte et une fiche', async ({ page }) => {
  await page.goto('/carte/france/244900015-angers-loire-metropole/');
  await page.getByRole('link', { name: 'Nous dire ce que vous savez' }).click();
  await expect(page.getByLabel('Territoire')).toHaveValue('Angers Loire Métropole (244900015)');
  await page.getByRole('button', { name: 'Garder la fiche' }).click();
  await expect(page.locator('[data-etat]')).toContainText('Il manque');
  await page.getByLabel('Adresse du document').fill('https://www.angers.fr/contrat');
  await expect(page.getByLabel('Texte à envoyer')).toHaveValue(/https:\/\/www\.angers\.fr\/contrat/);
  const fichier = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Garder la fiche' }).click();
  expect((await fichier).suggestedFilename()).toBe('proposition.yaml');
  await attendreSansFaute(page);
});
