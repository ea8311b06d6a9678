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

test('les onglets mènent à chaque département et à l’ensemble', async ({ page }) => {
  await page.goto('/carte/');
  await page.getByRole('link', { name: 'Indre', exact: true }).first().click();
  await expect(page.getByRole('group', { name: /Carte des intercommunalités de l’Indre/ })).toBeVisible();
  await expect(page.getByRole('group', { name: /Carte des intercommunalités de la Mayenne/ })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Indre', exact: true }).first()).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Les 3 départements' }).click();
  await expect(page.getByRole('link', { name: /^Pays de Craon\s:/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Châteauroux Métropole\s:/ })).toBeVisible();
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
