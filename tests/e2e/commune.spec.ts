import { expect, test, type Page } from '@playwright/test';
import { attendreSansFaute } from './axe.ts';

const champDe = (page: Page) => page.getByRole('combobox', { name: 'Commune, intercommunalité ou code postal' });
const reponseDe = (page: Page) => page.locator('[data-reponse]');
const optionsDe = (page: Page) => page.getByRole('option');

/** Tape lettre à lettre, comme quelqu’un, une fois l’aide du champ chargée. */
async function taper(page: Page, texte: string): Promise<void> {
  const index = page.waitForResponse(/communes-53\.json/);
  await champDe(page).focus();
  await index;
  await champDe(page).pressSequentially(texte);
}

async function demander(page: Page, texte: string): Promise<void> {
  await taper(page, texte);
  await expect(page.locator('ma-commune [data-etat]')).not.toBeEmpty();
  await page.keyboard.press('Enter');
}

for (const chemin of ['/', '/carte/', '/404.html']) {
  test(`le champ répond sur ${chemin}`, async ({ page }) => {
    await page.goto(chemin);
    await demander(page, 'Craon');
    await expect(reponseDe(page)).toContainText('Pays de Craon');
    await expect(reponseDe(page)).toContainText('CLS signé, en cours');
  });
}

test('rien n’est chargé avant le premier usage', async ({ page }) => {
  const demandes: string[] = [];
  page.on('request', (r) => demandes.push(new URL(r.url()).pathname));
  await page.goto('/', { waitUntil: 'networkidle' });
  expect(demandes.filter((d) => /communes|champ/.test(d) && !d.includes('ChampCommune'))).toEqual([]);
  await champDe(page).focus();
  await expect
    .poll(() => demandes.filter((d) => d.includes('/donnees/communes-')).sort())
    .toEqual(['22', '36', '53'].map((code) => `/donnees/communes-${code}.json`));
  // L’accueil répond sans la carte animée : ni Leaflet, ni contours.
  await champDe(page).pressSequentially('Craon');
  await expect(page.locator('ma-commune [data-etat]')).not.toBeEmpty();
  await page.keyboard.press('Enter');
  await expect(reponseDe(page)).toContainText('Pays de Craon');
  expect(demandes.filter((d) => /\/carte-vive\.[^/]*\.js$|geojson$/.test(d))).toEqual([]);
});

test('à la souris : la liste s’ouvre, se choisit, et se ferme', async ({ page }) => {
  await page.goto('/');
  await taper(page, 'laval');
  await expect(champDe(page)).toHaveAttribute('aria-expanded', 'true');
  await optionsDe(page).filter({ hasText: 'Laval' }).first().click();
  await expect(champDe(page)).toHaveValue('Laval');
  await expect(champDe(page)).toBeFocused();
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(reponseDe(page).getByRole('link', { name: /la page du territoire/ })).toHaveAttribute(
    'href',
    /\/territoires\/200083392-laval-agglomeration\/$/,
  );
});

