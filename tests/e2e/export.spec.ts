import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

/** Demande un format, rend le nom et le contenu du fichier. */
async function emporter(page: Page, format: 'SVG' | 'PNG'): Promise<{ nom: string; contenu: Buffer }> {
  const attente = page.waitForEvent('download');
  await page.getByRole('button', { name: `Télécharger en ${format}` }).click();
  const fichier = await attente;
  return { nom: fichier.suggestedFilename(), contenu: await readFile(await fichier.path()) };
}

test('le SVG porte titre, légende, date, attribution, et se suffit', async ({ page }) => {
  await page.goto('/carte/');
  const { nom, contenu } = await emporter(page, 'SVG');
  const svg = contenu.toString('utf8');
  expect(nom).toBe('contrats-locaux-de-sante-53.svg');
  expect(svg).toContain('Les contrats locaux de santé de la Mayenne');
  expect(svg).toMatch(/>Situation au \d/);
  expect(svg).toMatch(/>CLS signé, en cours\u00a0: 2</);
  expect(svg).toContain('IGN ADMIN EXPRESS');
  expect(svg).toContain('id="m-echeance-a-verifier"');
  expect(svg).not.toMatch(/var\(|<style|<script|href="(?!#)/);
  await expect(page.getByText('La carte est téléchargée en SVG.')).toBeVisible();
  const lu = await page.evaluate(
    (s) => new DOMParser().parseFromString(s, 'image/svg+xml').documentElement.nodeName,
    svg,
  );
  expect(lu).toBe('svg');
});

test('le PNG est une image, deux fois plus fine que le SVG', async ({ page }) => {
  await page.goto('/carte/36-indre/');
  const { nom, contenu } = await emporter(page, 'PNG');
  expect(nom).toBe('contrats-locaux-de-sante-36.png');
  expect(contenu.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect(contenu.readUInt32BE(16)).toBe(1800);
});

test('le fichier montre le département et l’année de la page', async ({ page }) => {
  await page.goto('/carte/#departement=53&annee=2016');
  await expect(page.locator('vue-carte tr[data-siren="200033298"] [data-statut]')).not.toHaveAttribute(
    'data-statut',
    'echu',
  );
  const svg = (await emporter(page, 'SVG')).contenu.toString('utf8');
  expect(svg).toContain('Année 2016');
  expect(svg).not.toContain('CLS arrivé à terme');
});

test.describe('page sombre', () => {
  test.use({ colorScheme: 'dark' });
  test('le fichier reste clair, pour le papier, et la page reste sombre', async ({ page }) => {
    await page.goto('/carte/');
    const fond = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const avant = await fond();
    const svg = (await emporter(page, 'SVG')).contenu.toString('utf8');
    expect(svg).toMatch(/<rect width="900" height="\d+" fill="#fff(fff)?"/);
    expect(await fond()).toBe(avant);
    await attendreSansFaute(page);
  });
});

test('imprimée, la page garde la carte, la légende et le tableau à l’année choisie, sans champ ni bouton', async ({
  page,
}) => {
  // La largeur d’une feuille A4, moins ses marges.
  await page.setViewportSize({ width: 673, height: 950 });
  await page.goto('/carte/#departement=53&epci=200033298&annee=2019');
  await expect(page.locator('.fiche-carte')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Imprimer la page' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('vue-carte .territoires')).toBeVisible();
  await expect(page.locator('vue-carte .filtre-situations')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Où en sont les contrats', exact: false })).toBeVisible();
  await expect(page.locator('.carte svg').first()).toHaveCSS('visibility', 'visible');
  await expect(page.locator('.carte a[data-siren="200033298"] > path')).toHaveClass('s-en-cours');
  const [carte, legende, temps] = await Promise.all(
    ['.carte svg', '.filtre-situations', '.temps'].map(async (s) => (await page.locator(s).first().boundingBox())!.y),
  );
  expect(temps!).toBeLessThan(carte!);
  expect(carte!).toBeLessThan(legende!);
  for (const cache of ['.fiche-carte', '[data-copier]', '#commune', '[data-ici]', '[data-boutons]', '.commandes'])
    await expect(page.locator(cache).first()).toBeHidden();
});

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('aucun bouton qui ne ferait rien, mais le chemin vers l’extrait', async ({ page }) => {
    await page.goto('/carte/');
    await expect(page.getByRole('button', { name: /Télécharger en/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Mettre la carte sur votre site' })).toBeVisible();
  });
});
