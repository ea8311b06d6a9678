import { expect, test, type Page } from '@playwright/test';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { cellulesDuPlan } from '#lib/domaine/dossier.ts';
import { reponsesCanoniques } from '#lib/dossier/saisie.ts';
import { calculerPlanDuDossier, regleDuDossier } from '#lib/financement/plan-du-dossier.ts';
import { presenterPlan } from '#lib/financement/presentation.ts';
import { typo } from '#lib/texte/typo.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { CAS, dossierDuCas, saisiesDuCas, type Cas } from '../unit/financement/cas.ts';
import { attendreSansFaute } from './axe.ts';
import { allerA, commencer } from './dossier-commun.ts';

const champ = (page: Page, name: RegExp) => page.locator('calcul-financement').getByRole('textbox', { name });
const reponse = (page: Page) => page.locator('calcul-financement .reponse');

/** Ouvre la page et le formulaire du calcul. */
async function ouvrir(page: Page): Promise<void> {
  await page.goto('/financement/');
  await page.getByRole('button', { name: 'Faire mon calcul' }).click();
  await expect(champ(page, /^Coût du poste/)).toBeFocused();
}

test('le calcul suit la frappe, applique le plafond et dit ce qui manque', async ({ page }) => {
  await ouvrir(page);
  await expect(page.getByRole('heading', { name: 'Un exemple' })).toBeVisible();
  await champ(page, /^Coût du poste/).fill('42 000');
  await expect(reponse(page)).toHaveText('Il reste 42\u202f000\u00a0€ par an à couvrir.');
  await champ(page, /^Demandé au Département/).fill('15000');
  await champ(page, /^Votre intercommunalité/).fill('32 000');
  await expect(reponse(page)).toHaveText('Le plan est équilibré\u00a0: chaque année est couverte.');
  await expect(page.locator('.remarques')).toContainText('le calcul retient 10\u202f000\u00a0€');
  await page.getByLabel('Durée du plan').selectOption('4');
  await expect(page.locator('.remarques')).toContainText('Le plan dure 4\u00a0ans, l’aide 3');
  await expect(page.getByRole('row', { name: /^Département de la Mayenne 10\s000\s€ 0\s€ 30\s000\s€/ })).toBeVisible();
});

test('une somme illisible est signalée au champ, sans bloquer les autres', async ({ page }) => {
  await ouvrir(page);
  const region = champ(page, /^Région/);
  await region.fill('vingt');
  await expect(region).toHaveAttribute('aria-invalid', 'true');
  await expect(region).toHaveAccessibleDescription(/Nous n’avons pas pu lire «\svingt\s» comme une somme/);
  await region.fill('20');
  await expect(region).not.toHaveAttribute('aria-invalid', 'true');
});

