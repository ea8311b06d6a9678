import { expect, type BrowserContext, type Page } from '@playwright/test';

/** Un exemple de chaque sorte de page. */
export const TYPES = [
  '/',
  '/comprendre/',
  '/comprendre/demarche/',
  '/cadre-juridique/',
  '/financement/',
  '/carte/',
  '/carte/36-indre/',
  '/departements/',
  '/departements/53-mayenne/',
  '/departements/36-indre/',
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

/**
 * Note tout ce que le navigateur reproche à la page : erreurs, avertissements, requêtes échouées ou étrangères. Ce qui
 * n’avait pas fini d’arriver quand un lien a été suivi n’a pas échoué : le navigateur ne l’attend plus.
 */
export function surveiller(page: Page): string[] {
  const reproches: string[] = [];
  page.on('console', (m) => {
    if (['error', 'warning'].includes(m.type())) reproches.push(`console : ${m.text()}`);
  });
  page.on('pageerror', (e) => reproches.push(`exception : ${e.message}`));
  page.on('requestfailed', (r) => {
    if (r.failure()?.errorText !== 'net::ERR_ABORTED') reproches.push(`échec : ${r.url()}`);
  });
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

/** Pages ouvertes à la fois dans un même contexte. */
const A_LA_FOIS = 2;

/**
 * Juge chaque page, quelques-unes à la fois, et rend toutes les fautes, chacune avec l’adresse de la sienne.
 * `juger` reçoit une page neuve ; ce qu’il lève est une faute.
 */
export async function fautesDesPages(
  context: BrowserContext,
  chemins: readonly string[],
  juger: (page: Page, chemin: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const fautes = new Map<string, string[]>();
  const restants = [...chemins];
  const suivre = async () => {
    for (let chemin = restants.shift(); chemin !== undefined; chemin = restants.shift()) {
      const page = await context.newPage();
      const trouvees = await juger(page, chemin).catch((erreur: Error) => [erreur.message.slice(0, 600)]);
      fautes.set(
        chemin,
        [...trouvees].map((faute) => `${chemin} : ${faute}`),
      );
      await page.close();
    }
  };
  await Promise.all(Array.from({ length: A_LA_FOIS }, suivre));
  return chemins.flatMap((chemin) => fautes.get(chemin)!);
}
