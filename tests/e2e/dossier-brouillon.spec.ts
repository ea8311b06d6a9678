import { expect, test, type Page } from '@playwright/test';
import { empreinte } from '#lib/dossier/empreinte.ts';
import { ADRESSE, allerA, CLE, cles, commencer, enregistrer, etat, ouvrirFichier } from './dossier-commun.ts';

const nom = 'Personne qui suit le dossier';

test('sans accord, rien n’est gardé ni envoyé ; quitter avertit', async ({ page }) => {
  const demandes: string[] = [];
  await commencer(page);
  await page.waitForLoadState('networkidle');
  // L’icône de l’onglet est redemandée par le navigateur à chaque changement d’adresse.
  page.on('request', (r) => {
    if (!r.url().endsWith('/icone.svg')) demandes.push(`${r.method()} ${r.url()}`);
  });
  await page.getByLabel(nom).fill('Camille Exemple');
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await allerA(page, 'contrat');
  await expect(etat(page)).toHaveText('Pas encore enregistré.');
  expect(demandes).toEqual([]);
  expect(await cles(page)).toEqual([]);
  expect(await page.evaluate(() => document.cookie + Object.keys(sessionStorage).join())).toBe('');
  const avertissement = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialogue = await avertissement;
  expect(dialogue.type()).toBe('beforeunload');
  await dialogue.accept();
});

test('avec accord, le brouillon survit au rechargement et à une panne de l’onglet', async ({ page, context }) => {
  await commencer(page);
  await page.getByLabel('Garder mes réponses sur cet appareil').check();
  expect(await cles(page)).toEqual([CLE]);
  await page.getByLabel(nom).fill('Camille Exemple');
  await expect(etat(page)).toHaveText('Gardé sur cet appareil.');
  await page.reload();
  await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
  await expect(etat(page)).toHaveText('Brouillon repris de cet appareil.');
  await page.getByLabel(nom).press('End');
  await page.getByLabel(nom).pressSequentially(' et Dominique');
  // Une panne ne laisse à la page aucune occasion d’écrire.
  const autre = await context.newPage();
  await page.goto('chrome://crash').catch(() => undefined);
  await autre.goto(ADRESSE);
  await expect(autre.getByLabel(nom)).toHaveValue('Camille Exemple et Dominique');
});

test('retirer l’accord efface l’appareil et laisse l’écran ; tout effacer se rétablit', async ({ page }) => {
  await commencer(page);
  const garder = page.getByLabel('Garder mes réponses sur cet appareil');
  await garder.check();
  await page.getByLabel(nom).fill('Camille Exemple');
  await garder.uncheck();
  expect(await cles(page)).toEqual([]);
  await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
  await garder.check();
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  expect(await cles(page)).toEqual([]);
  await expect(page.getByLabel(nom)).toHaveValue('');
  await page.getByRole('button', { name: 'Rétablir mes réponses d’avant' }).click();
  await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
});

test('un brouillon enregistré se rouvre, et l’ouverture se défait', async ({ page }) => {
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await page.getByLabel(nom).fill('Camille Exemple');
  const texte = await enregistrer(page);
  expect(JSON.parse(texte)).toMatchObject({
    format: 'brouillon-dossier-cls',
    version: 1,
    departement: '53',
    epci: '200048551',
  });
  await page.getByLabel(nom).fill('Dominique');
  await ouvrirFichier(page, texte);
  await expect(etat(page)).toContainText('est ouvert.');
  await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
  await expect(page.getByLabel('Votre intercommunalité')).toHaveValue('200048551');
  await page.getByRole('button', { name: 'Rétablir mes réponses d’avant' }).click();
  await expect(page.getByLabel(nom)).toHaveValue('Dominique');
});

