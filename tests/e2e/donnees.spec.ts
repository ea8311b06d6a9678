/**
 * Les pages des données dans un navigateur : l’exemple Leaflet, copié de la page, dessine la carte ; les
 * téléchargements arrivent.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { fige } from '../sites.ts';

const LEAFLET = join(import.meta.dirname, '../../node_modules/leaflet/dist');
const CDN = 'https://unpkg.com/leaflet@1.9.4/dist/';

test('l’exemple Leaflet, tel quel, dessine chaque EPCI et nomme sa situation', async ({ page, baseURL }) => {
  const erreurs: string[] = [];
  page.on('pageerror', (e) => erreurs.push(e.message));
  await page.goto('/donnees/utiliser/');
  const code = await page.locator('[data-exemple="leaflet"]').innerText();
  const publique = (await page.locator('link[rel="canonical"]').getAttribute('href'))!.replace(
    '/donnees/utiliser/',
    '',
  );
  await page.route(`${CDN}*`, (route) =>
    route.fulfill({ path: join(LEAFLET, route.request().url().slice(CDN.length)) }),
  );
  await page.route('**/essai.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: code.replaceAll(publique, baseURL!) }),
  );
  await page.goto('/essai.html');
  const { features } = JSON.parse(readFileSync(join(fige().dist, 'donnees/epci.geojson'), 'utf8')) as {
    features: { properties: { nom: string; statut_libelle: string } }[];
  };
  await expect(page.locator('path.leaflet-interactive')).toHaveCount(features.length);
  await page.locator('path.leaflet-interactive').first().hover();
  const { nom, statut_libelle: libelle } = features[0]!.properties;
  await expect(page.locator('.leaflet-tooltip')).toHaveText(`${nom} : ${libelle}`);
  expect(erreurs).toEqual([]);
});

test('un fichier se télécharge au clavier depuis la page des données', async ({ page }) => {
  await page.goto('/donnees/');
  const lien = page.getByRole('link', { name: 'Contrats et démarches (CSV)' });
  await lien.focus();
  const [telechargement] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(telechargement.suggestedFilename()).toBe('contrats.csv');
});

test('de la page des données, le schéma et ses colonnes sont à un clic', async ({ page }) => {
  await page.goto('/donnees/');
  await page.getByRole('link', { name: 'Contrats locaux de santé', exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Schéma');
  await expect(page.locator('#colonne-date_signature')).toContainText('AAAA-MM-JJ');
});
