/** La dernière étape, et ce qui survit à une interruption : l’étape où l’on en était, dite au retour. */
import { expect, test } from '@playwright/test';
import { allerA, CLE, commencer, etat } from './dossier-commun.ts';

test('le brouillon gardé se reprend à la même étape, et le dit ; l’arrière-plan la retient', async ({ page }) => {
  await commencer(page);
  await page.getByLabel('Garder mes réponses sur cet appareil').check();
  await allerA(page, 'financement');
  const gardee = () => page.evaluate((cle) => localStorage.getItem(cle), CLE);
  await page.evaluate((cle) => {
    // Comme un téléphone qui passe à une autre application, après avoir perdu ce qui était gardé.
    localStorage.setItem(cle, localStorage.getItem(cle)!.replace('financement', 'contrat'));
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, CLE);
  expect(await gardee()).toContain('financement');
  await page.goto(new URL(page.url()).pathname);
  await expect(page.locator('[data-etape="financement"]')).toBeVisible();
  await expect(etat(page)).toContainText(/^Brouillon repris de cet appareil, à l’étape\s«\s.*financement/);
  await expect(page.locator('[data-etape="financement"] h2 + p')).toContainText(/^Brouillon repris de cet appareil/);
});

test('la dernière étape porte les fichiers, et copie le message et la lettre', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await commencer(page);
  await allerA(page, 'suite');
  const derniere = page.locator('[data-etape="suite"]');
  await expect(derniere.getByRole('button', { name: /^Télécharger / })).toHaveCount(3);
  await expect(derniere.locator('[data-reste]')).toContainText(/\d+\s+réponses restent à revoir avant l’envoi\./);
  await derniere.getByRole('button', { name: 'Relire mes réponses' }).click();
  await expect(page.locator('[data-etape="relire"] h2')).toBeFocused();
  await page.goBack();
  await expect(page.locator('[data-etape="suite"] h2')).toBeFocused();
  for (const [bouton, dit, contient] of [
    ['Copier le message', 'Le message est copié.', 'Objet'],
    ['Copier la lettre', 'La lettre est copiée.', 'Veuillez agréer'],
  ] as const) {
    await derniere.getByRole('button', { name: bouton }).click();
    await expect(derniere.locator('[data-etat-copie]')).toHaveText(dit);
    const copie = await page.evaluate(() => navigator.clipboard.readText());
    expect(copie).toContain(contient);
    expect(copie).toContain('Département de la Mayenne');
  }
});
