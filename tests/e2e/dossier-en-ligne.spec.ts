import { expect, test, type Page } from '@playwright/test';
import { fautesDe } from './axe.ts';
import { ADRESSE, allerA, commencer } from './dossier-commun.ts';
import { debordDe } from './sortes-de-pages.ts';

const ETAPES = [
  'intercommunalite',
  'demande',
  'contrat',
  'poste',
  'financement',
  'resultats',
  'plans',
  'engagements',
  'banque',
  'pieces',
  'signature',
  'relire',
  'suite',
];

/** Répond à ce qui a le focus, au clavier seul ; rend vrai quand c’est le bouton de l’étape suivante. */
async function repondreAuClavier(page: Page): Promise<boolean> {
  const ici = await page.evaluate(() => {
    const e = document.activeElement as HTMLInputElement;
    return {
      id: e.id,
      type: e.type,
      requis: e.ariaRequired === 'true',
      vide: e.value === '',
      classe: e.closest('.champ-simple')?.className ?? '',
      suivante: e.matches('[data-suivante]'),
    };
  });
  if (ici.suivante) {
    await page.keyboard.press('Enter');
    return true;
  }
  if (ici.type === 'radio') await page.keyboard.press('Space');
  else if (ici.id.startsWith('champ-cout-poste-')) await page.keyboard.type('40 000');
  else if (ici.id.startsWith('champ-part-departement-')) await page.keyboard.type('10000');
  else if (ici.id.startsWith('champ-part-epci-')) await page.keyboard.type('30 000 €');
  else if (ici.requis && ici.vide) {
    if (ici.type === 'email') await page.keyboard.type('sante@exemple.fr');
    else if (/entier/.test(ici.classe)) await page.keyboard.type('100');
    else await page.keyboard.type(/date/.test(ici.classe) ? 'janvier 2027' : 'Une réponse');
  }
  return false;
}

test('tout le dossier se remplit au clavier, sans erreur à la fin', async ({ page }) => {
  test.setTimeout(90_000);
  await page.goto(ADRESSE);
  await page.getByRole('button', { name: 'Commencer le dossier' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'L’intercommunalité' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Votre intercommunalité')).toBeFocused();
  await page.keyboard.type('Pays de Cr');
  await expect(page.getByRole('textbox', { name: 'Nom obligatoire' })).toHaveValue(
    'Communauté de communes du Pays de Craon',
  );
  for (const etape of ETAPES) {
    await expect(page.locator(`[data-etape="${etape}"]`)).toBeVisible();
    if (etape === 'relire') break;
    let suite = false;
    for (let n = 0; n < 60 && !suite; n++) {
      await page.keyboard.press('Tab');
      suite = await repondreAuClavier(page);
    }
    expect(suite, `le bouton de l’étape ${etape} est atteint`).toBe(true);
  }
  await expect(page.getByRole('heading', { name: 'Relire', exact: true })).toBeFocused();
  await expect(page.locator('[data-bilan]')).toContainText('Toutes les réponses attendues sont là.');
  await expect(page.locator('[data-bilan]')).toContainText('Le plan est équilibré');
});

test('une étape incomplète : résumé avec le focus, liens vers les champs, messages au champ, suite possible', async ({
  page,
}) => {
  await commencer(page);
  await page.getByLabel('Adresse électronique').fill('sante@');
  await page.getByLabel('Numéro SIREN').fill('200 048 552');
  await page.getByRole('button', { name: 'Passer à l’étape suivante' }).click();
  const resume = page.getByRole('group', { name: /réponses à revoir/ });
  await expect(resume).toBeFocused();
  await expect(resume.getByRole('link')).toHaveCount(7);
  await resume.getByRole('link', { name: /Adresse électronique/ }).click();
  const courriel = page.getByLabel('Adresse électronique');
  await expect(courriel).toBeFocused();
  await expect(courriel).toHaveAttribute('aria-invalid', 'true');
  await expect(courriel).toHaveAccessibleDescription(/attend une adresse électronique/);
  await expect(page.getByLabel('Numéro SIREN')).toHaveAccessibleDescription(/clé de contrôle ne tombe pas juste/);
  await resume.getByRole('button', { name: 'Passer quand même à la suite' }).click();
  await expect(page.getByRole('heading', { name: 'La demande' })).toBeFocused();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'L’intercommunalité' })).toBeFocused();
  await page.goForward();
  await expect(page.getByRole('heading', { name: 'La demande' })).toBeFocused();
});

