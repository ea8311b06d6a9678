import type { Locator, Page } from '@playwright/test';

/** SIREN dont les tests se servent. */
export const CRAON = '200048551';
export const COEVRONS = '200033298';

/** Ouvre la carte et attend qu’elle soit vivante. `hote` : un autre serveur que celui de la série. */
export async function ouvrirCarte(page: Page, suite = '', hote = ''): Promise<Locator> {
  await page.goto(`${hote}/carte/${suite}`);
  const vue = page.locator('vue-carte');
  await vue.locator('.vive [role=option]').first().waitFor();
  return vue;
}

/** Choisit un autre département dans le champ, comme on le ferait au clavier. */
export async function choisirDepartement(page: Page, nom: string): Promise<void> {
  const champ = page.getByRole('combobox', { name: 'Département' });
  await champ.click();
  await champ.fill(nom);
  await page.getByRole('option', { name: nom }).click();
}

/** Le territoire d’une vue, sur la carte vivante. */
export const territoire = (vue: Locator, siren: string): Locator =>
  vue.locator(`.vive [role=option][data-siren="${siren}"]`);
