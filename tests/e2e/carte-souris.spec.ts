import { expect, test } from '@playwright/test';
import { COEVRONS, CRAON, ouvrirCarte, territoire } from './carte.ts';

test('la carte vivante prend la place du dessin, avec la couleur de sa situation', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await expect(vue.locator('.carte svg')).toHaveCSS('visibility', 'hidden');
  const [dessin, vivante] = await Promise.all([
    vue.locator(`.carte a[data-siren="${CRAON}"] > path`).evaluate((e) => getComputedStyle(e).fill),
    territoire(vue, CRAON).evaluate((e) => getComputedStyle(e).fill),
  ]);
  expect(vivante).toBe(dessin);
  expect(vivante).toContain('#m-en-cours');
});

test('un clic choisit : fiche à côté de la carte, jamais dessus, avec ses voisins et le partage d’un animateur', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).click();
  const fiche = vue.getByRole('group', { name: 'Pays de Craon' });
  await expect(fiche).toContainText('CLS signé, en cours');
  await expect(fiche).toContainText(/13\s?mai 2024/);
  await expect(fiche.getByRole('link', { name: 'Voir la page du territoire' })).toHaveAttribute('href', /200048551-pays-de-craon/);
  await expect(fiche.getByRole('listitem').filter({ hasText: 'Laval Agglomération' })).toContainText(/Partage possible|Calendriers éloignés/);
  await expect(fiche.getByRole('listitem').filter({ hasText: 'Laval Agglomération' })).toContainText(/échéances? /);
  await expect(territoire(vue, CRAON)).toHaveAttribute('aria-selected', 'true');
  const [f, c] = await Promise.all([fiche.boundingBox(), vue.locator('.scene').boundingBox()]);
  expect(f!.x + f!.width <= c!.x || f!.y >= c!.y + c!.height).toBe(true);
  await fiche.getByRole('button', { name: 'Laval Agglomération' }).click();
  await expect(vue.getByRole('group', { name: 'Laval Agglomération' })).toBeVisible();
  await vue.getByRole('button', { name: /Fermer la fiche/ }).click();
  await expect(fiche).toBeHidden();
});

test('le survol écrit le nom et la situation sous la carte', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, COEVRONS).hover();
  await expect(vue.locator('[data-survol]')).toHaveText(/Coëvrons\s: CLS arrivé à terme/);
});

test('la molette seule fait défiler la page ; avec Ctrl elle agrandit la carte', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).hover();
  const largeur = () => territoire(vue, CRAON).evaluate((e) => e.getBoundingClientRect().width);
  const avant = await largeur();
  await page.mouse.wheel(0, 200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await largeur()).toBeCloseTo(avant, 0);
  await territoire(vue, CRAON).hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(largeur).toBeGreaterThan(avant * 1.3);
});

test('tout ce que fait un glissé se fait par boutons : agrandir, réduire, déplacer, tout voir', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  const boite = async () => (await territoire(vue, CRAON).boundingBox())!;
  const depart = await boite();
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await expect.poll(async () => (await boite()).width).toBeGreaterThan(depart.width * 1.3);
  const grand = await boite();
  await vue.getByRole('button', { name: 'Déplacer vers l’ouest' }).click();
  await expect.poll(async () => (await boite()).x).toBeGreaterThan(grand.x + 50);
  await vue.getByRole('button', { name: 'Réduire' }).click();
  await vue.getByRole('button', { name: 'Tout voir' }).click();
  await expect.poll(async () => Math.abs((await boite()).width - depart.width)).toBeLessThan(2);
});

test('un doigt fait défiler la page, pas la carte', async ({ browser }) => {
  const contexte = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  const page = await contexte.newPage();
  const vue = await ouvrirCarte(page);
  await expect(vue.locator('.vive')).toHaveCSS('touch-action', 'pan-x pan-y');
  await territoire(vue, CRAON).scrollIntoViewIfNeeded();
  const depart = await page.evaluate(() => scrollY);
  const boite = (await territoire(vue, CRAON).boundingBox())!;
  // Les deux mesures d’un même coup : la page peut défiler encore.
  const dansLaScene = () => territoire(vue, CRAON).evaluate((e) => e.getBoundingClientRect().top - e.closest('.scene')!.getBoundingClientRect().top);
  const place = await dansLaScene();
  const client = await contexte.newCDPSession(page);
  const [x, y] = [boite.x + boite.width / 2, boite.y + boite.height / 2];
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  for (let pas = 1; pas <= 10; pas++) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: y - pas * 20 }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(depart + 100);
  // Glissée, la carte aurait suivi le doigt de 200 pixels.
  expect(Math.abs((await dansLaScene()) - place)).toBeLessThan(20);
  await contexte.close();
});

test('deux départements d’un coup, chacun à sa place', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await vue.getByRole('link', { name: 'Les deux départements' }).click();
  const ensemble = page.locator('vue-carte[data-code=tous]:has(.vive [role=option])');
  await expect(territoire(ensemble, CRAON)).toBeVisible();
  await expect(territoire(ensemble, '243600327')).toBeVisible();
  const [ouest, est] = await Promise.all([territoire(ensemble, CRAON).boundingBox(), territoire(ensemble, '243600327').boundingBox()]);
  expect(ouest!.x).toBeLessThan(est!.x);
  expect(ouest!.y).toBeLessThan(est!.y);
});

test('la page annoncée par un autre composant : la carte y va et choisit', async ({ page }) => {
  await ouvrirCarte(page);
  await page.evaluate(() => document.dispatchEvent(new CustomEvent('territoire-choisi', { detail: { siren: '243600327', departement: '36' } })));
  await expect(page.locator('vue-carte')).toHaveAttribute('data-code', '36');
  await expect(page.getByRole('group', { name: 'Châteauroux Métropole' })).toBeVisible();
});
