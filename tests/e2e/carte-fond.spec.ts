import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { CRAON, ouvrirCarte, territoire } from './carte.ts';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AQAAygDJmcpdfgAAAABJRU5ErkJggg==', 'base64');
let serveur: Server;
let recues: string[] = [];
let statut = 200;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  serveur = createServer((requete, reponse) => {
    recues.push(requete.url!);
    reponse.writeHead(statut, { 'content-type': 'image/png' });
    reponse.end(statut === 200 ? PIXEL : undefined);
  });
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite));
});
test.beforeEach(() => { recues = []; statut = 200; });
test.afterAll(() => new Promise((suite) => serveur.close(suite)));

/** Le serveur local répond à la place de celui de l’IGN ; la page, sa politique de sécurité et ses adresses restent les vraies. */
async function avecServeurLocal(page: Page): Promise<void> {
  const origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  await page.route('https://data.geopf.fr/**', async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${origine}${pathname}${search}` }) });
  });
}

test('éteint : aucune requête vers un autre hôte, et l’avis est lu avec l’interrupteur', async ({ page }) => {
  const etrangeres: string[] = [];
  page.on('request', (r) => { if (new URL(r.url()).hostname !== '127.0.0.1') etrangeres.push(r.url()); });
  const vue = await ouvrirCarte(page);
  const bouton = vue.getByRole('switch', { name: 'Fond de carte de l’IGN' });
  await expect(bouton).not.toBeChecked();
  await expect(bouton).toHaveAccessibleDescription(/qui reçoit alors l’adresse de votre appareil/);
  expect(etrangeres).toEqual([]);
});

test('allumé : les tuiles viennent sous les territoires ; éteint de nouveau, elles partent', async ({ page }) => {
  await avecServeurLocal(page);
  const vue = await ouvrirCarte(page);
  await vue.getByRole('switch').check();
  await expect(vue.locator('[data-fond-etat]')).toHaveText(/© IGN/);
  expect(recues[0]).toMatch(/TILEMATRIX=\d+&TILEROW=\d+&TILECOL=\d+/);
  await expect(vue.locator('img.leaflet-tile-loaded').first()).toBeAttached();
  await expect(territoire(vue, CRAON)).toBeVisible();
  await vue.getByRole('switch').uncheck();
  await expect(vue.locator('img.leaflet-tile')).toHaveCount(0);
});

test('en panne : c’est dit, et la carte marche', async ({ page }) => {
  statut = 503;
  await avecServeurLocal(page);
  const vue = await ouvrirCarte(page);
  await vue.getByRole('switch').check();
  await expect(vue.locator('[data-fond-etat]')).toHaveText(/ne vient pas ; la carte marche sans lui/);
  await territoire(vue, CRAON).click();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toBeVisible();
});

test('l’hôte du fond est le seul étranger de la politique, et seulement sur la carte', async ({ page }) => {
  const politique = async (chemin: string) => {
    await page.goto(chemin);
    return (await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content'))!;
  };
  expect((await politique('/carte/')).match(/https?:\/\/[^\s;]+/g)).toEqual(['https://data.geopf.fr']);
  expect((await politique('/comprendre/')).match(/https?:\/\/[^\s;]+/g)).toBeNull();
});
