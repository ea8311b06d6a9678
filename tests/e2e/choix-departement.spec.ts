/** Le champ « Département » : les 101, par région, au doigt, à la frappe, au clavier. */
import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

const champDe = (page: Page) => page.getByRole('combobox', { name: 'Département' });
const actif = (page: Page) => page.locator('#departement-liste [aria-selected="true"]');

test('tous les départements, la région montrée d’abord, ce qui y est lu ; la France enfin', async ({ page }) => {
  await page.goto('/carte/');
  await champDe(page).click();
  const liste = page.getByRole('listbox', { name: 'Département' });
  await expect(liste.getByRole('group').first()).toHaveAccessibleName('Pays de la Loire');
  await expect(liste.getByRole('group').last()).toHaveAccessibleName('Ailleurs');
  // Cent un, Saint-Martin dont une fiche est lue, l’ensemble de ceux qui sont suivis, et la France.
  await expect(liste.getByRole('option')).toHaveCount(104);
  await expect(liste.getByRole('option', { name: /^53\s+Mayenne\s+suivi en entier$/ })).toBeVisible();
  await expect(liste.getByRole('option', { name: /^72\s+Sarthe\s+(\d+\srepérées?|rien lu)$/ })).toBeVisible();
  await attendreSansFaute(page);
});

test('à la frappe : un numéro, un nom, une région ; rien ne répond, la France reste', async ({ page }) => {
  await page.goto('/carte/');
  const champ = champDe(page);
  await champ.click();
  const options = page.getByRole('option');
  for (const [texte, noms] of [
    ['72', ['Sarthe']],
    ['indre', ['Indre', 'Indre-et-Loire']],
    ['pays de la l', ['Loire-Atlantique', 'Maine-et-Loire', 'Mayenne', 'Sarthe', 'Vendée']],
    ['zzz', []],
  ] as const) {
    await champ.fill(texte);
    await expect(options.locator('span:nth-child(2)')).toHaveText([...noms, 'Toute la France']);
  }
  await expect(page.getByRole('group', { name: 'Aucun département de ce nom' })).toBeVisible();
  await champ.fill('sarthe');
  await champ.press('Enter');
  await expect(page).toHaveURL(/\/carte\/france\/region\/pays-de-la-loire\/#departement-72$/);
});

test('au clavier : flèches, Début, Fin ; Échap ferme et rend le nom montré', async ({ page }) => {
  await page.goto('/carte/');
  const champ = champDe(page);
  await champ.focus();
  await champ.press('ArrowDown');
  await expect(page.getByRole('listbox', { name: 'Département' })).toBeVisible();
  await champ.press('ArrowDown');
  await champ.press('Home');
  await expect(actif(page)).toContainText('Loire-Atlantique');
  await expect(champ).toHaveAttribute('aria-activedescendant', /^departement-liste-0$/);
  await champ.press('End');
  await expect(actif(page)).toContainText('Toute la France');
  await champ.press('Home');
  await expect(actif(page)).toContainText('Loire-Atlantique');
  await champ.press('ArrowUp');
  await expect(actif(page)).toHaveCount(0);
  await champ.fill('vie');
  await champ.press('Escape');
  await expect(champ).toHaveValue('Mayenne');
  await expect(champ).toHaveAttribute('aria-expanded', 'false');
  await champ.press('Escape');
  await expect(champ).toHaveValue('Mayenne');
  await champ.press('ArrowDown');
  await champ.fill('indre');
  await champ.press('ArrowDown');
  await champ.press('Enter');
  await expect(page).toHaveURL(/\/carte\/36-indre\//);
});

for (const [width, height] of [
  [360, 740],
  [1280, 800],
] as const)
  test(`à ${width} px, la liste tient à l’écran et défile en elle-même ; la page ne bouge pas`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto('/carte/');
    const champ = champDe(page);
    await champ.click();
    // Les 101 départements, au moins.
    await expect(page.getByRole('option').nth(100)).toBeAttached();
    await champ.press('ArrowDown');
    await champ.press('End');
    await expect(actif(page)).toContainText('Toute la France');
    const vue = await actif(page).evaluate((option) => {
      const liste = option.closest('[role="listbox"]')!;
      const [cadre, active] = [liste.getBoundingClientRect(), option.getBoundingClientRect()];
      return {
        aLEcran: cadre.bottom <= innerHeight,
        defile: liste.scrollHeight > liste.clientHeight,
        activeVisible: active.top >= cadre.top && active.bottom <= cadre.bottom,
        pageImmobile: scrollY === 0,
      };
    });
    expect(vue).toEqual({ aLEcran: true, defile: true, activeVisible: true, pageImmobile: true });
  });

test('les autres départements ne viennent pas : ceux de la page suffisent', async ({ page }) => {
  await page.route('**/carte/departements.json', (route) => route.abort());
  await page.goto('/carte/');
  await champDe(page).click();
  await expect(page.getByRole('option', { name: /Indre/ })).toHaveCount(1);
  await expect(page.getByRole('option', { name: /Toute la France/ })).toBeVisible();
});
