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

test.describe('position accordée', () => {
  test.use({ permissions: ['geolocation'] });

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
    await expect(page.locator('[data-etat-ici]')).toContainText('ce site ne couvre pas encore l’endroit où vous êtes');
    await expect(reponse(page)).toBeHidden();
  });
});
