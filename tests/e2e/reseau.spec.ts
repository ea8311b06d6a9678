/** Réseaux faibles : chaque ressource de chaque sorte de page perdue, puis retardée ; la page répond encore, et dit ce qu’elle ne peut pas faire. */
import { expect, test, type Page, type Request, type Route } from '@playwright/test';
import { ouvrirCarte, territoire, CRAON } from './carte.ts';
import { TYPES } from './pages.ts';

/** Note ce qu’aucun code n’a rattrapé. */
function exceptionsDe(page: Page): string[] {
  const exceptions: string[] = [];
  page.on('pageerror', (e) => exceptions.push(e.message));
  return exceptions;
}

/** Adresses que la page demande d’elle-même, elle exceptée. */
async function ressourcesDe(page: Page, chemin: string): Promise<Request[]> {
  const demandes: Request[] = [];
  const noter = (r: Request) => {
    if (r.resourceType() !== 'document' && r.url().startsWith('http') && !demandes.some((d) => d.url() === r.url()))
      demandes.push(r);
  };
  page.on('request', noter);
  await page.goto(chemin, { waitUntil: 'networkidle' });
  page.off('request', noter);
  return demandes;
}

/** La page répond : titre, texte, liens qui se cliquent, carte dessinée s’il y en a une. */
async function attendreReponse(page: Page, avecCarte: boolean): Promise<void> {
  await expect(page.locator('h1')).toBeVisible();
  expect((await page.locator('main').innerText()).length).toBeGreaterThan(120);
  const lien = page.getByRole('contentinfo').getByRole('link').first();
  await lien.scrollIntoViewIfNeeded();
  await lien.click({ trial: true });
  if (avecCarte)
    expect(
      await page
        .locator('main svg a[data-siren] path, main .vive path')
        .evaluateAll((formes) => formes.filter((f) => f.getBoundingClientRect().width > 0).length),
    ).toBeGreaterThan(8);
}

/** Retient une adresse : `demandee` se résout à la demande, `finir` la laisse passer ou la perd. */
async function retenir(page: Page, adresse: string) {
  let decider!: (perdue: boolean) => void;
  const decision = new Promise<boolean>((d) => {
    decider = d;
  });
  const traiter = async (route: Route) => ((await decision) ? route.abort() : route.continue());
  await page.route((url) => url.href === adresse, traiter);
  const demandee = page.waitForRequest(adresse);
  const finir = async (perdue: boolean): Promise<void> => {
    const celle = { predicate: (r: Request) => r.url() === adresse };
    const finie = perdue ? page.waitForEvent('requestfailed', celle) : page.waitForEvent('requestfinished', celle);
    decider(perdue);
    await finie;
  };
  return { demandee, finir };
}

/** Deux pages qui ont leurs propres scripts s’ajoutent aux sortes communes. */
for (const chemin of [...TYPES, '/departements/53-mayenne/dossier/remplir/', '/integration/']) {
  test(`${chemin} répond quelle que soit la ressource qui tarde ou se perd`, async ({ page }) => {
    const exceptions = exceptionsDe(page);
    const ressources = await ressourcesDe(page, chemin);
    const avecCarte = (await page.locator('main svg a[data-siren]').count()) > 0;
    expect(ressources.map((r) => r.resourceType())).toEqual(expect.arrayContaining(['stylesheet', 'font']));
    for (const perdue of [false, true]) {
      for (const ressource of ressources) {
        await test.step(`${perdue ? 'perdue' : 'en retard'} : ${ressource.url()}`, async () => {
          const { demandee, finir } = await retenir(page, ressource.url());
          await page.goto(chemin, { waitUntil: 'commit' });
          await demandee;
          // Un navigateur ne peint rien avant ses feuilles de style ; tout le reste doit pouvoir attendre.
          if (ressource.resourceType() !== 'stylesheet') {
            await expect
              .poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length))
              .toBe(1);
            await attendreReponse(page, avecCarte);
          }
          await finir(perdue);
          await attendreReponse(page, avecCarte);
          await page.unrouteAll({ behavior: 'ignoreErrors' });
        });
      }
    }
    expect(exceptions).toEqual([]);
  });
}