test('un fichier abîmé, étranger, plus ancien ou plus récent est refusé avec sa raison, réponses intactes', async ({
  page,
}) => {
  await commencer(page);
  await page.getByLabel('Garder mes réponses sur cet appareil').check();
  await page.getByLabel(nom).fill('Camille Exemple');
  const bon = await enregistrer(page);
  const garde = await page.evaluate((cle) => localStorage.getItem(cle), CLE);
  const cas: [string, string, RegExp][] = [
    ['vide.json', '', /il est vide/],
    ['tronque.json', bon.slice(0, bon.length / 2), /incomplet ou abîmé/],
    ['altere.json', bon.replace('Camille', 'Camomi'), /abîmé ou modifié/],
    ['etranger.json', '{"type":"FeatureCollection","features":[]}', /pas un brouillon enregistré par ce site/],
    ['photo.jpg', '\u0000\u0001JFIF', /pas un brouillon/],
    ['ancien.json', bon.replace('"version": 1', '"version": 0'), /version plus ancienne du site \(0\)/],
    ['recent.json', bon.replace('"version": 1', '"version": 9'), /version plus récente du site \(9\)/],
    ['indre.json', bon.replace('"departement": "53"', '"departement": "36"'), /autre département \(36\)/],
  ];
  for (const [fichier, contenu, raison] of cas) {
    await ouvrirFichier(page, contenu, fichier);
    await expect(etat(page)).toHaveText(raison);
    await expect(etat(page)).toContainText(`${fichier}\u202f» n’a pas été ouvert`);
    await expect(etat(page)).toContainText('Vos réponses n’ont pas changé.');
    await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
    expect(await page.evaluate((cle) => localStorage.getItem(cle), CLE)).toBe(garde);
  }
});

test('un brouillon d’appareil illisible est rendu en fichier et mis de côté, jamais écrasé', async ({ page }) => {
  await page.goto(ADRESSE);
  await page.evaluate((cle) => localStorage.setItem(cle, '{"format":"brouillon-dossier-cls","version":1,'), CLE);
  const telechargement = page.waitForEvent('download');
  await page.reload();
  expect((await telechargement).suggestedFilename()).toBe('brouillon-illisible-53.json');
  await expect(etat(page)).toContainText('n’a pas pu être repris');
  await page.getByLabel(nom).fill('Camille Exemple');
  expect(await page.evaluate((cle) => localStorage.getItem(`${cle}-illisible`), CLE)).toContain(
    'brouillon-dossier-cls',
  );
});

test('deux onglets du même dossier restent d’accord', async ({ page, context }) => {
  await commencer(page);
  await page.getByLabel('Garder mes réponses sur cet appareil').check();
  await page.getByLabel(nom).fill('Camille Exemple');
  const autre = await context.newPage();
  await autre.goto(ADRESSE);
  await autre.getByLabel('Téléphone').fill('02 43 00 00 00');
  await expect(page.getByLabel('Téléphone')).toHaveValue('02 43 00 00 00');
  await page.getByLabel('Fonction et service').fill('Santé');
  await expect(autre.getByLabel('Fonction et service')).toHaveValue('Santé');
  await expect(autre.getByLabel(nom)).toHaveValue('Camille Exemple');
});

/** L’onglet n’entend pas ce que les autres écrivent, comme après un retour par l’historique. */
const rendreSourd = (page: Page) =>
  page.addInitScript(() => addEventListener('storage', (e) => e.stopImmediatePropagation()));

for (const [titre, fige] of [
  ['figé par le navigateur', true],
  ['qui n’a rien entendu', false],
] as const)
  test(`un onglet ${titre} n’efface rien de ce que l’autre a écrit`, async ({ page, context }) => {
    if (!fige) await rendreSourd(page);
    await commencer(page);
    await page.getByLabel('Garder mes réponses sur cet appareil').check();
    await page.getByLabel(nom).fill('Camille Exemple');
    const cdp = await context.newCDPSession(page);
    if (fige) await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    const autre = await context.newPage();
    await autre.goto(ADRESSE);
    await autre.getByLabel('Téléphone').fill('02 43 00 00 00');
    await autre.getByLabel(nom).fill('Dominique Exemple');
    if (fige) await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    // La frappe suivante de l’onglet d’avant écrit tout le brouillon.
    await page.getByLabel('Fonction et service').fill('Santé');
    for (const onglet of [page, autre]) {
      await expect(onglet.getByLabel('Téléphone')).toHaveValue('02 43 00 00 00');
      await expect(onglet.getByLabel(nom)).toHaveValue('Dominique Exemple');
      await expect(onglet.getByLabel('Fonction et service')).toHaveValue('Santé');
    }
  });

