import { expect, test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('la carte se lit sans script : liens nommés, légende, tableau', async ({ page }) => {
  await page.goto('/carte/');
  const carte = page.getByRole('group', { name: /Carte des intercommunalités de la Mayenne/ });
  await expect(carte).toBeVisible();
  const craon = carte.getByRole('link', { name: /^Pays de Craon\s: CLS signé, en cours$/ });
  await expect(craon).toHaveAttribute('href', /\/territoires\/200048551-pays-de-craon\/$/);
  await expect(page.getByRole('row', { name: /CC du Pays de Craon/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Télécharger le tableau (CSV)' }).first()).toHaveAttribute(
    'href',
    /epci\.csv$/,
  );
  await expect(page.getByRole('button', { name: 'Agrandir' }).first()).toBeHidden();
});

test('le choix du département, replié, mène à chacun et à l’ensemble', async ({ page }) => {
  await page.goto('/carte/');
  const choix = page.locator('choix-departement');
  await choix.locator('summary').click();
  await choix.getByRole('link', { name: /Indre/ }).click();
  await expect(page.getByRole('group', { name: /Carte des intercommunalités de l’Indre/ })).toBeVisible();
  await expect(page.getByRole('group', { name: /Carte des intercommunalités de la Mayenne/ })).toHaveCount(0);
  await choix.locator('summary').click();
  await expect(choix.getByRole('link', { name: /Indre/ })).toHaveAttribute('aria-current', 'page');
  await choix.getByRole('link', { name: 'Les 3 départements' }).click();
  const carte = page.getByRole('group', { name: /^Carte des intercommunalités/ });
  await expect(carte.getByRole('link', { name: /^Pays de Craon\s:/ })).toBeVisible();
  await expect(carte.getByRole('link', { name: /^Châteauroux Métropole\s:/ })).toBeVisible();
});

test('décocher une situation efface ses formes et ses lignes, sans script', async ({ page }) => {
  await page.goto('/carte/');
  const ligne = page.getByRole('row', { name: /CC des Coëvrons/ }).first();
  await expect(ligne).toBeVisible();
  await page
    .getByRole('checkbox', { name: /CLS arrivé à terme/ })
    .first()
    .uncheck();
  await expect(ligne).toBeHidden();
  await expect(page.locator('.cadre a[data-siren="200033298"]').first()).toHaveCSS('opacity', '0.12');
});