test('au clavier : flèches, Entrée, Échap', async ({ page }) => {
  await page.goto('/');
  await taper(page, 'st denis');
  await expect(optionsDe(page)).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await expect(optionsDe(page).nth(0)).toHaveAttribute('aria-selected', 'true');
  await expect(champDe(page)).toHaveAttribute(
    'aria-activedescendant',
    (await optionsDe(page).nth(0).getAttribute('id'))!,
  );
  await page.keyboard.press('ArrowUp');
  await expect(champDe(page)).not.toHaveAttribute('aria-activedescendant');
  await page.keyboard.press('ArrowUp');
  await expect(optionsDe(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(champDe(page)).toHaveValue('st denis');
  await page.keyboard.press('Escape');
  await expect(champDe(page)).toHaveValue('');
  await champDe(page).pressSequentially('roe');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(champDe(page)).toHaveValue('La Roë');
  await expect(reponseDe(page)).toBeVisible();
});

test('quitter le champ ferme la liste sans rien choisir', async ({ page }) => {
  await page.goto('/');
  await taper(page, 'laval');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('listbox')).toBeHidden();
  await expect(reponseDe(page)).toBeHidden();
});

test('une ancienne commune est reconnue, et dite ancienne', async ({ page }) => {
  await page.goto('/');
  await taper(page, 'azé');
  await expect(optionsDe(page).first()).toHaveText(/^Azé ancienne commune de Château-Gontier-sur-Mayenne/);
  await page.keyboard.press('Enter');
  await expect(reponseDe(page)).toContainText('Château-Gontier-sur-Mayenne');
});

test('un code postal montre toutes ses communes', async ({ page }) => {
  await page.goto('/');
  await taper(page, '53290');
  await expect(optionsDe(page)).toHaveCount(8);
  await expect(optionsDe(page).filter({ hasText: 'Bouessay' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await expect(page.getByText('Choisissez la vôtre dans la liste')).toBeAttached();
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('Bouessay a une réponse vraie : son intercommunalité est surtout sarthoise', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Bouessay');
  await expect(reponseDe(page)).toContainText(
    'CC du Pays Sabolien, pour l’essentiel dans un autre département (Sarthe)',
  );
  await expect(reponseDe(page)).toContainText('Non renseigné');
});

test('une commune du Cher membre du Pays d’Issoudun a sa réponse', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'charost');
  await expect(reponseDe(page)).toContainText('Chârost (Cher)');
  await expect(reponseDe(page)).toContainText('Pays d’Issoudun');
});

test('Laval dit ses contrats de ville et ce qui les a suivis', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Laval');
  await expect(reponseDe(page)).toContainText(
    '2e contrat local de santé de la Ville de Laval (2019), pour Laval seule\u00a0: suivi du contrat local ' +
      'de santé de Laval Agglomération.',
  );
});

test('un nom mal écrit reçoit une suggestion, qui se choisit', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Crahon');
  await expect(reponseDe(page)).toHaveText(
    /Nous ne trouvons ni commune ni intercommunalité appelée «\u202fCrahon\u202f»\. Vouliez-vous dire Craon\u202f\?/,
  );
  await expect(champDe(page)).not.toHaveAttribute('aria-invalid');
  await attendreSansFaute(page);
  await reponseDe(page).getByRole('button', { name: 'Craon' }).click();
  await expect(champDe(page)).toHaveValue('Craon');
  await expect(reponseDe(page)).toContainText('Pays de Craon');
});

test(
  'une commune d’ailleurs a sa réponse, même hors ligne une fois lue, et un champ vide est dit ' + 'sans reproche',
  async ({ page, context }) => {
    await page.goto('/');
    await demander(page, 'Angers');
    await expect(reponseDe(page)).toContainText('Angers (Maine-et-Loire)\u00a0: un contrat est signé');
    await expect(reponseDe(page)).toContainText('9 décembre 2025');
    await expect(reponseDe(page).getByRole('link', { name: 'Qui appeler' })).toHaveAttribute('href', /244900015$/);
    await expect(page.getByRole('alert')).toBeHidden();
    await attendreSansFaute(page);
    await context.setOffline(true);
    await champDe(page).fill('49000');
    await page.keyboard.press('Enter');
    await expect(reponseDe(page)).toContainText('Angers (Maine-et-Loire)');
    await context.setOffline(false);
    await champDe(page).fill('');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveText(
      'Écrivez le nom de votre commune ou de votre intercommunalité, ou un code postal.',
    );
  },
);

test('d’une lettre, ou avec son arrondissement, une commune d’ailleurs a sa réponse', async ({ page }) => {
  for (const [saisie, nom] of [
    ['Y', 'Y (Somme)'],
    ['Marseille 13e', 'Marseille (Bouches-du-Rhône)'],
    ['Lyon 3', 'Lyon (Rhône)'],
  ] as const) {
    // Une page neuve : l’index, déjà venu, ne se redemanderait pas.
    await page.goto('/');
    await demander(page, saisie);
    await expect(reponseDe(page)).toContainText(nom);
  }
});

test('une intercommunalité se cherche par son nom', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Pays de Meslay-Grez');
  await expect(reponseDe(page)).toContainText('CC du Pays de Meslay-Grez');
  await expect(page.getByRole('alert')).toBeHidden();
});

test('sur la carte, choisir une commune annonce son territoire', async ({ page }) => {
  await page.goto('/carte/');
  const recu = page.evaluate(
    () =>
      new Promise((dire) => {
        document.addEventListener('territoire-choisi', (e) => dire((e as CustomEvent).detail), { once: true });
      }),
  );
  await demander(page, 'Bouessay');
  expect(await recu).toEqual({ siren: '247200090', departement: '53', reponse: '53037' });
  await expect(reponseDe(page).getByRole('link', { name: 'Voir sur la carte' })).toHaveCount(0);
});

test('un index qui ne se charge pas rend la main à la page de recherche', async ({ page }) => {
  await page.route('**/donnees/communes-*.json', (r) => r.abort());
  await page.goto('/');
  await champDe(page).fill('Craon');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/recherche\/\?q=Craon$/);
});

