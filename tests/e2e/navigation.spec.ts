import { expect, test } from '@playwright/test';
import { surveiller, TYPES } from './sortes-de-pages.ts';

test('la navigation mène aux rubriques et dit où l’on est', async ({ page }) => {
  const reproches = surveiller(page);
  await page.goto('/');
  const rubriques = page.getByRole('navigation', { name: 'Rubriques' });
  const noms = await rubriques.getByRole('link').allInnerTexts();
  expect(noms.length).toBe(5);
  for (const nom of noms) {
    await rubriques.getByRole('link', { name: nom.trim(), exact: true }).click();
    await expect(rubriques.getByRole('link', { name: nom.trim(), exact: true })).toHaveAttribute(
      'aria-current',
      /page|true/,
    );
    await expect(page.locator('h1')).toBeVisible();
    // La carte tient dans son premier écran : elle n’a pas de fil d’Ariane.
    if (nom.trim() !== 'Carte') await expect(page.getByRole('navigation', { name: 'Fil d’Ariane' })).toBeVisible();
    // Un script que l’on quitte avant qu’il arrive est abandonné par le navigateur, et compté comme un échec.
    await page.waitForLoadState('networkidle');
  }
  await page.getByRole('navigation', { name: 'Fil d’Ariane' }).getByRole('link', { name: 'Accueil' }).click();
  await expect(page).toHaveURL(/:\d+\/$/);
  expect(reproches).toEqual([]);
});

test('le lien d’évitement est le premier arrêt, se voit, et mène au contenu', async ({ page }) => {
  for (const chemin of ['/', '/carte/', '/comprendre/', '/recherche/']) {
    await page.goto(chemin);
    await page.keyboard.press('Tab');
    const lien = page.getByRole('link', { name: 'Aller au contenu' });
    await expect(lien).toBeFocused();
    await expect(lien).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('main')).toBeFocused();
  }
});

test('une adresse inconnue donne la page 404 du site, avec de quoi repartir', async ({ page }) => {
  const reponse = await page.goto('/territoires/999999999-nulle-part/');
  expect(reponse!.status()).toBe(404);
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Carte' })).toBeVisible();
});

test('un terme s’explique en place, au clavier comme à la souris, et se ferme', async ({ page }) => {
  await page.goto('/comprendre/');
  const terme = page.locator('button.terme').first();
  const bulle = page.locator(`#${await terme.getAttribute('popovertarget')}`);
  await expect(bulle).toBeHidden();
  await terme.focus();
  await page.keyboard.press('Enter');
  await expect(bulle).toBeVisible();
  await expect(bulle.getByRole('link', { name: 'Tout le glossaire' })).toHaveAttribute('href', /\/glossaire\/#/);
  await page.keyboard.press('Escape');
  await expect(bulle).toBeHidden();
  await expect(terme).toBeFocused();
  await terme.click();
  await expect(bulle).toBeVisible();
  await page.locator('h1').click();
  await expect(bulle).toBeHidden();
});

test('une bulle ouverte reste accessible et dans l’écran, à 360 px', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto('/comprendre/');
  const terme = page.locator('button.terme').first();
  await terme.click();
  const bulle = page.locator(`#${await terme.getAttribute('popovertarget')}`);
  const boite = (await bulle.boundingBox())!;
  expect(boite.x).toBeGreaterThanOrEqual(0);
  expect(boite.x + boite.width).toBeLessThanOrEqual(360);
  expect(boite.y + boite.height).toBeLessThanOrEqual(640);
});

test('les cibles du doigt font au moins 24 pixels, ou ont de la place autour', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const chemin of TYPES) {
    await page.goto(chemin);
    const petites = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.entete a, .entete button, .pied a, main button:not(.terme), main input, main summary, nav a',
        ),
      ]
        .filter((e) => e.checkVisibility() && !e.closest('.invisible, [popover], p, dd'))
        .map((e) => ({ nom: e.textContent.trim().slice(0, 30), r: e.getBoundingClientRect() }))
        .filter(({ r }) => r.width > 0 && Math.min(r.width, r.height) < 24)
        .map(({ nom, r }) => `${nom} ${Math.round(r.width)} × ${Math.round(r.height)}`),
    );
    expect.soft(petites, chemin).toEqual([]);
  }
});

test('l’ordre de lecture des pages principales est celui attendu', async ({ page }) => {
  const ordre = async (chemin: string) => {
    await page.goto(chemin);
    return page.evaluate(() =>
      [...document.querySelectorAll('header, nav, main, footer, h1, h2, form[role="search"]')]
        .filter((e) => e.checkVisibility())
        .map((e) => {
          const texte = /^H\d/.test(e.tagName) ? e.textContent.trim().replace(/\s+/g, ' ') : '';
          return `${e.tagName.toLowerCase()} ${e.getAttribute('aria-label') ?? texte}`.trim();
        }),
    );
  };
  const accueil = await ordre('/');
  expect(accueil.slice(0, 5)).toEqual([
    'header',
    'nav Rubriques',
    'main',
    'h1 Ma commune est-elle couverte par un contrat local de santé ?',
    'form Ma commune',
  ]);
  const territoire = await ordre('/territoires/200048551-pays-de-craon/');
  expect(territoire.slice(0, 5)).toEqual(['header', 'nav Rubriques', 'main', 'nav Fil d’Ariane', 'h1 Pays de Craon']);
  for (const pages of [accueil, territoire]) expect(pages.indexOf('footer')).toBeGreaterThan(pages.indexOf('main'));
});
