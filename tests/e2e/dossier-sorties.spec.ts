/** Les fichiers faits par le navigateur, ouverts par d’autres programmes : LibreOffice, qpdf, Poppler. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test, type Page, type TestInfo } from '@playwright/test';
import { etapesDe, type Champ, type Dossier } from '#lib/domaine/dossier.ts';
import { champsARemplir } from '#lib/dossier/defauts.ts';
import type { DonneesDossier } from '#lib/documents/dossier-json.ts';
import { typo } from '#lib/texte/typo.ts';
import { convertir, lancer, lireChamps, mots } from '../bureau.ts';
import { allerA, commencer } from './dossier-commun.ts';

const NOM = 'dossier-53-mayenne-pays-de-craon-rempli';
/** Un signet de PDF, tel que qpdf le lit. */
interface Signet {
  title: string;
  kids: Signet[];
}
/** Sans les blancs : une coupure de ligne n’est pas une faute. */
const compact = (texte: string) => mots(texte).replaceAll(' ', '');

/** Télécharge un format dans le dossier du test ; rend le chemin du fichier. */
async function telecharger(page: Page, format: string, info: TestInfo, nom = NOM): Promise<string> {
  if (!(await page.locator('[data-etape="suite"]').isVisible())) await allerA(page, 'suite');
  const telechargement = page.waitForEvent('download');
  await page.getByRole('button', { name: new RegExp(`^Télécharger (le |l’)${format}$`) }).click();
  const fichier = await telechargement;
  expect(fichier.suggestedFilename()).toBe(`${NOM}.${format.toLowerCase()}`);
  const chemin = info.outputPath(`${nom}.${format.toLowerCase()}`);
  await fichier.saveAs(chemin);
  return chemin;
}

/** Ce qu’on tape dans un champ, et ce qu’un document doit en montrer. */
function reponsePour({ id, type }: Champ, rang: number): { tapee: string; montree: string } {
  const telle = (texte: string) => ({ tapee: texte, montree: texte });
  switch (type) {
    case 'paragraphe':
      return telle(`Début ${id} <b>\nSuite « ${id} » & fin`);
    case 'euros':
      return { tapee: `${2000 + rang}`, montree: `2 ${String(rang).padStart(3, '0')} €` };
    case 'entier':
      return telle('75');
    case 'date':
      return { tapee: `${1 + (rang % 28)}/03/2027`, montree: `${rang % 28 === 0 ? '1er' : 1 + (rang % 28)} mars 2027` };
    case 'courriel':
      return telle('sante@exemple.fr');
    case 'telephone':
      return telle('02 43 00 00 00');
    case 'siret':
      return telle('732 829 320 00074');
    case 'iban':
      return telle('FR14 2004 1010 0505 0001 3M02 606');
    case 'bic':
      return telle('BDFEFRPPCCT');
    default:
      return telle(`Où ${id} œ & <i>`);
  }
}

/** Répond à toutes les questions du dossier ; rend ce que chaque champ doit montrer, `null` pour une case cochée. */
async function toutRemplir(page: Page, dossier: Dossier): Promise<Map<string, string | null>> {
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  const attendues = new Map<string, string | null>();
  let rang = 0;
  for (const section of etapesDe(dossier)) {
    await allerA(page, section.id);
    for (const champ of champsARemplir(section)) {
      const controle = page.locator(`[data-champ="${champ.id}"]`).locator('input, textarea').first();
      if (champ.type === 'case' || champ.type === 'choix') {
        await controle.check();
        attendues.set(champ.id, null);
        continue;
      }
      const connue = champ.preremplissage ? await controle.inputValue() : '';
      const { tapee, montree } = connue ? { tapee: connue, montree: connue } : reponsePour(champ, rang++);
      if (!connue) await controle.fill(tapee);
      attendues.set(champ.id, montree);
    }
  }
  await allerA(page, 'relire');
  return attendues;
}

