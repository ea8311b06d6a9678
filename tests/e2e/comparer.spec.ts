import { expect, test } from '@playwright/test';
import { CRAON } from './ouvrir-carte.ts';
import { debordDe } from './sortes-de-pages.ts';

const LAVAL = '200083392';
const MESLAY = '245300223';

test('deux puis trois territoires, une adresse qui les retrouve, rien qui déborde d’un téléphone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`/comparer/#epci=${CRAON},${LAVAL}`);
  const tableau = page.getByRole('table');
  await expect(tableau.getByRole('columnheader')).toHaveText(['Pays de Craon', 'Laval Agglomération']);
  await expect(tableau.getByRole('row', { name: /^Situation/ })).toContainText('CLS signé, en cours');
  await page.getByLabel('Troisième territoire').selectOption(MESLAY);
  await expect(tableau.getByRole('columnheader')).toHaveCount(3);
  await expect(tableau.getByRole('row', { name: /^Terme/ })).toContainText('non trouvé');
  expect(new URL(page.url()).hash).toBe(`#epci=${CRAON},${LAVAL},${MESLAY}`);
  expect(await debordDe(page)).toBe(0);
  await expect(page).toHaveTitle(/^Pays de Craon, Laval Agglomération et Pays de Meslay-Grez – /);
  await page.reload();
  await expect(tableau.getByRole('columnheader').last()).toHaveText('Pays de Meslay-Grez');
  await expect(page.getByLabel('Deuxième territoire')).toHaveValue(LAVAL);
});

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('la page dit où comparer quand même', async ({ page }) => {
    await page.goto('/comparer/');
    await expect(page.getByRole('link', { name: 'la page de chaque département' })).toBeVisible();
    await expect(page.getByLabel('Premier territoire')).toBeHidden();
  });
});
