import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { choisirDepartement, COEVRONS, CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

test('l’adresse rend tout : territoire, filtres, année, tri, cadrage', async ({ page }) => {
  const vue = await ouvrirCarte(
    page,
    `#departement=53&epci=${COEVRONS}&sans=non-renseigne&texte=des&annee=2019&tri=-nom&vue=10.5/48.1/-0.4`,
  );
  await expect(vue.getByRole('group', { name: 'Coëvrons' })).toContainText('CLS signé, en cours');
  await expect(vue.getByRole('checkbox', { name: /Non renseigné/ })).not.toBeChecked();
  await expect(vue.getByLabel('Filtrer par nom')).toHaveValue('des');
  await expect(vue.getByRole('slider')).toHaveValue('2019');
  await expect(vue.getByRole('columnheader', { name: 'Intercommunalité' })).toHaveAttribute('aria-sort', 'descending');
  const large = await ouvrirCarte(page).then((v) => territoire(v, COEVRONS).boundingBox());
  const serre = await ouvrirCarte(page, '#departement=53&vue=10.5/48.1/-0.4').then((v) => v);
  await page.reload();
  await territoire(serre, COEVRONS).waitFor();
  expect((await territoire(serre, COEVRONS).boundingBox())!.width).toBeGreaterThan(large!.width * 1.5);
});

test('le bouton retour défait les choix un à un', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).click();
  await expect(page).toHaveURL(new RegExp(`epci=${CRAON}`));
  await vue.getByRole('checkbox', { name: /CLS arrivé à terme/ }).uncheck();
  await expect(page).toHaveURL(/sans=echu/);
  await page.goBack();
  await expect(vue.getByRole('checkbox', { name: /CLS arrivé à terme/ })).toBeChecked();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toBeVisible();
  await page.goBack();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toHaveCount(0);
});

test('un lien vers un autre département y mène, et changer de département garde l’année et les filtres', async ({
  page,
}) => {
  await page.goto('/carte/#departement=36&annee=2018');
  await expect(page).toHaveURL(/\/carte\/36-indre\/#departement=36&annee=2018$/);
  await expect(page.locator('vue-carte .vive [role=option]').first()).toBeVisible();
  await choisirDepartement(page, 'Mayenne');
  await expect(page).toHaveURL(/\/carte\/#departement=53&annee=2018$/);
});

test('« Copier le lien » donne l’adresse de ce qu’on voit', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const vue = await ouvrirCarte(page, `#departement=53&epci=${CRAON}`);
  await vue.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(vue.getByText('Lien copié.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
});

test('le tableau se trie par ses en-têtes et se filtre par nom et par situation', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  const noms = () => vue.locator('.territoires tbody tr:visible th').allTextContents();
  await vue.getByRole('button', { name: 'Intercommunalité' }).click();
  const croissant = await noms();
  expect(croissant).toEqual([...croissant].sort((a, b) => a.localeCompare(b, 'fr')));
  await vue.getByRole('button', { name: 'Intercommunalité' }).click();
  expect(await noms()).toEqual([...croissant].reverse());
  await expect(vue.getByRole('columnheader', { name: 'Intercommunalité' })).toHaveAttribute('aria-sort', 'descending');
  await vue.getByLabel('Filtrer par nom').fill('chateau');
  await expect(vue.locator('.territoires tbody tr:visible')).toHaveCount(1);
  await expect(vue.locator('[data-lignes]')).toHaveText(/1\sligne sur 9/);
  await vue.getByLabel('Filtrer par nom').fill('');
  await vue.getByRole('checkbox', { name: /Non renseigné/ }).uncheck();
  await expect(vue.locator('.territoires tbody tr:visible')).toHaveCount(6);
});

test('le CSV ne contient que les lignes montrées, à l’année montrée', async ({ page }) => {
  const vue = await ouvrirCarte(page, '#departement=53&texte=coevrons&annee=2019');
  await expect(territoire(vue, COEVRONS)).toHaveClass(/s-en-cours/);
  const [fichier] = await Promise.all([
    page.waitForEvent('download'),
    vue.getByRole('link', { name: 'Télécharger les lignes filtrées (CSV)' }).click(),
  ]);
  const texte = await readFile(await fichier.path(), 'utf8');
  // Ce qu’Excel en français demande pour l’ouvrir d’un double-clic : la marque, le point-virgule.
  expect(texte.startsWith('\ufeffSIREN;Nom;Nature juridique;')).toBe(true);
  const lignes = texte.trim().split('\r\n');
  expect(lignes).toHaveLength(2);
  expect(lignes[1]).toContain(`${COEVRONS};CC des Coëvrons`);
  expect(lignes[1]).toContain('en-cours');
  expect(lignes[1]).toContain('2019-12-31');
});
