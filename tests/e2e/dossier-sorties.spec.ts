import { PDFDocument } from '@cantoo/pdf-lib';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { allerA, commencer, lireOctets } from './dossier-commun.ts';

/** Télécharge un format et rend son nom et ses octets. */
async function telecharger(page: Page, format: string): Promise<{ nom: string; octets: Buffer }> {
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: `Télécharger le ${format}` }).click();
  const fichier = await telechargement;
  return { nom: fichier.suggestedFilename(), octets: await lireOctets(await fichier.createReadStream()) };
}

/** Remplit quelques réponses de chaque nature. */
async function remplir(page: Page): Promise<void> {
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await page.getByLabel('Personne qui suit le dossier').fill('Camille <Exemple> & Dominique');
  await allerA(page, 'poste');
  await page.getByLabel('à créer').check();
  await page.getByLabel('Prise de poste').fill('1er janvier 2027');
  await allerA(page, 'financement');
  await page.getByRole('group', { name: 'Coût du poste' }).getByLabel('Année 1').fill('41 234');
  await page.getByRole('group', { name: 'Autres dépenses' }).getByLabel('Année 1').fill('1000');
  await allerA(page, 'engagements');
  await page.getByLabel(/^Mentionner la participation/).check();
  await allerA(page, 'relire');
}

for (const [format, contenu] of [['DOCX', 'word/document.xml'], ['ODT', 'content.xml']] as const) {
  test(`le ${format} rempli est une archive saine, avec toutes les réponses`, async ({ page }) => {
    await remplir(page);
    const { nom, octets } = await telecharger(page, format);
    expect(nom).toBe(`dossier-53-mayenne-pays-de-craon-rempli.${format.toLowerCase()}`);
    const texte = strFromU8(unzipSync(octets)[contenu]!).replace(/<[^>]+>/g, '').replace(/[\u00a0\u202f]/g, ' ');
    for (const attendu of ['Communauté de communes du Pays de Craon', 'Camille &lt;Exemple&gt; &amp; Dominique', '1er janvier 2027', '41 234', '42 234']) expect(texte).toContain(attendu);
    await expect(page.locator('[data-etat-sortie]')).toContainText('est prêt');
  });
}

test('le PDF rempli garde ses champs nommés, avec toutes les réponses', async ({ page }) => {
  await remplir(page);
  const { nom, octets } = await telecharger(page, 'PDF');
  expect(nom).toBe('dossier-53-mayenne-pays-de-craon-rempli.pdf');
  const formulaire = (await PDFDocument.load(octets)).getForm();
  const texte = (champ: string) => formulaire.getTextField(champ).getText()?.replace(/[\u00a0\u202f]/g, ' ');
  expect(texte('epci-nom')).toBe('Communauté de communes du Pays de Craon');
  expect(texte('contact-nom')).toBe('Camille <Exemple> & Dominique');
  expect(texte('poste-debut')).toBe('1er janvier 2027');
  expect(texte('cout-poste-1')).toBe('41 234 €');
  expect(texte('total-depenses-1')).toBe('42 234 €');
  expect(texte('total-recettes-2') ?? '').toBe('');
  expect(formulaire.getCheckBox('engagement-mention').isChecked()).toBe(true);
  expect(formulaire.getCheckBox('engagement-groupe').isChecked()).toBe(false);
  expect(formulaire.getRadioGroup('poste-nature').getSelected()).toBe('a-creer');
});

test('une fois la dernière étape ouverte, les fichiers se font sans réseau et sans rien envoyer', async ({ page, context }) => {
  await remplir(page);
  await expect(page.locator('[data-etat-sortie]')).toContainText('même sans réseau');
  await context.setOffline(true);
  const demandes: string[] = [];
  page.on('request', (r) => { if (!r.url().startsWith('blob:')) demandes.push(r.url()); });
  for (const [format, debut] of [['PDF', '%P'], ['DOCX', 'PK'], ['ODT', 'PK']] as const) expect((await telecharger(page, format)).octets.subarray(0, 2).toString()).toBe(debut);
  expect(demandes).toEqual([]);
});

test('les générateurs ne sont chargés qu’à la dernière étape', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (r) => { if (/docx|odt|pdf/.test(new URL(r.url()).pathname)) scripts.push(r.url()); });
  await commencer(page);
  await allerA(page, 'financement');
  expect(scripts).toEqual([]);
  const docx = page.waitForResponse(/docx/);
  await allerA(page, 'relire');
  expect((await docx).ok()).toBe(true);
});
