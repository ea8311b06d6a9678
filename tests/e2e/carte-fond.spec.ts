/**
 * Le fond de carte, avec un vrai serveur de tuiles à la place de celui de l’IGN : rien n’est intercepté entre la page
 * et lui.
 */
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { servir } from '../serveur.ts';
import { fige } from '../sites.ts';
import { CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AQAAygDJmcpdfgAAAABJRU5ErkJggg==',
  'base64',
);
const DIST = process.env['SITE_FIGE'] ?? fige().dist;
const IGN = 'https://data.geopf.fr';

/** Un serveur de tuiles et ce qu’il a reçu ; `repondre` décide de chaque réponse. */
class Tuiles {
  recues: string[] = [];
  repondre: (reponse: ServerResponse) => void = Tuiles.image;
  #serveur: Server = createServer((requete, reponse) => {
    this.recues.push(requete.url!);
    this.repondre(reponse);
  });

  static image(reponse: ServerResponse): void {
    reponse.writeHead(200, { 'content-type': 'image/png' }).end(PIXEL);
  }

  async ouvrir(): Promise<string> {
    await new Promise<void>((suite) => this.#serveur.listen(0, '127.0.0.1', suite));
    return `http://127.0.0.1:${(this.#serveur.address() as AddressInfo).port}`;
  }

  async fermer(): Promise<void> {
    if (!this.#serveur.listening) return;
    this.#serveur.closeAllConnections();
    await new Promise((suite) => this.#serveur.close(suite));
  }
}

let tuiles: Tuiles;
let site: Server;
let dossier: string;

/**
 * Le site tel que FOND_DE_CARTE le construit, servi pour de bon : l’hôte des tuiles est aussi dans la politique de
 * sécurité, qui refuserait sinon les images. Une page interceptée ne ferait pas l’affaire : Chromium la dit venue
 * d’ailleurs, et lui interdit alors tout serveur local (« Local Network Access »). prefixe.test.ts construit, lui, avec
 * FOND_DE_CARTE.
 */
test.beforeEach(async () => {
  tuiles = new Tuiles();
  const origine = await tuiles.ouvrir();
  dossier = mkdtempSync(join(tmpdir(), 'fond-'));
  for (const nom of readdirSync(DIST).filter((n) => n !== 'carte')) symlinkSync(join(DIST, nom), join(dossier, nom));
  cpSync(join(DIST, 'carte'), join(dossier, 'carte'), { recursive: true });
  const page = join(dossier, 'carte/index.html');
  const html = readFileSync(page, 'utf8');
  expect(html.split(IGN), 'l’adresse des tuiles et la politique').toHaveLength(3);
  writeFileSync(page, html.replaceAll(IGN, origine));
  site = servir(dossier, 0);
  await once(site, 'listening');
});
test.afterEach(async () => {
  await tuiles.fermer();
  await new Promise((suite) => {
    site.close(suite);
    site.closeAllConnections();
  });
  rmSync(dossier, { recursive: true, force: true });
});

/** Ouvre la carte dont les tuiles viennent du serveur de substitution. */
const ouvrirAvecSubstitut = (page: Page): Promise<Locator> =>
  ouvrirCarte(page, '', `http://127.0.0.1:${(site.address() as AddressInfo).port}`);

const etat = (vue: Locator) => vue.locator('[data-fond-etat]');

/** Ce que les territoires laissent voir du fond : 1, rien. */
const opacite = (vue: Locator) =>
  vue
    .locator('.vive .territoire')
    .first()
    .evaluate((e) => Number(getComputedStyle(e).fillOpacity));

/** La carte répond, quoi que fasse le fond. */
async function attendreCarteUtile(vue: Locator): Promise<void> {
  await territoire(vue, CRAON).click();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toBeVisible();
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await expect(territoire(vue, CRAON)).toBeVisible();
}

test('éteint : aucune requête vers un autre hôte, et l’avis est lu avec l’interrupteur', async ({ page, baseURL }) => {
  const etrangeres: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith(baseURL!) && !r.url().startsWith('data:')) etrangeres.push(r.url());
  });
  const vue = await ouvrirCarte(page);
  const bouton = vue.getByRole('switch', { name: 'Fond de carte de l’IGN' });
  await expect(bouton).not.toBeChecked();
  await expect(bouton).toHaveAccessibleDescription(/qui reçoit alors l’adresse de votre appareil/);
  expect(etrangeres).toEqual([]);
});

