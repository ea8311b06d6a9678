import { expect, test } from '@playwright/test';
import { CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

test('un seul arrêt de tabulation, et l’on en sort', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await expect(vue.locator('.vive [tabindex="0"]')).toHaveCount(1);
  await vue.locator('.vive [tabindex="0"]').focus();
  await page.keyboard.press('Tab');
  await expect(vue.getByRole('button', { name: 'Agrandir' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(vue.locator('.vive [tabindex="0"]')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(vue.getByRole('link', { name: 'Toute la France' })).toBeFocused();
});

test('les flèches mènent au voisin de cette direction, nom, situation et place annoncés', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).focus();
  await page.keyboard.press('ArrowUp');
  await expect(territoire(vue, '200083392')).toBeFocused();
  await expect(vue.locator('[data-annonce]')).toHaveText(
    /Laval Agglomération\s: CLS signé, échéance à vérifier\. .+\. \d+ sur \d+\./,
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(territoire(vue, CRAON)).toBeFocused();
  await expect(vue.locator('[data-annonce]')).toHaveText(/Pays de Craon.*Au sud-ouest/);
  await page.keyboard.press('End');
  await expect(vue.locator('[data-annonce]')).toHaveText(/(\d+) sur \1\./);
  await page.keyboard.press('Home');
  await expect(vue.locator('[data-annonce]')).toHaveText(/ 1 sur \d+\./);
});

test('Entrée ouvre la fiche, Échap la ferme et rend le focus au territoire', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).focus();
  await page.keyboard.press('Enter');
  const fiche = vue.getByRole('group', { name: 'Pays de Craon' });
  await expect(fiche).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(fiche).toBeHidden();
  await expect(territoire(vue, CRAON)).toBeFocused();
});

test('la région est nommée et a son mode d’emploi', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  const region = vue.getByRole('region', { name: 'Carte des intercommunalités de la Mayenne' });
  await expect(region).toHaveAccessibleDescription(/Les flèches mènent/);
  await expect(region.getByRole('listbox', { name: 'Intercommunalités' }).getByRole('option')).toHaveCount(10);
});

test('l’anneau de focus est dessiné par-dessus tous les voisins', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await vue.locator('.vive [tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  const anneau = vue.locator('.vive path.focus-encre');
  await expect(anneau).toHaveCount(1);
  const trace = await page.locator('.vive [role=option]:focus').getAttribute('d');
  // Même tracé ; une ligne ne se referme pas par « z » comme un polygone.
  expect((await anneau.getAttribute('d'))!.slice(0, 60)).toBe(trace!.slice(0, 60));
  const dessus = await anneau.evaluate(
    (e) =>
      Boolean(
        document.querySelector('.vive [role=listbox]')!.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING,
      ) && Number(getComputedStyle(e.closest('.leaflet-pane')!).zIndex) > 400,
  );
  expect(dessus).toBe(true);
});

test('les flèches sautent les territoires que la légende masque', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await vue.getByRole('checkbox', { name: /échéance à vérifier/ }).uncheck();
  await territoire(vue, CRAON).focus();
  await page.keyboard.press('ArrowUp');
  await expect(territoire(vue, '200083392')).not.toBeFocused();
  await expect(page.locator('.vive [role=option]:focus')).not.toHaveAttribute('data-siren', CRAON);
});

test('+ et − agrandissent et réduisent, et le territoire garde le focus', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).focus();
  const largeur = () => territoire(vue, CRAON).evaluate((e) => e.getBoundingClientRect().width);
  const avant = await largeur();
  await page.keyboard.press('+');
  await expect.poll(largeur).toBeGreaterThan(avant * 1.3);
  // Leaflet n’écoute pas un second agrandissement pendant le premier.
  await expect(vue.locator('.leaflet-zoom-anim')).toHaveCount(0);
  await page.keyboard.press('-');
  await expect.poll(async () => Math.abs((await largeur()) - avant)).toBeLessThan(2);
  await expect(territoire(vue, CRAON)).toBeFocused();
});