test.describe('au doigt, à 360 px', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  test('la liste tient dans l’écran et se touche', async ({ page }) => {
    await page.goto('/');
    await taper(page, 'saint');
    await expect(optionsDe(page)).toHaveCount(10);
    const boite = (await optionsDe(page).nth(1).boundingBox())!;
    expect(boite.height).toBeGreaterThanOrEqual(44);
    expect(boite.x + boite.width).toBeLessThanOrEqual(360);
    const nom = await optionsDe(page).nth(1).locator('b').textContent();
    await optionsDe(page).nth(1).tap();
    await expect(reponseDe(page)).toBeVisible();
    await expect(champDe(page)).toHaveValue(nom!);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`sans faute d’accessibilité (${colorScheme})`, () => {
    test.use({ colorScheme });
    test('liste ouverte, puis réponse', async ({ page }) => {
      await page.goto('/');
      await taper(page, 'saint a');
      await page.keyboard.press('ArrowDown');
      await expect(optionsDe(page).first()).toHaveAttribute('aria-selected', 'true');
      await attendreSansFaute(page);
      await page.keyboard.press('Enter');
      await expect(reponseDe(page)).toBeVisible();
      await attendreSansFaute(page);
    });
  });
}

test.describe('sans script', () => {
  test.use({ javaScriptEnabled: false });
  test('le champ reste un formulaire vers la recherche', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('Commune, intercommunalité ou code postal').fill('Craon');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expect(page).toHaveURL(/\/recherche\/\?q=Craon$/);
    await expect(page.getByRole('button', { name: 'Me situer d’après ma position' })).toHaveCount(0);
  });
});

test('la liste des communes d’un département se parcourt par lettre, anciens noms compris', async ({ page }) => {
  await page.goto('/departements/53-mayenne/communes/');
  await page
    .getByRole('navigation', { name: 'Communes par lettre' })
    .getByRole('link', { name: 'C', exact: true })
    .click();
  await expect(page.getByRole('heading', { name: 'C', exact: true })).toBeInViewport();
  await expect(page.getByRole('region', { name: 'Anciens noms' })).toContainText(
    'Azé\u00a0: Château-Gontier-sur-Mayenne',
  );
  await attendreSansFaute(page);
  await page.getByRole('link', { name: 'Craon', exact: true }).click();
  await expect(page).toHaveURL(/\/territoires\/200048551-pays-de-craon\/#commune-53084$/);
});

test('la carte va au territoire de la commune, dans le département de l’onglet ou dans un autre', async ({ page }) => {
  await page.goto('/carte/');
  await demander(page, 'Craon');
  await expect(page.locator('vue-carte .fiche-carte')).toContainText('Pays de Craon');
  await champDe(page).fill('Issoudun');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/carte\/36-indre\/#departement=36&epci=243600236&reponse=36088$/);
  await expect(page.locator('vue-carte .fiche-carte')).toContainText('Pays d’Issoudun');
  // La page a changé : la réponse, elle, est toujours là.
  await expect(champDe(page)).toHaveValue('Issoudun');
  await expect(reponseDe(page)).toContainText('CC du Pays d’Issoudun');
  await page.locator('.vive [role=option][data-siren="243600327"]').click();
  await expect(page).not.toHaveURL(/reponse=/);
  await page.goBack();
  await expect(reponseDe(page)).toContainText('CC du Pays d’Issoudun');
});

test('depuis l’accueil, « Voir sur la carte » ouvre la carte sur le territoire', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Charost');
  await page.getByRole('link', { name: 'Voir sur la carte' }).click();
  await expect(page).toHaveURL(/\/carte\/36-indre\/#departement=36&epci=\d{9}/);
  await expect(page.locator('vue-carte .fiche-carte')).toContainText('Pays d’Issoudun');
});

test('le bouton « retour » rend le champ et la réponse, même sans rien du cache', async ({ page }) => {
  await page.goto('/');
  await demander(page, 'Craon');
  await expect(page).toHaveURL(/\/#departement=53&reponse=53084$/);
  await reponseDe(page)
    .getByRole('link', { name: /la page du territoire/ })
    .click();
  await expect(page).toHaveURL(/\/territoires\//);
  // Playwright ôte à Chromium son cache de pages : la page est refaite.
  await page.goBack();
  await expect(champDe(page)).toHaveValue('Craon');
  await expect(reponseDe(page)).toContainText('Pays de Craon');
  // Une question sans réponse retire la précédente de l’adresse.
  await champDe(page).fill('Xyzzy');
  await expect(page.locator('ma-commune [data-etat]')).toContainText('Aucune commune');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/$/);
});