test('tout se fait au clavier, et « Tout effacer » rend l’exemple', async ({ page }) => {
  await ouvrir(page);
  await page.keyboard.type('30000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10000');
  await expect(reponse(page)).toHaveText('Il reste 20\u202f000\u00a0€ par an à couvrir.');
  await page.getByRole('button', { name: 'Tout effacer' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Un exemple' })).toBeVisible();
  await expect(champ(page, /^Coût du poste/)).toBeFocused();
  await expect(champ(page, /^Coût du poste/)).toHaveValue('');
});

test('rien n’est gardé, envoyé ni mis dans l’adresse', async ({ page, context }) => {
  await ouvrir(page);
  await champ(page, /^Coût du poste/).fill('1');
  await expect(reponse(page)).toBeVisible();
  const demandes: string[] = [];
  page.on('request', (r) => demandes.push(r.url()));
  await champ(page, /^Coût du poste/).fill('30000');
  await champ(page, /^Coût du poste/).press('Enter');
  await expect(reponse(page)).toHaveText(/30\s000/);
  expect(demandes).toEqual([]);
  expect(new URL(page.url()).search).toBe('');
  expect(await context.storageState()).toEqual({ cookies: [], origins: [] });
});

for (const [largeur, mode] of [
  [360, 'light'],
  [1280, 'dark'],
] as const) {
  test(`ni débordement ni défaut d’accessibilité à ${largeur} px, mode ${mode}`, async ({ page }) => {
    await page.setViewportSize({ width: largeur, height: 800 });
    await page.emulateMedia({ colorScheme: mode });
    await ouvrir(page);
    await champ(page, /^Coût du poste/).fill('42 000,50');
    await champ(page, /^Région/).fill('vingt');
    await page.getByLabel('Durée du plan').selectOption('5');
    await expect(reponse(page)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await attendreSansFaute(page, 'calcul-financement');
  });
}

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('la règle et un exemple marqué comme tel restent lisibles', async ({ page }) => {
    await page.goto('/financement/');
    await expect(page.getByRole('heading', { name: 'Un exemple' })).toBeVisible();
    await expect(page.locator('calcul-financement')).toContainText('Il reste 10\u202f000\u00a0€ par an à couvrir.');
    await expect(page.getByRole('button', { name: 'Faire mon calcul' })).toBeHidden();
  });
});

const { dossiers, aides } = chargerContenu(CONTENU_FIGE);
/** Cas de la table dont la règle est celle de la Mayenne, que le site figé publie. */
const DE_LA_MAYENNE = CAS.filter((c) => Object.keys(c.regle).length === 0);

/** La réponse que le domaine fait à un cas. */
function attendue(c: Cas): string {
  const plan = dossierDuCas(dossiers[0]!.donnee, aides[0]!.donnee, c).sections.find((s) => s.plan)!.plan!;
  const reponses = reponsesCanoniques(cellulesDuPlan(plan), saisiesDuCas(c));
  return typo(
    presenterPlan(calculerPlanDuDossier(plan, reponses, null), regleDuDossier(plan, null), 'Département').reponse,
  );
}

test('chaque cas de la table, tapé dans l’assistant, reçoit la réponse du domaine', async ({ page }) => {
  await commencer(page);
  await allerA(page, 'financement');
  const zone = page.locator('[data-plan]');
  for (const c of DE_LA_MAYENNE) {
    await zone.evaluate((plan, saisies) => {
      for (const champ of plan.querySelectorAll<HTMLElement>('[data-champ]'))
        champ.querySelector('input')!.value = saisies[champ.dataset['champ']!] ?? '';
      plan.querySelector('input')!.dispatchEvent(new Event('input', { bubbles: true }));
    }, saisiesDuCas(c));
    await expect(zone.locator('.reponse'), c.nom).toHaveText(attendue(c));
  }
});

test('les cas dont chaque année se répète, tapés dans le calcul, reçoivent la même réponse', async ({ page }) => {
  await ouvrir(page);
  const champs = { 'cout-poste': 'cout', 'part-departement': 'demande', 'part-ars': 'ars', 'part-region': 'region' };
  const parts = { 'part-autres': 'autre', 'part-epci': 'epci1', 'part-partenaire': 'epci2' };
  const cle: Record<string, string> = { ...champs, ...parts };
  const constants = DE_LA_MAYENNE.filter((c) =>
    Object.entries(c.saisies).every(([l, v]) => cle[l] && v.every((x) => x === v[0])),
  );
  expect(constants.length).toBeGreaterThan(12);
  for (const c of constants.filter((x) => Object.keys(x.saisies).length > 0)) {
    const saisies = Object.fromEntries(Object.entries(c.saisies).map(([l, v]) => [cle[l]!, v[0]!]));
    await page.locator('calcul-financement').evaluate((calcul, valeurs) => {
      for (const input of calcul.querySelectorAll<HTMLInputElement>('input'))
        input.value = valeurs[input.dataset['champ']!] ?? '';
      calcul.querySelector('input')!.dispatchEvent(new Event('input', { bubbles: true }));
    }, saisies);
    await expect(reponse(page), c.nom).toHaveText(attendue(c));
  }
});
