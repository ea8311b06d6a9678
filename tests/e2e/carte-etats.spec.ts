import { expect, test, type Locator, type Page } from '@playwright/test';
import { attendreSansFaute, COULEURS, fautesDe } from './axe.ts';
import { COEVRONS, CRAON, ouvrirCarte, territoire } from './ouvrir-carte.ts';

const ETATS: Record<string, (page: Page, vue: Locator) => Promise<unknown>> = {
  'au repos': async () => undefined,
  'territoire choisi': async (_page, vue) => {
    await territoire(vue, CRAON).click();
    await vue.getByRole('group', { name: 'Pays de Craon' }).waitFor();
  },
  'focus au clavier': async (page, vue) => {
    await territoire(vue, CRAON).focus();
    await page.keyboard.press('ArrowUp');
  },
  'filtré et trié': async (_page, vue) => {
    await vue.getByRole('checkbox').last().uncheck();
    await vue.getByRole('button', { name: 'Terme' }).click();
  },
  'une autre année': async (_page, vue) => {
    await vue.getByRole('slider').fill('2018');
    await expect(territoire(vue, COEVRONS)).toHaveClass(/s-en-cours/);
  },
};

for (const [nom, aller] of Object.entries(ETATS))
  test(`sans faute d’accessibilité, en clair puis en sombre : ${nom}`, async ({ page }) => {
    const vue = await ouvrirCarte(page);
    await aller(page, vue);
    await attendreSansFaute(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await fautesDe(page, 'html', { seules: COULEURS })).toEqual([]);
  });

test('en sombre, un statut change de couleur et garde son motif', async ({ page }) => {
  const couleur = (vue: Locator) =>
    vue.evaluate(
      (e) =>
        getComputedStyle(e).getPropertyValue('--en-cours') +
        getComputedStyle(e.querySelector('.statut .pastille')!).borderTopColor,
    );
  await page.emulateMedia({ colorScheme: 'light' });
  const vue = await ouvrirCarte(page);
  const claire = await couleur(vue);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await couleur(vue)).not.toBe(claire);
  expect(await territoire(vue, CRAON).evaluate((e) => getComputedStyle(e).fill)).toContain('#m-en-cours');
});

test('en couleurs forcées, motifs, icônes et contours restent', async ({ browser }) => {
  const contexte = await browser.newContext({ forcedColors: 'active' });
  const page = await contexte.newPage();
  const vue = await ouvrirCarte(page);
  const [fond, trait] = await territoire(vue, COEVRONS).evaluate((e) => [
    getComputedStyle(e).fill,
    getComputedStyle(e).stroke,
  ]);
  expect(fond).toContain('#m-echu');
  expect(trait).toBe(
    await page.evaluate(() => {
      const e = document.createElement('i');
      e.style.color = 'CanvasText';
      document.body.append(e);
      return getComputedStyle(e).color;
    }),
  );
  await expect(vue.locator('.vive .noms use[href="#i-echu"]').first()).toBeAttached();
  await contexte.close();
});

