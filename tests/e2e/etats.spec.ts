/**
 * Les états qu’un geste ouvre, hors de ceux que leurs propres essais passent déjà à axe : bulle, blocs dépliés,
 * position refusée, brouillon, fond de carte.
 */
import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';
import { ouvrirCarte } from './ouvrir-carte.ts';
import { commencer } from './dossier-commun.ts';
import { debordDe, ouvrir } from './sortes-de-pages.ts';

const ETATS: Record<string, (page: Page) => Promise<unknown>> = {
  'un terme expliqué dans sa bulle': async (page) => {
    await ouvrir(page, '/comprendre/');
    const terme = page.locator('button.terme').first();
    await terme.click();
    await expect(page.locator(`#${await terme.getAttribute('popovertarget')}`)).toBeVisible();
  },
  'toutes les questions dépliées': async (page) => {
    await ouvrir(page, '/faq/');
    for (const resume of await page.locator('main summary').all()) await resume.click();
    await expect(page.locator('details:not([open]) summary')).toHaveCount(0);
  },
  'toute la grille d’accessibilité dépliée': async (page) => {
    await ouvrir(page, '/accessibilite/');
    for (const resume of await page.locator('main summary').all()) await resume.click();
    await expect(page.getByRole('table').last()).toBeVisible();
  },
  'les chiffres du graphique dépliés': async (page) => {
    await ouvrirCarte(page);
    await page.getByText('Les chiffres du graphique').click();
    await expect(page.getByRole('region', { name: 'Habitants par situation et par année' })).toBeVisible();
  },
  'le tableau filtré, sans aucune ligne': async (page) => {
    await ouvrirCarte(page);
    await page.getByRole('searchbox', { name: 'Filtrer par nom' }).fill('zzz');
    await expect(page.locator('[data-lignes]')).toContainText(/^0\sligne/);
  },
  'la position refusée': async (page) => {
    await ouvrir(page, '/');
    await page.getByRole('button', { name: 'Me situer d’après ma position' }).click();
    await expect(page.locator('[data-etat-ici]')).not.toBeEmpty();
  },
  'le dossier gardé sur l’appareil': async (page) => {
    await commencer(page);
    await page
      .getByRole('checkbox', { name: /garder/i })
      .first()
      .check();
    await expect(page.locator('[data-etat]').first()).not.toBeEmpty();
  },
};

for (const [nom, aller] of Object.entries(ETATS))
  test(`${nom} : ni faute ni débordement, à 360 px en sombre, puis à 1280 px en clair`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await aller(page);
    await attendreSansFaute(page);
    expect(await debordDe(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    await attendreSansFaute(page);
    expect(await debordDe(page)).toBeLessThanOrEqual(0);
  });
