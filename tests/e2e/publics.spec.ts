/** Les trois publics, au clavier seul, de l’accueil à leur réponse. */
import { expect, test, type Page } from '@playwright/test';
import { surveiller } from './sortes-de-pages.ts';

/** Avance par tabulations jusqu’au lien ou au bouton de ce nom ; chaque arrêt doit se voir. */
async function allerA(page: Page, nom: RegExp, limite = 60): Promise<void> {
  for (let i = 0; i < limite; i++) {
    await page.keyboard.press('Tab');
    const arret = await page.evaluate(() => {
      const e = document.activeElement as HTMLElement;
      const s = getComputedStyle(e);
      return {
        nom: (e.getAttribute('aria-label') ?? e.textContent ?? '').trim().replace(/\s+/g, ' '),
        visible: s.outlineStyle !== 'none' || e.closest('svg') !== null || e.matches('input'),
      };
    });
    expect(arret.visible, `focus invisible sur « ${arret.nom} »`).toBe(true);
    if (nom.test(arret.nom)) return;
  }
  throw new Error(`${String(nom)} n’est pas dans les ${limite} premiers arrêts`);
}

async function suivre(page: Page, nom: RegExp): Promise<void> {
  await allerA(page, nom);
  const depart = page.url();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(depart);
  await expect(page.locator('h1')).toBeVisible();
}

test('l’élue : qu’est-ce qu’un contrat, qui en a un autour de nous, avec qui partager', async ({ page }) => {
  const reproches = surveiller(page);
  await page.goto('/');
  await suivre(page, /^Comprendre$/);
  await expect(page).toHaveURL(/\/comprendre\/$/);
  await suivre(page, /^Départements$/);
  await suivre(page, /Mayenne/);
  await expect(page).toHaveURL(/\/departements\/53-mayenne\//);
  await page.goto('/territoires/200048551-pays-de-craon/');
  await expect(page.getByText('Les calendriers permettraient un poste partagé avec')).toContainText(
    'Laval Agglomération',
  );
  // Le calcul s’ouvre sur elle et sur ce voisin : rien à redire.
  await suivre(page, /^Calculer ce qui reste à votre charge/);
  await expect(page.getByRole('textbox', { name: /^Pays de Craon, par an/ })).toBeVisible();
  await expect(page.getByRole('textbox', { name: /^Laval Agglomération, par an/ })).toBeVisible();
  expect(reproches).toEqual([]);
});

test('l’habitante : sa commune, par la loupe de l’en-tête', async ({ page }) => {
  const reproches = surveiller(page);
  await page.goto('/departements/');
  await suivre(page, /^Chercher dans le site$/);
  await page.getByLabel('Ce que vous cherchez').focus();
  await page.keyboard.type('Craon');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/recherche\/\?q=Craon/);
  await expect(page.getByRole('status').first()).toContainText(/résultat|Craon/);
  const lien = page.getByRole('link', { name: /Pays de Craon/ }).first();
  await lien.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Pays de Craon');
  await expect(page.locator('[data-reponse]').first()).toContainText('Oui');
  expect(reproches).toEqual([]);
});

test('l’agente : montant, durée, contreparties et démarche de l’aide, puis le dossier à remplir', async ({ page }) => {
  const reproches = surveiller(page);
  await page.goto('/');
  await suivre(page, /^Demander l’aide$/);
  await expect(page).toHaveURL(/\/departements\/53-mayenne\/aide\/$/);
  // Le détail est replié : il est là pour qui l’ouvre. Un clic emmènerait le focus après ce que l’agente cherche
  // ensuite.
  await page
    .locator('main details')
    .evaluateAll((plis: HTMLDetailsElement[]) => plis.forEach((pli) => (pli.open = true)));
  const texte = (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ');
  for (const mot of ['10 000 €', '30 000 €', 'trois ans', 'Bien Vieillir en Mayenne', 'Plan Ambition Santé 53'])
    expect(texte.toLowerCase()).toContain(mot.toLowerCase());
  await suivre(page, /Préparer le dossier en ligne/);
  await expect(page.getByRole('button', { name: 'Commencer le dossier' })).toBeVisible();
  expect(reproches).toEqual([]);
});
