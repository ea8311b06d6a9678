import { expect, test } from '@playwright/test';
import { COEVRONS, CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

test('le curseur des années recolore la carte, le tableau et les chiffres', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await expect(territoire(vue, COEVRONS)).toHaveClass(/s-echu/);
  const chiffres = await vue.locator('[data-chiffres]').textContent();
  await vue.getByRole('slider', { name: 'Année' }).fill('2019');
  await expect(territoire(vue, COEVRONS)).toHaveClass(/s-en-cours/);
  await expect(vue.getByRole('row', { name: /CC des Coëvrons/ })).toContainText('CLS signé, en cours');
  await expect(vue.locator('[data-jour]')).toHaveText(/Au 31\s?décembre 2019/);
  await expect(vue.locator('[data-chiffres]')).not.toHaveText(chiffres!);
  await expect(vue.locator('[data-chiffres]')).toContainText('nous ne savons pas');
  await expect(vue.locator('label').filter({ hasText: 'CLS arrivé à terme' }).locator('[data-compte]')).toHaveText('0');
  await expect(page).toHaveTitle(/^Où en sont les contrats en 2019\s\?/);
  await expect(vue.getByRole('slider')).toHaveAttribute('aria-valuetext', /2019, situation au 31\s?décembre 2019/);
});

test('ce qui n’est pas su une année est montré comme tel', async ({ page }) => {
  const vue = await ouvrirCarte(page, '#departement=53&annee=2014');
  await expect(territoire(vue, CRAON)).toHaveClass(/s-non-renseigne/);
  await territoire(vue, CRAON).click();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toContainText('Non renseigné');
});

test('la lecture avance seule, et s’arrête', async ({ page }) => {
  const vue = await ouvrirCarte(page, '#departement=53&annee=2015');
  await vue.getByRole('button', { name: 'Lancer l’animation' }).click();
  await expect(vue.getByRole('slider')).toHaveValue('2017', { timeout: 10_000 });
  await vue.getByRole('button', { name: 'Mettre en pause' }).click();
  await expect(vue.getByRole('button', { name: 'Lancer l’animation' })).toBeVisible();
  await expect(page).toHaveURL(/annee=201[78]/);
});

test('avec moins de mouvement, le bouton avance d’un an et s’arrête', async ({ browser }) => {
  const contexte = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await contexte.newPage();
  const vue = await ouvrirCarte(page, '#departement=53&annee=2015');
  await vue.getByRole('button', { name: 'Avancer d’un an' }).click();
  await expect(vue.getByRole('slider')).toHaveValue('2016');
  await expect(page).toHaveURL(/annee=2016/);
  await expect(vue.getByRole('button', { name: 'Mettre en pause' })).toHaveCount(0);
  await contexte.close();
});

test('le graphique et son tableau se lisent sans script, et disent la même année en année', async ({ browser }) => {
  const contexte = await browser.newContext({ javaScriptEnabled: false });
  const page = await contexte.newPage();
  await page.goto('/carte/');
  await expect(
    page.getByRole('img', { name: /Part de la population de la Mayenne par situation, de 20\d\d à 20\d\d/ }),
  ).toBeVisible();
  await page.getByText('Les chiffres du graphique').click();
  const tableau = page.getByRole('table', { name: /Habitants de la Mayenne/ });
  await expect(tableau.getByRole('row', { name: /^2019 / })).toBeVisible();
  await contexte.close();
});
