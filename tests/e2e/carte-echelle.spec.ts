/**
 * Toute la France d’un coup sur la carte, avec le vrai code du site ; et, à l’inverse, un visiteur qui ne regarde qu’un
 * département.
 */
import { expect, test } from '@playwright/test';
import { preparerFrance, servirFrance } from '../mesures/france-entiere.ts';
import { ouvrirCarte, territoire } from './ouvrir-carte.ts';

test('les 1 255 intercommunalités d’un coup : dessinées, filtrées, année changée, et le clavier y circule', async ({
  page,
}) => {
  test.slow();
  const france = preparerFrance();
  // Le Grand Paris y est en établissements territoriaux : il y en a un peu plus que d’EPCI à fiscalité propre.
  expect(france.nombreEpci).toBeGreaterThanOrEqual(1255);
  expect(france.nombreCommunes).toBeGreaterThan(34_000);
  await servirFrance(page, france);
  const vue = await ouvrirCarte(page);
  const options = vue.locator('.vive [role=option]');
  await expect(options).toHaveCount(france.nombreEpci);
  await expect(vue.locator('[data-lignes]')).toHaveText(
    new RegExp(`^${String(france.nombreEpci).replace(/(?=\d{3}$)/, '\\s')}\\slignes\\.$`),
  );

  await test.step('filtrer', async () => {
    const enCours = france.territoires.filter((t) => t.statut === 'en-cours').length;
    await expect(vue.locator('label').filter({ hasText: 'CLS signé, en cours' }).locator('[data-compte]')).toHaveText(
      String(enCours),
    );
    await vue.getByRole('checkbox', { name: /CLS signé, en cours/ }).uncheck();
    await expect(vue.locator('[data-lignes]')).toContainText(/sur/);
    await expect(vue.locator('.vive .territoire.s-en-cours').first()).toHaveCSS('opacity', '0.12');
    await expect(vue.locator('.territoires tbody tr:visible')).toHaveCount(france.nombreEpci - enCours);
    await vue.getByRole('checkbox', { name: /CLS signé, en cours/ }).check();
  });

  await test.step('changer d’année', async () => {
    const signeEn2013 = france.territoires.find((t) => t.contrats[0]?.signature?.date?.startsWith('2013'))!.epci.siren;
    await vue.getByRole('slider', { name: 'Année' }).fill('2014');
    // La première année fait venir les fiches de cent départements.
    await expect(territoire(vue, signeEn2013)).toHaveClass(/s-en-cours/, { timeout: 20_000 });
    await expect(vue.locator(`tr[data-siren="${signeEn2013}"]`)).toHaveClass('r-en-cours');
  });

  await test.step('au clavier', async () => {
    await expect(vue.locator('.vive [role=option][tabindex="0"]')).toHaveCount(1);
    await vue.locator('.vive [tabindex="0"]').focus();
    const depart = await page.locator(':focus').getAttribute('data-siren');
    await page.keyboard.press('ArrowRight');
    const arrivee = await page.locator('.vive [role=option]:focus').getAttribute('data-siren');
    expect(arrivee).not.toBe(depart);
    await expect(vue.locator('[data-annonce]')).toContainText(/sur \d+\./);
    await page.keyboard.press('Enter');
    await expect(vue.locator('.fiche-carte')).toBeFocused();
    await expect(vue.locator('.fiche-carte [data-siren]').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.vive [role=option]:focus')).toHaveAttribute('data-siren', arrivee!);
  });
});

test('un visiteur ne télécharge que le département regardé', async ({ page }) => {
  const donnees: string[] = [];
  page.on('request', (r) => {
    const { pathname } = new URL(r.url());
    if (/json$/.test(pathname)) donnees.push(pathname);
  });
  await page.goto('/carte/36-indre/', { waitUntil: 'networkidle' });
  const vue = page.locator('vue-carte');
  await expect(vue.locator('.vive [role=option]').first()).toBeVisible();
  // Le dessin de la page suffit à la carte animée.
  expect(donnees).toEqual([]);
  await vue.getByRole('slider').fill('2019');
  await expect(page).toHaveURL(/annee=2019/);
  await territoire(vue, '243600327').click();
  await expect(vue.getByRole('group', { name: 'Châteauroux Métropole' })).toBeVisible();
  expect(donnees).toEqual(['/carte/fiches-36.json']);
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await vue.getByRole('button', { name: 'Agrandir' }).click();
  await expect.poll(() => donnees).toEqual(['/carte/fiches-36.json', '/donnees/epci-36.geojson']);
});