test('rendu par le bouton retour, un onglet montre sans frappe ce que l’autre a écrit', async ({ page, context }) => {
  await rendreSourd(page);
  await page.addInitScript(() =>
    document.addEventListener('visibilitychange', (e) => e.stopImmediatePropagation(), true),
  );
  await commencer(page);
  await page.getByLabel('Garder mes réponses sur cet appareil').check();
  await page.getByLabel(nom).fill('Camille Exemple');
  const autre = await context.newPage();
  await autre.goto(ADRESSE);
  await autre.getByLabel('Téléphone').fill('02 43 00 00 00');
  await expect(page.getByLabel('Téléphone')).toHaveValue('');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(page.getByLabel('Téléphone')).toHaveValue('02 43 00 00 00');
  await expect(page.getByLabel(nom)).toHaveValue('Camille Exemple');
});

test('deux réponses à la même question : la plus récente reste, l’autre se rétablit', async ({ page, context }) => {
  await rendreSourd(page);
  await commencer(page);
  await page.getByLabel(nom).fill('Camille, pas encore gardée');
  const autre = await context.newPage();
  await commencer(autre);
  await autre.getByLabel(nom).fill('Dominique');
  await autre.getByLabel('Garder mes réponses sur cet appareil').check();
  await page.getByLabel('Fonction et service').fill('Santé');
  await expect(etat(page)).toContainText('1\u00a0réponse est plus récente dans un autre onglet');
  await expect(page.getByLabel(nom)).toHaveValue('Dominique');
  await page.getByRole('button', { name: 'Rétablir mes réponses d’avant' }).click();
  await expect(page.getByLabel(nom)).toHaveValue('Camille, pas encore gardée');
  await expect(page.getByLabel('Fonction et service')).toHaveValue('Santé');
});

test('le formulaire chargé continue sans réseau, et un chargement coupé se retente', async ({ page, context }) => {
  await page.goto(ADRESSE);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Commencer le dossier' }).click();
  await expect(page.locator('[data-etat-accueil]')).toContainText('n’a pas pu se charger');
  await context.setOffline(false);
  await page.reload();
  await page.getByRole('button', { name: 'Commencer le dossier' }).click();
  await expect(page.getByRole('heading', { name: 'L’intercommunalité' })).toBeFocused();
  await context.setOffline(true);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await page.getByLabel(nom).fill('Camille Exemple');
  await allerA(page, 'relire');
  expect(await enregistrer(page)).toContain('Camille Exemple');
});

test('un brouillon d’avant les boutons : la réponse qu’il nomme est cochée, l’autre reste jusqu’au choix', async ({
  page,
}) => {
  const ancien = async (dit: string): Promise<string> => {
    const json = JSON.parse(await enregistrer(page)) as Record<string, unknown> & { reponses: Record<string, string> };
    const { departement, epci } = json;
    const reponses = { 'contact-nom': 'Camille Exemple', 'contrat-situation': dit };
    return JSON.stringify({
      ...json,
      reponses,
      empreinte: empreinte(JSON.stringify({ departement, epci, reponses })),
    });
  };
  await commencer(page);
  await allerA(page, 'contrat');
  const question = page.getByRole('group', { name: 'Où en est le contrat' });
  await expect(question.getByRole('radio')).toHaveCount(4);
  await ouvrirFichier(page, await ancien('Contrat signé'));
  await expect(question.getByLabel('contrat signé')).toBeChecked();
  const libre = 'Réflexion engagée depuis le conseil de mars';
  await ouvrirFichier(page, await ancien(libre));
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(question).toContainText(libre);
  const gardee = async () => (JSON.parse(await enregistrer(page)) as { reponses: Record<string, string> }).reponses;
  expect((await gardee())['contrat-situation']).toBe(libre);
  await question.getByLabel('réflexion').check();
  expect((await gardee())['contrat-situation']).toBe('reflexion');
  await expect(question).toContainText(libre);
});

test('le préremplissage coche où en est le contrat, et dit d’où il le tient', async ({ page }) => {
  await commencer(page);
  const choix = page.getByLabel('Votre intercommunalité');
  const question = page.locator('[data-champ="contrat-situation"]');
  await choix.selectOption({ label: 'Pays de Craon' });
  await allerA(page, 'contrat');
  await expect(question.getByLabel('contrat signé')).toBeChecked();
  await expect(question.locator('.mention')).toContainText('D’après la situation établie par le site');
  await question.getByLabel('renouvellement').check();
  await expect(question.locator('.mention')).toBeHidden();
});