test('PDF, DOCX et ODT, remplis de bout en bout, s’ouvrent dans d’autres programmes avec toutes les réponses', async ({
  page,
}, info) => {
  test.setTimeout(300_000);
  const { dossier } = (await (
    await page.request.get('/departements/53-mayenne/dossier/donnees.json')
  ).json()) as DonneesDossier;
  const attendues = await toutRemplir(page, dossier);
  expect(attendues.size).toBeGreaterThan(60);
  const textes = [...attendues].filter((a): a is [string, string] => a[1] !== null);
  const champs = etapesDe(dossier).flatMap((s) => champsARemplir(s));
  const cochees = champs.filter(({ type }) => type === 'case').length;
  // Une question à réponse unique est une liste dans le DOCX et dans l’ODT : elle y montre sa réponse.
  const choisies = champs.flatMap(({ choix }) => (choix ? [choix[0]!.libelle] : []));

  const pdf = await telecharger(page, 'PDF', info);
  expect(lancer('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors');
  const infos = lancer('pdfinfo', pdf);
  for (const ligne of [
    /^Tagged:\s+yes$/m,
    /^Title:\s+Dossier d’instruction\s:\sDépartement de la Mayenne$/m,
    /^Form:\s+AcroForm$/m,
  ])
    expect(infos).toMatch(ligne);
  expect(lancer('pdfinfo', '-meta', pdf)).toMatch(
    /<pdfuaid:part>1<[\s\S]*<rdf:li>fr-FR<|<rdf:li>fr-FR<[\s\S]*<pdfuaid:part>1</,
  );
  const valeurs = new Map(lireChamps(pdf).map((c) => [c.fullname, c.value]));
  for (const [id, montree] of textes) expect(compact(valeurs.get(id) ?? ''), id).toBe(compact(montree));
  expect([...attendues].filter(([id, v]) => v === null && valeurs.get(id) === '/Off')).toEqual([]);
  const montants = (debut: string) =>
    textes
      .filter(([id]) => id.startsWith(debut) && id.endsWith('-1'))
      .reduce((somme, [, v]) => somme + Number(v.replace(/\D/g, '')), 0);
  expect(valeurs.get('total-depenses-1')!.replace(/\D/g, '')).toBe(String(montants('cout-')));
  expect(valeurs.get('total-recettes-1')!.replace(/\D/g, '')).toBe(String(montants('part-')));

  const convertis = convertir(
    [await telecharger(page, 'DOCX', info, 'en-docx'), await telecharger(page, 'ODT', info, 'en-odt')],
    'pdf',
  );
  expect([...convertis.keys()].sort()).toEqual(['en-docx', 'en-odt']);
  for (const [nom, octets] of convertis) {
    const chemin = info.outputPath(`${nom}.pdf`);
    writeFileSync(chemin, octets);
    const texte = compact(lancer('pdftotext', '-raw', chemin, '-'));
    for (const [id, montree] of textes)
      for (const ligne of montree.split('\n')) expect(texte, `${nom}, ${id}`).toContain(compact(ligne));
    expect([...texte.matchAll(/☒/g)].length, nom).toBe(cochees);
    for (const reponse of choisies) expect(texte, nom).toContain(compact(reponse));
    // LibreOffice fait ses signets des titres véritables : un paragraphe en gros caractères n’y serait pas.
    const signets = JSON.parse(lancer('qpdf', '--json', '--json-key=outlines', chemin)) as { outlines: Signet[] };
    expect(
      signets.outlines.map((s) => mots(s.title)),
      nom,
    ).toEqual([dossier.titre]);
    expect(
      signets.outlines[0]!.kids.map((s) => mots(s.title)),
      nom,
    ).toEqual(dossier.sections.map((s, i) => mots(typo(`${i + 1}. ${s.titre}`))));
  }
});

test('une fois la dernière étape ouverte, les fichiers se font sans réseau et sans rien envoyer', async ({
  page,
  context,
}, info) => {
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await allerA(page, 'relire');
  await expect(page.locator('[data-etat-sortie]')).toContainText('même sans réseau');
  await allerA(page, 'suite');
  await context.setOffline(true);
  const demandes: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith('blob:')) demandes.push(r.url());
  });
  for (const [format, debut] of [
    ['PDF', '%P'],
    ['DOCX', 'PK'],
    ['ODT', 'PK'],
  ] as const)
    expect(
      readFileSync(await telecharger(page, format, info))
        .subarray(0, 2)
        .toString(),
    ).toBe(debut);
  expect(demandes).toEqual([]);
});

test('les générateurs ne sont chargés qu’à la dernière étape', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (r) => {
    if (/docx|odt|pdf/.test(new URL(r.url()).pathname)) scripts.push(r.url());
  });
  await commencer(page);
  await allerA(page, 'financement');
  expect(scripts).toEqual([]);
  const docx = page.waitForResponse(/docx/);
  await allerA(page, 'relire');
  expect((await docx).ok()).toBe(true);
});

test('un caractère que le PDF ne sait pas dessiner y est gardé, annoncé, et le DOCX conseillé', async ({
  page,
}, info) => {
  await commencer(page);
  await page.getByLabel('Votre intercommunalité').selectOption({ label: 'Pays de Craon' });
  await page.getByLabel('Personne qui suit le dossier').fill('Michał Kővári');
  await allerA(page, 'relire');
  const pdf = await telecharger(page, 'PDF', info);
  await expect(page.locator('[data-etat-sortie]')).toContainText(
    /garde les caractères ł ő dans vos réponses.*Le DOCX et l’ODT/,
  );
  expect(lireChamps(pdf).find((c) => c.fullname === 'contact-nom')?.value).toBe('Michał Kővári');
  await telecharger(page, 'ODT', info);
  await expect(page.locator('[data-etat-sortie]')).not.toContainText('caractère');
});
