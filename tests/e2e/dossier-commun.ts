import { expect, type Page } from '@playwright/test';

export const ADRESSE = '/departements/53-mayenne/dossier/remplir/';
export const CLE = 'cls-dossier-53';

/** Ouvre le formulaire à sa première étape. */
export async function commencer(page: Page): Promise<void> {
  await page.goto(ADRESSE);
  await page.getByRole('button', { name: 'Commencer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'L’intercommunalité' })).toBeFocused();
}

/** Va à une étape par la liste. */
export async function allerA(page: Page, etape: string): Promise<void> {
  await page.locator(`nav a[href="#etape-${etape}"]`).click();
  await expect(page.locator(`[data-etape="${etape}"] h2`)).toBeFocused();
}

/** État du brouillon, tel qu’il est dit. */
export const etat = (page: Page) => page.locator('[data-etat]');

/** Clés de l’appareil. */
export const cles = (page: Page) => page.evaluate(() => Object.keys(localStorage));

/** Ouvre un fichier de brouillon fabriqué par le test. */
export async function ouvrirFichier(page: Page, contenu: string, nom = 'brouillon.json'): Promise<void> {
  const choix = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Rouvrir un fichier' }).click();
  await (await choix).setFiles({ name: nom, mimeType: 'application/json', buffer: Buffer.from(contenu) });
}

/** Enregistre le brouillon et rend le texte du fichier. */
export async function enregistrer(page: Page): Promise<string> {
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer dans un fichier' }).click();
  const fichier = await telechargement;
  expect(fichier.suggestedFilename()).toBe('brouillon-dossier-53-mayenne.json');
  return lire(await fichier.createReadStream());
}

/** Contenu d’un flux. */
async function lireOctets(flux: AsyncIterable<Buffer | string>): Promise<Buffer> {
  const morceaux: Buffer[] = [];
  for await (const morceau of flux) morceaux.push(Buffer.from(morceau));
  return Buffer.concat(morceaux);
}

async function lire(flux: AsyncIterable<Buffer | string>): Promise<string> {
  return (await lireOctets(flux)).toString('utf8');
}
