import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

const CARTE = '/integration/53-mayenne/';
const explorer = (page: Page) => page.getByRole('button', { name: 'Explorer la carte' });

test('la carte est inerte jusqu’au clic : un seul arrêt de tabulation, aucun effet sur le dessin', async ({ page }) => {
  await page.goto(CARTE);
  await page.locator('figure g[data-siren="200048551"]').click();
  await expect(page.locator('[data-fiche]:visible')).toHaveCount(0);
  await page.locator('body').click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('Tab');
  await expect(explorer(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('footer a')).toBeFocused();
});

test('au clic elle s’explore, à la liste comme sur le dessin', async ({ page }) => {
  await page.goto(CARTE);
  await explorer(page).click();
  const liste = page.getByLabel('Intercommunalité', { exact: true });
  await expect(liste).toBeFocused();
  await liste.selectOption({ label: 'Pays de Craon' });
  await expect(page.locator('[data-fiche]:visible')).toContainText('CLS signé, en cours');
  await page.locator('figure g[data-siren="200033298"]').click();
  await expect(liste).toHaveValue('200033298');
  const lien = page.locator('[data-fiche]:visible').getByRole('link');
  await expect(lien).toHaveAttribute('href', /\/territoires\/200033298-/);
  await expect(lien).toHaveAttribute('target', '_blank');
});

test('l’adresse ouvre la carte sur un EPCI ; un SIREN inconnu n’ouvre rien', async ({ page }) => {
  await page.goto(`${CARTE}#epci=247200090`);
  await expect(page.locator('[data-fiche]:visible')).toContainText('Pays Sabolien');
  await page.goto('/integration/36-indre/#epci=999999999');
  await expect(explorer(page)).toBeVisible();
  await expect(page.locator('[data-fiche]:visible')).toHaveCount(0);
});

test.describe('dans la page d’un autre site', () => {
  let hote: Server;
  test.beforeAll(async () => {
    hote = createServer((requete, reponse) => {
      const cadre = new URL(requete.url!, 'http://hote').searchParams.get('cadre')!;
      reponse
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(
          `<!doctype html><title>Hôte</title><script>addEventListener('message', () => { document.title = ` +
            `'message'; });</script><iframe src="${cadre}" width="360" height="680"></iframe>`,
        );
    });
    await new Promise<void>((pret) => {
      hote.listen(0, '127.0.0.1', pret);
    });
  });
  test.afterAll(() => {
    hote.close();
  });

  test('le cadre s’affiche, n’appelle que son site et n’envoie aucun message', async ({ page, baseURL }) => {
    const hotes = new Set<string>();
    page.on('request', (r) => hotes.add(new URL(r.url()).host));
    const adresse = `http://127.0.0.1:${(hote.address() as AddressInfo).port}`;
    await page.goto(`${adresse}/?cadre=${encodeURIComponent(`${baseURL}${CARTE}#epci=200048551`)}`);
    const cadre = page.frameLocator('iframe');
    await expect(cadre.getByRole('heading', { level: 1 })).toHaveText('Les contrats locaux de santé en Mayenne');
    await cadre.getByRole('button', { name: 'Explorer la carte' }).click();
    await expect(cadre.getByLabel('Intercommunalité', { exact: true })).toHaveValue('200048551');
    expect([...hotes].sort()).toEqual([new URL(adresse).host, new URL(baseURL!).host].sort());
    await expect(page).toHaveTitle('Hôte');
  });
});

test('l’extrait suit le choix et se copie', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/integration/');
  await page.getByLabel('Ce que montre la carte').selectOption({ label: 'Pays de Craon' });
  const extrait = page.getByLabel('À copier dans votre page');
  await expect(extrait).toHaveValue(
    /^<iframe src="[^"]+\/integration\/53-mayenne\/#epci=200048551" title="[^"]+" width="100%" height="\d+" style="border:0" loading="lazy"><\/iframe>$/,
  );
  await page.getByRole('button', { name: 'Copier l’extrait' }).click();
  await expect(page.getByText('L’extrait est copié.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await extrait.inputValue());
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`sans faute d’accessibilité à 360 px (${colorScheme})`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 680 } });
    test('carte à intégrer, puis explorée, et page de l’extrait', async ({ page }) => {
      await page.goto(`${CARTE}#epci=200048551`);
      await attendreSansFaute(page);
      await explorer(page).click();
      await attendreSansFaute(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      await page.goto('/integration/');
      await attendreSansFaute(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });
}

for (const width of [360, 640, 768, 1000])
  test(`le cadre de 640 px que donne l’extrait montre tout, sans défiler, à ${width} px de large`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(CARTE);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(640);
  });

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('le dessin, la légende et l’extrait sont là', async ({ page }) => {
    await page.goto(CARTE);
    await expect(page.getByRole('img', { name: /Carte des intercommunalités de la Mayenne/ })).toBeVisible();
    await expect(explorer(page)).toHaveCount(0);
    await page.goto('/integration/');
    await expect(page.getByLabel('À copier dans votre page')).toHaveValue(/^<iframe src="/);
  });
});

test.describe('sur un téléphone', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('la réponse tient la place de la légende, et la lui rend', async ({ page }) => {
    await page.goto(CARTE);
    const legende = page.locator('.legende');
    await expect(legende).toBeVisible();
    await explorer(page).click();
    const liste = page.getByLabel('Intercommunalité', { exact: true });
    await liste.selectOption({ label: 'Pays de Craon' });
    await expect(legende).toBeHidden();
    await liste.selectOption('');
    await expect(legende).toBeVisible();
  });

  test('ouverte sur un territoire, elle le fait d’emblée', async ({ page }) => {
    await page.goto(`${CARTE}#epci=247200090`);
    await expect(page.locator('[data-fiche]:visible')).toHaveCount(1);
    await expect(page.locator('.legende')).toBeHidden();
  });
});