test('il répond : les tuiles viennent sous les territoires ; éteint de nouveau, elles partent', async ({ page }) => {
  const vue = await ouvrirAvecSubstitut(page);
  await vue.getByRole('switch').check();
  await expect(etat(vue)).toHaveText(/© IGN/);
  expect(tuiles.recues[0]).toMatch(/^\/wmts\?.*TILEMATRIX=\d+&TILEROW=\d+&TILECOL=\d+$/);
  await expect(vue.locator('img.leaflet-tile-loaded').first()).toBeAttached();
  expect(await opacite(vue)).toBeLessThan(1);
  const dessous = await vue.evaluate((e) =>
    [e.querySelector('.leaflet-tile-pane')!, e.querySelector('.leaflet-overlay-pane')!].map((p) =>
      Number(getComputedStyle(p).zIndex),
    ),
  );
  expect(dessous[0]).toBeLessThan(dessous[1]!);
  await attendreCarteUtile(vue);
  await vue.getByRole('switch').uncheck();
  await expect(vue.locator('img.leaflet-tile')).toHaveCount(0);
  expect(await opacite(vue)).toBe(1);
  await expect(etat(vue)).toBeEmpty();
});

test('il tarde : c’est dit, la carte marche sans lui ; s’il vient enfin, il se montre', async ({ page }) => {
  const attendues: ServerResponse[] = [];
  tuiles.repondre = (reponse) => {
    attendues.push(reponse);
  };
  await page.clock.install();
  const vue = await ouvrirAvecSubstitut(page);
  await vue.getByRole('switch').check();
  await expect.poll(() => attendues.length).toBeGreaterThan(0);
  await page.clock.fastForward(10_000);
  expect(await opacite(vue), 'sans fond, les territoires gardent la teinte de leur légende').toBe(1);
  await expect(etat(vue)).toHaveText(/tarde à venir ; la carte marche sans lui/);
  await attendreCarteUtile(vue);
  tuiles.repondre = Tuiles.image;
  attendues.forEach(Tuiles.image);
  await expect(etat(vue)).toHaveText(/© IGN/);
});

test('il est en panne : c’est dit, et la carte marche', async ({ page }) => {
  tuiles.repondre = (reponse) => {
    reponse.writeHead(503).end();
  };
  const vue = await ouvrirAvecSubstitut(page);
  await vue.getByRole('switch').check();
  await expect(etat(vue)).toHaveText(/ne vient pas ; la carte marche sans lui/);
  expect(await opacite(vue)).toBe(1);
  await attendreCarteUtile(vue);
});

test('il n’est pas là : c’est dit, et la carte marche', async ({ page }) => {
  const vue = await ouvrirAvecSubstitut(page);
  await tuiles.fermer();
  await vue.getByRole('switch').check();
  await expect(etat(vue)).toHaveText(/ne vient pas ; la carte marche sans lui/);
  expect(await opacite(vue)).toBe(1);
  await attendreCarteUtile(vue);
});

test('l’hôte du fond est le seul étranger de la politique, et seulement sur la carte', async ({ page }) => {
  const politique = async (chemin: string) => {
    await page.goto(chemin);
    return (await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content'))!;
  };
  for (const chemin of ['/carte/', '/carte/36-indre/', '/carte/ensemble/'])
    expect((await politique(chemin)).match(/https?:\/\/[^\s;]+/g)).toEqual([IGN]);
  for (const chemin of ['/', '/comprendre/']) expect((await politique(chemin)).match(/https?:\/\/[^\s;]+/g)).toBeNull();
});
