import { expect, test } from '@playwright/test';
import { fautesDe } from './axe.ts';
import { CHEMINS, debordDe, ouvrir, surveiller } from './pages.ts';

const LARGEURS = [360, 1280];
const MODES = ['light', 'dark'] as const;

// Quatre passages d’axe par page : de quoi finir aussi sur une machine occupée.
test.describe.configure({ timeout: 120_000 });

for (const chemin of CHEMINS) {
  test(`${chemin} : axe, débordement et console, à 360 et 1280 px, en clair et en sombre`, async ({ page }) => {
    const reproches = surveiller(page);
    await ouvrir(page, chemin);
    for (const width of LARGEURS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of MODES) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await fautesDe(page), `axe, ${width} px, ${colorScheme}`).toEqual([]);
      }
      expect.soft(await debordDe(page), `débordement à ${width} px`).toBeLessThanOrEqual(0);
    }
    expect(reproches).toEqual([]);
  });
}