/** [outil, page, ressource qui manque, geste, ce qui est dit ou montré] */
const OUTILS: [
  outil: string,
  chemin: string,
  manque: RegExp,
  geste: (page: Page) => Promise<void>,
  attendre: (page: Page) => Promise<void>,
][] = [
  [
    'la recherche d’une commune mène à la page de recherche',
    '/',
    /ma-commune-champ/,
    async (page) => {
      await page.getByLabel('Commune, intercommunalité ou code postal').fill('Craon');
      await page.keyboard.press('Enter');
    },
    (page) => expect(page).toHaveURL(/\/recherche\/\?q=Craon$/),
  ],
  [
    'la position',
    '/',
    /ou-suis-je/,
    (page) => page.locator('[data-ici]').click(),
    (page) => expect(page.locator('[data-etat-ici]')).toContainText('écrivez le nom'),
  ],
  [
    'les communes dans la recherche',
    '/recherche/?q=craon',
    /communes-53\.json/,
    async () => undefined,
    async (page) => {
      await expect(page.getByRole('status')).toContainText('La recherche des communes n’a pas pu');
      await expect(page.locator('[data-resultats]').getByRole('link').first()).toBeVisible();
    },
  ],
  [
    'l’index de la recherche',
    '/recherche/?q=craon',
    /pf_index/,
    async () => undefined,
    async (page) => {
      await expect(page.getByRole('status')).toContainText('n’a pas pu se charger');
      await expect(page.locator('[data-resultats]').getByRole('link', { name: 'Craon' })).toBeVisible();
    },
  ],
  [
    'un fragment de la recherche',
    '/recherche/?q=craon',
    /pf_fragment/,
    async () => undefined,
    (page) => expect(page.getByRole('status')).toContainText('n’a pas pu se charger'),
  ],
  [
    'le code des fiches de la carte',
    '/carte/',
    /\/fiches\.[^/]+\.js/,
    (page) => page.locator('.vive [role=option]').first().click(),
    (page) => expect(page.locator('[data-annonce]')).toContainText('n’a pas pu se charger'),
  ],
  [
    'les données des fiches de la carte',
    '/carte/',
    /fiches-53\.json/,
    (page) => page.locator('.vive [role=option]').first().click(),
    (page) => expect(page.locator('[data-annonce]')).toContainText('n’a pas pu se charger'),
  ],
  [
    'l’image de la carte',
    '/carte/',
    /carte-fichier/,
    (page) => page.locator('exporter-carte button').first().click(),
    (page) => expect(page.locator('exporter-carte [data-etat]')).toContainText('Vérifiez la connexion'),
  ],
  [
    'le fond de carte',
    '/carte/',
    /\/fond\./,
    async (page) => {
      await page.locator('.vive [role=option]').first().waitFor();
      await page.getByRole('switch').check();
    },
    (page) => expect(page.locator('[data-fond-etat]')).toContainText('ne vient pas'),
  ],
  [
    'le calcul du financement',
    '/financement/',
    /\/calcul\./,
    (page) => page.locator('calcul-financement button').click(),
    (page) => expect(page.locator('[data-note]')).toContainText('n’a pas pu se charger'),
  ],
  [
    'le code du dossier',
    '/departements/53-mayenne/dossier/remplir/',
    /\/assistant\./,
    (page) => page.getByRole('button', { name: 'Commencer' }).click(),
    (page) => expect(page.locator('[data-etat-accueil]')).toContainText('n’a pas pu se charger'),
  ],
];

for (const [outil, chemin, manque, geste, attendre] of OUTILS) {
  test(`sans ce qu’il lui faut, c’est dit : ${outil}`, async ({ page }) => {
    const exceptions = exceptionsDe(page);
    await page.route(manque, (r) => r.abort());
    await page.goto(chemin);
    await geste(page);
    await attendre(page);
    expect(exceptions).toEqual([]);
  });
}

test('la carte chargée continue sans réseau', async ({ page, context }) => {
  const exceptions = exceptionsDe(page);
  const vue = await ouvrirCarte(page);
  await territoire(vue, CRAON).click();
  await expect(vue.getByRole('group', { name: 'Pays de Craon' })).toBeVisible();
  await context.setOffline(true);
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await vue.getByRole('slider').fill('2018');
  await expect(page).toHaveURL(/annee=2018/);
  await vue
    .getByRole('link', { name: /Coëvrons/ })
    .first()
    .focus();
  await vue.getByRole('button', { name: 'Terme' }).click();
  await expect(page.getByRole('columnheader', { name: 'Terme' })).toHaveAttribute('aria-sort', 'ascending');
  await vue.getByRole('searchbox', { name: 'Filtrer par nom' }).fill('ernée');
  await expect(vue.locator('[data-lignes]')).toContainText('1');
  expect(exceptions).toEqual([]);
});
