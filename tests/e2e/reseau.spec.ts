/**
 * Réseaux faibles : chaque ressource de chaque sorte de page tarde, puis se perd ; la page répond encore, et dit ce
 * qu’elle ne peut pas faire.
 */
import { expect, test, type Page, type Request, type Route } from '@playwright/test';
import { ouvrirCarte, territoire, CRAON } from './ouvrir-carte.ts';
import { fautesDesPages, TYPES } from './sortes-de-pages.ts';

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

/**
 * Retient des adresses : `demandees` se résout quand toutes ont été demandées, `finir` les laisse passer ou les perd.
 */
async function retenir(page: Page, adresses: readonly string[]) {
  let decider!: (perdues: boolean) => void;
  const decision = new Promise<boolean>((d) => {
    decider = d;
  });
  await page.route(
    (url) => adresses.includes(url.href),
    async (route: Route) => ((await decision) ? route.abort() : route.continue()),
  );
  const demandees = Promise.all(adresses.map((a) => page.waitForRequest(a)));
  const finir = async (perdues: boolean): Promise<void> => {
    const finies = adresses.map((a) =>
      perdues
        ? page.waitForEvent('requestfailed', (r) => r.url() === a)
        : page.waitForEvent('requestfinished', (r) => r.url() === a),
    );
    decider(perdues);
    await Promise.all(finies);
  };
  return { demandees, finir };
}

/** Rend la page à elle-même, une fois ces ressources retenues, puis perdues ou venues. */
async function essayer(
  page: Page,
  chemin: string,
  ressources: readonly Request[],
  perdues: boolean,
  avecCarte: boolean,
) {
  const { demandees, finir } = await retenir(
    page,
    ressources.map((r) => r.url()),
  );
  await page.goto(chemin, { waitUntil: 'commit' });
  await demandees;
  // Un navigateur ne peint rien avant ses feuilles de style ; tout le reste doit pouvoir attendre.
  if (ressources.every((r) => r.resourceType() !== 'stylesheet')) {
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length === 1);
    await attendreReponse(page, avecCarte);
  }
  await finir(perdues);
  await attendreReponse(page, avecCarte);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
}

/** Deux pages qui ont leurs propres scripts s’ajoutent aux sortes communes. */
const CHEMINS = [...TYPES, '/departements/53-mayenne/dossier/remplir/', '/integration/'];
/** Assez de parts pour que deux fils finissent ensemble. */
const PARTS = 4;

for (let part = 0; part < PARTS; part++) {
  test(
    `chaque sorte de page répond quelle que soit la ressource qui tarde ou se perd (part ${part + 1} sur ` +
      `${PARTS})`,
    async ({ context }) => {
      test.setTimeout(240_000);
      const siens = CHEMINS.filter((_, rang) => rang % PARTS === part);
      const fautes = await fautesDesPages(context, siens, async (page, chemin) => {
        const exceptions = exceptionsDe(page);
        const ressources = await ressourcesDe(page, chemin);
        const avecCarte = (await page.locator('main svg a[data-siren]').count()) > 0;
        const sortes = new Set(ressources.map((r) => r.resourceType()));
        if (!sortes.has('stylesheet') || !sortes.has('font')) return [`ressources vues : ${[...sortes].join()}`];
        // Celles qu’un script demande n’arrivent qu’après lui : ensemble ne tardent que celles que la page nomme.
        const nommes = await page
          .locator('script[src]')
          .evaluateAll((scripts) => scripts.map((s) => (s as HTMLScriptElement).src));
        const directes = ressources.filter((r) => nommes.includes(r.url()));
        const ecarts: string[] = [];
        const noter = async (quoi: string, essai: Promise<void>) =>
          essai.catch((erreur: Error) => ecarts.push(`${quoi} : ${erreur.message.slice(0, 300)}`));
        if (directes.length > 0)
          await noter('scripts tous en retard', essayer(page, chemin, directes, false, avecCarte));
        // Les polices tardent et se perdent ensemble : aucune ne dépend d’une autre.
        const polices = ressources.filter((r) => r.resourceType() === 'font');
        for (const perdues of [polices, ...ressources.filter((r) => !polices.includes(r)).map((r) => [r])])
          await noter(
            `en retard puis perdu : ${perdues.map((r) => r.url()).join(' ')}`,
            essayer(page, chemin, perdues, true, avecCarte),
          );
        return [...ecarts, ...exceptions];
      });
      expect(fautes).toEqual([]);
    },
  );
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
    /\/champ\./,
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
    /\/donnees-a-la-demande\./,
    (page) => page.locator('.vive [role=option]').first().click(),
    (page) => expect(page.locator('[data-annonce]')).toContainText('n’a pas pu se charger'),
  ],
  [
    'les données des fiches de la carte',
    '/carte/',
    /fiches-[^/]+\.json/,
    (page) => page.locator('.vive [role=option]').first().click(),
    (page) => expect(page.locator('[data-annonce]')).toContainText('n’a pas pu se charger'),
  ],
  [
    'l’image de la carte',
    '/carte/',
    /\/fichier\./,
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
    /\/calculateur\./,
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
    const perdues: string[] = [];
    await page.route(manque, (r) => {
      perdues.push(r.request().url());
      return r.abort();
    });
    await page.goto(chemin);
    await geste(page);
    await attendre(page);
    expect(perdues, `aucune ressource ne répond à ${manque}`).not.toEqual([]);
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

test('si les scripts ne viennent pas, la légende se lit et n’offre rien à cocher', async ({ page }) => {
  await page.route('**/*.js', (route) => route.abort());
  await page.goto('/carte/');
  await expect(page.locator('.filtre-situations').getByText('CLS signé, échéance à vérifier').first()).toBeVisible();
  expect(await page.locator('.filtre input:visible').count()).toBe(0);
  await page.unroute('**/*.js');
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /CLS arrivé à terme/ }).first()).toBeVisible();
});