test('la relecture mène à chaque réponse à revoir', async ({ page }) => {
  await commencer(page);
  await allerA(page, 'relire');
  await page
    .locator('[data-bilan]')
    .getByRole('link', { name: /Employeur/ })
    .click();
  await expect(page.getByLabel('Employeur')).toBeFocused();
});

test('choisir son intercommunalité préremplit sans écraser ce qui est écrit', async ({ page }) => {
  await commencer(page);
  const choix = page.getByLabel('Votre intercommunalité');
  const nom = page.getByRole('textbox', { name: 'Nom obligatoire' });
  await page.getByLabel('Nature juridique').fill('Ma nature');
  await choix.selectOption({ label: 'Ernée' });
  await expect(nom).toHaveValue('Communauté de communes de l’Ernée');
  await expect(nom).toHaveAccessibleDescription(/référentiel officiel/);
  await expect(page.getByLabel('Nature juridique')).toHaveValue('Ma nature');
  await expect(page.locator('#choix-epci-effet')).toContainText(/1\s+réponse écrite par vous est gardée/);
  await choix.selectOption({ label: 'Coëvrons' });
  await expect(nom).toHaveValue(/Coëvrons/);
  await nom.fill('Autre nom');
  await expect(nom).not.toHaveAccessibleDescription(/référentiel officiel/);
  await choix.selectOption('');
  await expect(nom).toHaveValue('Autre nom');
  await expect(page.getByLabel('Numéro SIREN')).toHaveValue('');
});

test('le plan calcule à la frappe, avertit du plafond et de la durée', async ({ page }) => {
  await commencer(page);
  await allerA(page, 'poste');
  await page.getByLabel('Prise de poste').fill('1er janvier 2027');
  await page.getByLabel('Fin de la période demandée').fill('31/12/2031');
  await allerA(page, 'financement');
  const annee1 = (groupe: string) => page.getByRole('group', { name: groupe }).getByLabel('Année 1');
  await annee1('Coût du poste').fill('40 000');
  await annee1('Département de la Mayenne').fill('12 000');
  await annee1('Notre intercommunalité').fill('20000');
  await page.getByRole('button', { name: 'Recopier l’année 1' }).click();
  const resultat = page.locator('[data-plan] .resultat');
  await expect(resultat.locator('.reponse')).toHaveText('Il reste 10\u202f000\u00a0€ par an à couvrir.');
  await expect(resultat).toContainText('La période demandée pour le poste dépasse 3\u00a0ans');
  await expect(resultat).toContainText('le calcul retient 10\u202f000\u00a0€');
  await annee1('Coût du poste').fill('quarante');
  await page.getByRole('button', { name: 'Passer à l’étape suivante' }).click();
  await expect(annee1('Coût du poste')).toHaveAccessibleDescription(/attend un montant en euros/);
});

test('chaque étape, et son état d’erreur, sans défaut ni débordement : 360 px en sombre, 1280 px en clair', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const controler = async (ou: string) => {
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1280, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      expect(await fautesDe(page, 'main'), `${ou}, ${width} px`).toEqual([]);
      expect(await debordDe(page), `${ou}, ${width} px`).toBeLessThanOrEqual(0);
    }
  };
  await page.goto(ADRESSE);
  await controler('accueil');
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  for (const etape of ETAPES) {
    await allerA(page, etape);
    await controler(etape);
    if (!['intercommunalite', 'contrat', 'poste', 'plans', 'signature'].includes(etape)) continue;
    await page.locator(`[data-etape=${etape}] [data-suivante]`).click();
    await expect(page.locator(`[data-etape=${etape}] [data-resume]`)).toBeFocused();
    await controler(`${etape}, erreurs`);
  }
});

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('la page renvoie aux questions et aux fichiers', async ({ page }) => {
    await page.goto(ADRESSE);
    await expect(page.getByRole('button', { name: 'Commencer le dossier' })).toBeHidden();
    await expect(page.getByRole('main').getByRole('link', { name: 'la page du dossier' })).toBeVisible();
  });
});
