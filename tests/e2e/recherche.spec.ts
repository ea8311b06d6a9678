import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

const etatDe = (page: Page) => page.getByRole('status');
const resultats = (page: Page) => page.locator('[data-resultats]');

async function chercher(page: Page, question: string): Promise<void> {
  await page.goto(`/recherche/?q=${encodeURIComponent(question)}`);
  await expect(etatDe(page)).toContainText(`«\u202f${question}\u202f»`);
}

test('rien n’est chargé tant qu’on ne cherche pas', async ({ page }) => {
  const demandes: string[] = [];
  page.on('request', (r) => demandes.push(new URL(r.url()).pathname));
  await page.goto('/recherche/', { waitUntil: 'networkidle' });
  expect(demandes.filter((d) => d.includes('pagefind') || d.includes('communes-'))).toEqual([]);
  await page.getByLabel('Ce que vous cherchez').fill('craon');
  await expect.poll(() => demandes.some((d) => d.endsWith('/pagefind/pagefind.js'))).toBe(true);
});

test('une commune mène, en tête, à son ancre dans la page de son intercommunalité', async ({ page }) => {
  await chercher(page, 'bouessay');
  const premier = resultats(page).getByRole('link').first();
  await expect(premier).toHaveText('Bouessay');
  await premier.click();
  await expect(page).toHaveURL(/\/territoires\/247200090-pays-sabolien\/#commune-53037$/);
  await expect(page.locator('#commune-53037')).toBeInViewport();
});

test('un code postal donne ses communes, un ancien nom mène à la commune actuelle', async ({ page }) => {
  await chercher(page, '53290');
  await expect(resultats(page).getByRole('heading', { name: 'Communes' })).toBeVisible();
  await expect(resultats(page).getByRole('link', { name: 'Bouère', exact: true })).toBeVisible();
  await chercher(page, 'Azé');
  await expect(resultats(page).getByText('ancienne commune de Château-Gontier-sur-Mayenne')).toBeVisible();
});

test('avec ou sans accents, les pages trouvées sont les mêmes', async ({ page }) => {
  const pagesPour = async (question: string) => {
    await chercher(page, question);
    return resultats(page)
      .getByRole('link')
      .evaluateAll((liens) => liens.map((a) => a.getAttribute('href')!).sort());
  };
  const avec = await pagesPour('échéance');
  expect(avec.length).toBeGreaterThan(0);
  expect(await pagesPour('echeance')).toEqual(avec);
});

test('les résultats sont groupés et annoncés', async ({ page }) => {
  await chercher(page, 'craon');
  await expect(etatDe(page)).toHaveAttribute('aria-live', 'polite');
  await expect(etatDe(page)).toHaveText(/\d+ résultats pour/);
  const groupes = await resultats(page).getByRole('heading', { level: 2 }).allTextContents();
  expect([...groupes].sort()).toEqual(['Communes et intercommunalités', 'Contrats', 'Pages', 'Territoires']);
});

test('un nom mal écrit propose le bon, un mot inconnu est dit', async ({ page }) => {
  await chercher(page, 'crahon');
  await expect(resultats(page).getByRole('heading').first()).toHaveText(/Vouliez-vous dire/);
  await expect(resultats(page).getByRole('link').first()).toHaveText('Craon');
  await chercher(page, 'xyzxyz');
  await expect(etatDe(page)).toContainText('Rien ne répond à');
});

test('au clavier, de la loupe de l’en-tête au premier résultat', async ({ page }) => {
  await page.goto('/comprendre/');
  await page.getByRole('link', { name: 'Chercher dans le site' }).press('Enter');
  await page.getByLabel('Ce que vous cherchez').fill('Craon');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/recherche\/\?q=Craon$/);
  await expect(etatDe(page)).toContainText('résultats');
  await page.getByLabel('Ce que vous cherchez').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(resultats(page).getByRole('link').first()).toBeFocused();
});

test('l’adresse garde la question', async ({ page }) => {
  await page.goto('/recherche/');
  await page.getByLabel('Ce que vous cherchez').fill('évron');
  await expect(page).toHaveURL(/q=%C3%A9vron$/);
  await page.reload();
  await expect(page.getByLabel('Ce que vous cherchez')).toHaveValue('évron');
  await expect(resultats(page).getByRole('link').first()).toHaveText('Évron');
});

test('si le moteur manque, les communes répondent encore et la panne est dite', async ({ page }) => {
  await page.route('**/pagefind/**', (r) => r.abort());
  await page.goto('/recherche/?q=Craon');
  await expect(etatDe(page)).toContainText('n’a pas pu se charger');
  await expect(resultats(page).getByRole('link', { name: 'Craon' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`sans faute d’accessibilité (${colorScheme})`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } });
    test('résultats affichés', async ({ page }) => {
      await chercher(page, 'craon');
      await attendreSansFaute(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    });
  });
}

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('la page donne les listes', async ({ page }) => {
    await page.goto('/recherche/?q=Craon');
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Les communes de la Mayenne' })).toBeVisible();
  });
});
