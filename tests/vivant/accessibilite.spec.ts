/**
 * Chaque page du site vivant, dans un navigateur : axe, débordement et console, à deux largeurs, en clair et en sombre.
 */
import { expect, test, type Page } from '@playwright/test';
import { fautesDe } from '../e2e/axe.ts';
import { debordDe, fautesDesPages, ouvrir, surveiller } from '../e2e/pages.ts';
import { ouvrir as ouvrirSite } from '../lecture/site.ts';
import { vivant } from '../sites.ts';

const CHEMINS = ouvrirSite(vivant()).pages.map(({ chemin }) => chemin);
const LARGEURS = [360, 1280];
/** Les seules règles d’axe qu’un autre thème peut faire mentir : le reste ne dépend pas des couleurs. */
const COULEURS = ['color-contrast', 'link-in-text-block'];
/** Assez de parts pour que deux fils finissent ensemble. */
const PARTS = 4;

async function juger(page: Page, chemin: string): Promise<string[]> {
  const reproches = surveiller(page);
  const fautes: string[] = [];
  await ouvrir(page, chemin);
  for (const width of LARGEURS) {
    await page.setViewportSize({ width, height: 800 });
    for (const [colorScheme, regles] of [['light'], ['dark', COULEURS]] as const) {
      await page.emulateMedia({ colorScheme });
      fautes.push(...(await fautesDe(page, 'html', regles)).map((f) => `${f} (${width} px, ${colorScheme})`));
    }
    const debord = await debordDe(page);
    if (debord > 0) fautes.push(`déborde de ${debord} pixels à ${width} px`);
  }
  return [...fautes, ...reproches];
}

test.describe.configure({ timeout: 240_000 });

for (let part = 0; part < PARTS; part++) {
  test(`aucune page n’a de faute d’axe, de débordement ni de reproche du navigateur (part ${part + 1} sur ${PARTS})`, async ({
    context,
  }) => {
    const siens = CHEMINS.filter((_, rang) => rang % PARTS === part);
    expect(siens.length).toBeGreaterThan(0);
    expect(await fautesDesPages(context, siens, juger)).toEqual([]);
  });
}