test('à 360 px rien ne déborde, la fiche est une feuille sous la carte entière, les boutons se touchent', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const vue = await ouvrirCarte(page, `#departement=53&epci=${CRAON}`);
  const fiche = vue.getByRole('group', { name: 'Pays de Craon' });
  await expect(fiche).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // La page défile quand un double appui ne peut plus finir.
  await expect(async () => {
    const [scene, boite] = await Promise.all([vue.locator('.scene').boundingBox(), fiche.boundingBox()]);
    expect(scene!.y).toBeGreaterThanOrEqual(0);
    expect(boite!.y).toBeGreaterThanOrEqual(scene!.y + scene!.height);
    expect(boite!.height).toBeLessThanOrEqual(740 * 0.46 + 1);
  }).toPass({ timeout: 5000 });
  for (const bouton of await vue.locator('.zoom button').all()) {
    const { width, height } = (await bouton.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await attendreSansFaute(page);
});

test('si Leaflet ne vient pas, le dessin et le tableau restent', async ({ page }) => {
  await page.route('**/_actifs/carte-vive.*.js', (r) => r.abort());
  await page.goto('/carte/');
  await expect(page.locator('.carte svg').first()).toHaveCSS('visibility', 'visible');
  await page.getByRole('button', { name: 'Terme' }).click();
  await expect(page.getByRole('columnheader', { name: 'Terme' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('.carte a[data-siren="200048551"]')).toBeVisible();
  // Le dessin suit l’année comme la carte l’aurait suivie.
  await page.getByRole('slider').fill('2019');
  const coevrons = page.getByRole('link', { name: /^Coëvrons\s: CLS signé, en cours$/ });
  await expect(coevrons).toHaveClass('s-en-cours');
  await expect(page.locator(`.carte .noms [data-siren="${COEVRONS}"] use`).first()).toHaveAttribute(
    'href',
    '#i-en-cours',
  );
});

test('la carte ne déplace rien en prenant vie', async ({ page }) => {
  const place = () =>
    page.evaluate(() =>
      ['.scene', '.temps', '#tableau h2', '.territoires tbody'].map((s) =>
        Math.round(
          document.querySelector(s)!.getBoundingClientRect().top -
            document.querySelector('vue-carte')!.getBoundingClientRect().top,
        ),
      ),
    );
  await page.route('**/_actifs/carte-vive.*.js', (r) => r.abort());
  await page.goto('/carte/');
  await page.locator('vue-carte:defined').waitFor();
  const avant = await place();
  await page.unroute('**/_actifs/carte-vive.*.js');
  await ouvrirCarte(page);
  await page.reload();
  await page.locator('.vive [role=option]').first().waitFor();
  expect(await place()).toEqual(avant);
});

test('aucune erreur dans la console, politique de sécurité comprise', async ({ page }) => {
  const fautes: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error') fautes.push(m.text());
  });
  page.on('pageerror', (e) => fautes.push(e.message));
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).click();
  await vue.getByRole('slider').fill('2018');
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await expect(territoire(vue, COEVRONS)).toHaveClass(/s-en-cours/);
  expect(fautes).toEqual([]);
});

test('sans `:has` (Firefox 115), décocher une situation efface aussi ses formes et ses lignes', async ({ page }) => {
  await page.route('**/*.css', async (route) => {
    const reponse = await route.fetch();
    await route.fulfill({ response: reponse, body: (await reponse.text()).replaceAll(':has(', ':inconnu(') });
  });
  const vue = await ouvrirCarte(page);
  await vue.locator('.filtre-situations input[value="en-cours"]').uncheck();
  await expect(vue.locator('tbody .r-en-cours').first()).toBeHidden();
  await expect(vue.locator('.vive .territoire.s-en-cours').first()).toHaveCSS('opacity', '0.12');
  await expect(vue.locator('tbody tr:not(.r-en-cours)').first()).toBeVisible();
});

test('si la carte animée ne vient pas, aucune de ses commandes ne se montre', async ({ page }) => {
  await page.route(/\/carte-vive\.[^/]*\.js$/, (route) => route.abort());
  await page.goto('/carte/');
  await page.waitForLoadState('networkidle');
  for (const zone of ['[data-commandes]', '[data-fond]']) await expect(page.locator(zone)).toBeHidden();
  await expect(page.locator('.reglage[data-temps]')).toBeVisible();
});

test('les formes qui se posent par tranches ne se voient qu’une fois peintes', async ({ page }) => {
  // Lu avant que le navigateur ne peigne : à chaque forme posée, ce qu’on en verrait.
  await page.addInitScript(() => {
    const vues: string[] = [];
    Object.assign(window, { vues });
    new MutationObserver((changements) => {
      for (const forme of changements.flatMap((c) => [...c.addedNodes]))
        if (forme instanceof SVGPathElement && forme.closest('.vive')) {
          const couche = getComputedStyle(forme.closest('.vive')!);
          vues.push(
            forme.classList.contains('territoire') && /s-|hors/.test(forme.getAttribute('class')!)
              ? 'peinte'
              : `opacité ${couche.opacity}`,
          );
        }
    }).observe(document, { childList: true, subtree: true });
  });
  const vue = await ouvrirCarte(page);
  await expect(vue).toHaveClass(/animee/);
  const vues = await page.evaluate(() => (window as unknown as { vues: string[] }).vues);
  expect(vues.length).toBeGreaterThan(8);
  expect(vues.filter((v) => v !== 'peinte' && v !== 'opacité 0')).toEqual([]);
  await expect(vue.locator('.vive')).toHaveCSS('opacity', '1');
});
