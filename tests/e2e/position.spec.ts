import { expect, test, type Page } from '@playwright/test';

const bouton = (page: Page) => page.getByRole('button', { name: 'Me situer d’après ma position' });
const reponse = (page: Page) => page.locator('[data-reponse]');

test('la position n’est demandée qu’au clic', async ({ page }) => {
  await page.addInitScript(() => {
    const vraie = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
    navigator.geolocation.getCurrentPosition = (...a) => {
      document.documentElement.dataset['demandee'] = 'oui';
      vraie(...a);
    };
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  await expect(page.locator('html[data-demandee]')).toHaveCount(0);
  await bouton(page).click();
  await expect(page.locator('html[data-demandee]')).toHaveCount(1);
});

test('un refus est dit avec bienveillance, et montre l’autre chemin', async ({ page }) => {
  await page.goto('/');
  await bouton(page).click();
  await expect(page.locator('[data-etat-ici]')).toContainText('écrivez le nom de votre commune');
  await expect(reponse(page)).toBeHidden();
});

test('sans réponse de l’appareil, la recherche s’arrête à quinze secondes et le dit', async ({ page }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    navigator.geolocation.getCurrentPosition = () => undefined;
  });
  await page.goto('/');
  await bouton(page).click();
  const etat = page.locator('[data-etat-ici]');
  await expect(etat).toContainText('Recherche de votre position');
  await page.clock.runFor(14_000);
  await expect(etat).toContainText('Recherche de votre position');
  await page.clock.runFor(1_500);
  await expect(etat).toContainText('Aucune position n’est venue en quinze secondes');
});

test.describe('position accordée', () => {
  test.use({ permissions: ['geolocation'] });

  for (const [accuracy, dit, noms] of [
    [20, 'connue à 20\u00a0m près', ['CC du Pays de Craon']],
    // Craon est à une dizaine de kilomètres de la limite de son intercommunalité.
    [2000, 'connue à 2\u00a0km près', ['CC du Pays de Craon']],
    [2001, 'ne se situe qu’à 2\u00a0km près', []],
    [25_000, 'ne se situe qu’à 25\u00a0km près', []],
  ] as const)
    test(`à Craon, à ${accuracy} m près : « ${dit} »`, async ({ page, context }) => {
      await context.setGeolocation({ latitude: 47.8486, longitude: -0.9469, accuracy });
      await page.goto('/');
      await bouton(page).click();
      await expect(page.locator('[data-etat-ici]')).toContainText(dit);
      await expect(reponse(page).locator('.reponse-nom')).toHaveText([...noms]);
    });

  test('près d’une limite, chaque intercommunalité possible est nommée, et aucune n’est affirmée', async ({
    page,
    context,
  }) => {
    await context.setGeolocation({ latitude: 47.9, longitude: -0.86, accuracy: 1000 });
    await page.goto('/');
    await bouton(page).click();
    await expect(page.locator('[data-etat-ici]')).toContainText('vous êtes dans l’une de ces 2\u00a0intercommunalités');
    await expect(reponse(page).locator('.reponse-nom')).toHaveText([
      'CC du Pays de Craon',
      'CC du Pays de Château-Gontier',
    ]);
    expect(new URL(page.url()).hash).toBe('');
  });

  for (const chemin of ['/', '/carte/']) {
    test(`à Craon, depuis ${chemin} : le territoire est trouvé dans la page, et rien n’est envoyé`, async ({
      page,
      context,
    }) => {
      await context.setGeolocation({ latitude: 47.8486, longitude: -0.9469 });
      const adresses: string[] = [];
      page.on('request', (r) => adresses.push(r.url()));
      await page.goto(chemin);
      const recu = page.evaluate(
        () =>
          new Promise((dire) => {
            document.addEventListener('territoire-choisi', (e) => dire((e as CustomEvent).detail), { once: true });
          }),
      );
      await bouton(page).click();
      await expect(reponse(page)).toContainText('CC du Pays de Craon');
      expect(await recu).toEqual({ siren: '200048551', departement: '53', reponse: '200048551' });
      expect(adresses.filter((a) => /47[.,]84|0[.,]94/.test(a))).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    });
  }

  test('depuis la carte d’un autre département, la réponse suit jusqu’à la bonne carte', async ({ page, context }) => {
    await context.setGeolocation({ latitude: 46.9936, longitude: 2.1161 });
    await page.goto('/carte/');
    await bouton(page).click();
    await expect(page).toHaveURL(/\/carte\/36-indre\/#departement=36&epci=243600236&reponse=243600236$/);
    await expect(reponse(page)).toContainText('CC du Pays d’Issoudun');
  });

  test('dans le Cher, à Chârost : l’EPCI à cheval est trouvé', async ({ page, context }) => {
    await context.setGeolocation({ latitude: 46.9936, longitude: 2.1161 });
    await page.goto('/');
    await bouton(page).click();
    await expect(reponse(page)).toContainText('Pays d’Issoudun');
  });

  test('à Paris : hors de la carte, et c’est dit', async ({ page, context }) => {
    await context.setGeolocation({ latitude: 48.8566, longitude: 2.3522 });
    await page.goto('/');
    await bouton(page).click();
    await expect(page.locator('[data-etat-ici]')).toContainText('hors des départements que ce site suit en entier');
    await expect(reponse(page)).toBeHidden();
    await expect(page.getByRole('combobox')).toBeFocused();
  });
});
