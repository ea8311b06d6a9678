import { expect, type Page } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { fige } from '../sites.ts';

const DIST = fige().dist;

/** Adresses de toutes les pages construites : `/`, `/carte/`, `/404.html`. */
export const CHEMINS = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .map((f) => f.replaceAll('\\', '/'))
  .filter((f) => f.endsWith('.html') && !f.startsWith('pagefind/'))
  .map((f) => `/${f.replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();

/** Un exemple de chaque sorte de page. */
export const TYPES = [
  '/',
  '/comprendre/',
  '/comprendre/demarche/',
  '/cadre-juridique/',
  '/financement/',
  '/carte/',
  '/departements/',
  '/departements/53-mayenne/',
  '/departements/53-mayenne/aide/',
  '/departements/53-mayenne/communes/',
  '/territoires/200048551-pays-de-craon/',
  '/contrats/53-craon-4/',
  '/donnees/',
  '/faq/',
  '/glossaire/',
  '/recherche/',
  '/a-propos/',
  '/accessibilite/',
  '/mentions-legales/',
  '/plan-du-site/',
  '/facile-a-lire/',
  '/a-confirmer/',
  '/404.html',
];

/** Pixels dont le contenu dépasse l’écran en largeur. */
export function debordDe(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth,
  );
}

/** Note tout ce que le navigateur reproche à la page : erreurs, avertissements, requêtes échouées ou étrangères. */
export function surveiller(page: Page): string[] {
  const reproches: string[] = [];
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) reproches.push(`console : ${m.text()}`);
  });
  page.on('pageerror', (e) => reproches.push(`exception : ${e.message}`));
  page.on('requestfailed', (r) => reproches.push(`échec : ${r.url()}`));
  page.on('request', (r) => {
    if (!/^(data|blob):/.test(r.url()) && new URL(r.url()).hostname !== '127.0.0.1')
      reproches.push(`autre hôte : ${r.url()}`);
  });
  return reproches;
}

/** Attend que la page soit chargée et ses polices prêtes. */
export async function ouvrir(page: Page, chemin: string): Promise<void> {
  await page.goto(chemin);
  await page.evaluate(() => document.fonts.ready);
  await expect(page.locator('h1')).toBeVisible();
}
