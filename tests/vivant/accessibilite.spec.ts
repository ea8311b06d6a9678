/**
 * Chaque page du site vivant, dans un navigateur. Toutes : axe, débordement à deux largeurs, console. Les contrastes,
 * l’autre largeur et le sombre, qui ne dépendent que des formes, axe les juge sur assez de pages pour que chaque forme
 * du site y passe : deux pages du même gabarit ne les apprennent qu’une fois.
 */
import { expect, test, type Page } from '@playwright/test';
import { COULEURS, fautesDe } from '../e2e/axe.ts';
import { debordDe, fautesDesPages, ouvrir, surveiller } from '../e2e/sortes-de-pages.ts';
import { pagesQuiMontrentTout } from '../lecture/formes-de-page.ts';
import { ouvrir as ouvrirSite } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const { pages } = ouvrirSite(vivant());
const MONTRENT_TOUT = pagesQuiMontrentTout(pages);
const LARGEURS = [360, 1280];
/** Assez de parts pour que deux fils finissent ensemble. */
const PARTS = 4;

async function juger(page: Page, chemin: string): Promise<string[]> {
  const reproches = surveiller(page);
  const fautes: string[] = [];
  await ouvrir(page, chemin);
  const noter = async (theme: 'light' | 'dark', regles: Parameters<typeof fautesDe>[2], width: number) => {
    await page.emulateMedia({ colorScheme: theme });
    fautes.push(...(await fautesDe(page, 'html', regles)).map((f) => `${f} (${width} px, ${theme})`));
  };
  for (const [rang, width] of LARGEURS.entries()) {
    await page.setViewportSize({ width, height: 800 });
    const debord = await debordDe(page);
    if (debord > 0) fautes.push(`déborde de ${debord} pixels à ${width} px`);
    if (MONTRENT_TOUT.has(chemin)) {
      await noter('light', {}, width);
      await noter('dark', { seules: COULEURS }, width);
    } else if (rang === 0) await noter('light', { sauf: COULEURS }, width);
  }
  return [...fautes, ...reproches];
}

test.describe.configure({ timeout: 240_000 });

// Les plus longues d’abord, une sur quatre dans chaque part : les parts durent autant.
const CHEMINS = [...pages.map(({ chemin }) => chemin)].sort(
  (a, b) => Number(MONTRENT_TOUT.has(b)) - Number(MONTRENT_TOUT.has(a)),
);

for (let part = 0; part < PARTS; part++) {
  test(`aucune faute d’axe, aucun débordement, aucun reproche du navigateur (part ${part + 1} sur ${PARTS})`, async ({
    context,
  }) => {
    const siens = CHEMINS.filter((_, rang) => rang % PARTS === part);
    expect(siens.length).toBeGreaterThan(0);
    expect(await fautesDesPages(context, siens, juger)).toEqual([]);
  });
}
