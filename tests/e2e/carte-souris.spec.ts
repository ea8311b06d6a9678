import { expect, test, type Page } from '@playwright/test';
import { choisirDepartement, COEVRONS, CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

test('la carte vivante prend la place du dessin, avec la couleur de sa situation', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  await expect(vue.locator('.carte svg').first()).toHaveCSS('visibility', 'hidden');
  const [dessin, vivante] = await Promise.all([
    vue.locator(`.carte a[data-siren="${CRAON}"] > path`).evaluate((e) => getComputedStyle(e).fill),
    territoire(vue, CRAON).evaluate((e) => getComputedStyle(e).fill),
  ]);
  expect(vivante).toBe(dessin);
  expect(vivante).toContain('#m-en-cours');
});

test('un clic choisit : fiche à côté de la carte, jamais dessus, avec ses voisins et le partage possible', async ({
  page,
}) => {
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).click();
  const fiche = vue.getByRole('group', { name: 'Pays de Craon' });
  await expect(fiche).toContainText('CLS signé, en cours');
  await expect(fiche).toContainText(/13\s?mai 2024/);
  await expect(fiche.getByRole('link', { name: 'Voir la page du territoire' })).toHaveAttribute(
    'href',
    /200048551-pays-de-craon/,
  );
  await expect(fiche.getByRole('listitem').filter({ hasText: 'Laval Agglomération' })).toContainText(
    /partage possible|calendriers éloignés/,
  );
  await expect(fiche.getByRole('listitem').filter({ hasText: 'Laval Agglomération' })).toContainText(/échéances? /);
  await expect(territoire(vue, CRAON)).toHaveAttribute('aria-selected', 'true');
  const [f, c] = await Promise.all([fiche.boundingBox(), vue.locator('.scene').boundingBox()]);
  expect(f!.x >= c!.x + c!.width || f!.y >= c!.y + c!.height).toBe(true);
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

test('un double clic agrandit là où il est', async ({ page }) => {
  const vue = await ouvrirCarte(page);
  const largeur = () => territoire(vue, CRAON).evaluate((e) => e.getBoundingClientRect().width);
  const avant = await largeur();
  await territoire(vue, CRAON).dblclick();
  await expect.poll(largeur).toBeGreaterThan(avant * 1.3);
});

test.describe('au doigt', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

  /** Pose des doigts, les mène à leur arrivée en dix pas, les lève : ce que fait l’écran, sous le nez de la page. */
  async function glisser(page: Page, doigts: readonly { de: [number, number]; a: [number, number] }[]): Promise<void> {
    const client = await page.context().newCDPSession(page);
    const points = (part: number) =>
      doigts.map(({ de, a }, id) => ({ id, x: de[0] + (a[0] - de[0]) * part, y: de[1] + (a[1] - de[1]) * part }));
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points(0) });
    for (let pas = 1; pas <= 10; pas++)
      await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: points(pas / 10) });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await client.detach();
  }

  /** Milieu d’un territoire, montré à l’écran. */
  async function milieu(page: Page, siren: string): Promise<[number, number]> {
    const forme = territoire(page.locator('vue-carte'), siren);
    await forme.evaluate((e) => e.scrollIntoView({ block: 'center' }));
    const { x, y, width, height } = (await forme.boundingBox())!;
    return [x + width / 2, y + height / 2];
  }

  /** Place et largeur d’un territoire dans la carte : le défilement de la page n’y change rien. */
  const dansLaScene = (page: Page) =>
    territoire(page.locator('vue-carte'), CRAON).evaluate((e) => {
      const [forme, scene] = [e.getBoundingClientRect(), e.closest('.scene')!.getBoundingClientRect()];
      return { x: forme.x - scene.x, y: forme.y - scene.y, largeur: forme.width };
    });
  const defile = (page: Page) => page.evaluate(() => scrollY);

  test('un doigt fait défiler la page, pas la carte', async ({ page }) => {
    const vue = await ouvrirCarte(page);
    await expect(vue.locator('.vive')).toHaveCSS('touch-action', 'pan-x pan-y');
    const [x, y] = await milieu(page, CRAON);
    const [depart, place] = [await defile(page), await dansLaScene(page)];
    await glisser(page, [{ de: [x, y], a: [x, y - 200] }]);
    await expect.poll(() => defile(page)).toBeGreaterThan(depart + 100);
    // Glissée, la carte aurait suivi le doigt de 200 pixels.
    expect(Math.abs((await dansLaScene(page)).y - place.y)).toBeLessThan(20);
  });

  test('un double appui agrandit, sans que la fiche ou le défilement prenne le second', async ({ page }) => {
    const vue = await ouvrirCarte(page);
    // La fiche une fois chargée, le premier appui l’ouvre aussitôt.
    await territoire(vue, COEVRONS).tap();
    await vue.getByRole('button', { name: /Fermer la fiche/ }).click();
    await expect(vue.locator('.fiche-carte')).toBeHidden();
    const [x, y] = await milieu(page, CRAON);
    const avant = await dansLaScene(page);
    // Envoyés d’un coup : attendre la réponse du premier appui, sur une machine chargée, passe le délai d’un double
    // appui.
    const cdp = await page.context().newCDPSession(page);
    const appui = [
      { type: 'touchStart', touchPoints: [{ x, y }] },
      { type: 'touchEnd', touchPoints: [] },
    ] as const;
    await Promise.all(
      [...appui, ...appui].map((evenement) =>
        cdp.send('Input.dispatchTouchEvent', { ...evenement, touchPoints: [...evenement.touchPoints] }),
      ),
    );
    await expect.poll(async () => (await dansLaScene(page)).largeur).toBeGreaterThan(avant.largeur * 1.3);
    await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toBeVisible();
  });

  test('deux doigts qui s’écartent agrandissent la carte, pas la page', async ({ page }) => {
    await ouvrirCarte(page);
    const [x, y] = await milieu(page, COEVRONS);
    const [depart, avant] = [await defile(page), await dansLaScene(page)];
    await glisser(page, [
      { de: [x - 30, y], a: [x - 75, y] },
      { de: [x + 30, y], a: [x + 75, y] },
    ]);
    await expect.poll(async () => (await dansLaScene(page)).largeur).toBeGreaterThan(avant.largeur * 1.8);
    expect(await defile(page)).toBe(depart);
    expect(await page.evaluate(() => visualViewport!.scale)).toBe(1);
    await expect(page).toHaveURL(/vue=/);
  });

  test('deux doigts qui glissent ensemble déplacent la carte, pas la page', async ({ page }) => {
    await ouvrirCarte(page);
    const [x, y] = await milieu(page, COEVRONS);
    const [depart, avant] = [await defile(page), await dansLaScene(page)];
    await glisser(page, [
      { de: [x - 40, y], a: [x - 90, y - 60] },
      { de: [x + 40, y], a: [x - 10, y - 60] },
    ]);
    await expect.poll(async () => avant.y - (await dansLaScene(page)).y).toBeGreaterThan(30);
    expect(avant.x - (await dansLaScene(page)).x).toBeGreaterThan(20);
    expect(await defile(page)).toBe(depart);
  });
});

test('plusieurs départements d’un coup, chacun à sa place', async ({ page }) => {
  await ouvrirCarte(page);
  await choisirDepartement(page, 'Les 3 départements');
  const ensemble = page.locator('vue-carte[data-code=tous]:has(.vive [role=option])');
  await expect(territoire(ensemble, CRAON)).toBeVisible();
  await expect(territoire(ensemble, '243600327')).toBeVisible();
  const [ouest, est] = await Promise.all([
    territoire(ensemble, CRAON).boundingBox(),
    territoire(ensemble, '243600327').boundingBox(),
  ]);
  expect(ouest!.x).toBeLessThan(est!.x);
  expect(ouest!.y).toBeLessThan(est!.y);
});

test('la page annoncée par un autre composant : la carte y va et choisit', async ({ page }) => {
  await ouvrirCarte(page);
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('territoire-choisi', { detail: { siren: '243600327', departement: '36' } })),
  );
  await expect(page.locator('vue-carte')).toHaveAttribute('data-code', '36');
  await expect(page.getByRole('group', { name: 'Châteauroux Métropole' })).toBeVisible();
});
