/**
 * Le contenu figé sous un préfixe, avec des départements de plus et des balises dans ses textes : construit à part,
 * puis parcouru lien par lien et dans un navigateur.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser } from '@playwright/test';
import { chromiumDuSysteme } from '../chromium.ts';
import { construire } from '../construire.ts';
import { fermer, servir } from '../serveur.ts';
import { CONTENU_FIGE, JOUR_FIGE } from '../sites.ts';
import { cases } from '../unit/outils/cases.ts';

const RACINE = join(import.meta.dirname, '../..');
const BASE = '/cls/';
const ADRESSE = 'https://exemple.fr';
const FOND = 'http://127.0.0.1:4399/tuiles/{z}/{y}/{x}.png?a=1&b=2';
/** À cheval sur la Mayenne (72), Corse, outre-mer, Grand Paris. */
const AJOUTES = ['72', '2A', '974', '75'];
/**
 * Ce qu’un fichier de contenu pourrait tenter d’écrire dans une page : [fichier, avant, après]. Le contrôle refuse une
 * balise entière ; ouverte seulement, elle se fermerait sur la première balise venue de la page.
 */
const INJECTIONS: [string, RegExp, string][] = [
  ['departements/53/contrats/53-craon-4.yaml', /nom: "4e[^"]*"/, `nom: "4e contrat <img src=x onerror=alert(1) a="`],
  ['departements/53/sources.yaml', /titre: "Signature du quatrième[^"]*"/, 'titre: "Titre \\"<svg onload=alert(2) a="'],
  ['faq.yaml', /question: "[^"]*"/, `question: "Question <script a=alert(3) ?"`],
  ['glossaire.yaml', /definition: "/, `definition: "<iframe srcdoc='alert(4)' {alert(5)} `],
];
const travail = mkdtempSync(join(tmpdir(), 'prefixe-'));
const sortie = join(travail, 'dist');
let serveur: Server | undefined;
let navigateur: Browser;
let origine = '';

const lire = (chemin: string): string => readFileSync(join(sortie, chemin), 'utf8');
const noms = (dossier: string): string[] => readdirSync(join(sortie, dossier));
/** Lance une commande Node sans le contexte du lanceur de tests, qui la croirait de ses fils. */
const node = (options: string[], env: Record<string, string>) =>
  spawnSync(process.execPath, options, {
    cwd: RACINE,
    encoding: 'utf8',
    timeout: 240_000,
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
  });

before(async () => {
  cpSync(join(CONTENU_FIGE, 'content'), join(travail, 'content'), { recursive: true });
  for (const [fichier, avant, apres] of INJECTIONS) {
    const chemin = join(travail, 'content', fichier);
    const texte = readFileSync(chemin, 'utf8');
    assert.match(texte, avant, fichier);
    writeFileSync(
      chemin,
      texte.replace(avant, () => apres),
    );
  }
  // Un contenu peut ne rien dire du reste du pays.
  rmSync(join(travail, 'content/france'), { recursive: true });
  for (const code of AJOUTES) {
    const fichier = join(travail, `${code}.geojson`);
    writeFileSync(fichier, JSON.stringify({ type: 'FeatureCollection', features: cases(code) }));
    const { status, stderr } = node(
      ['src/outils/departement/commande-departement.ts', 'ajouter', code, '--communes', fichier],
      {
        CONTENU: travail,
      },
    );
    assert.equal(status, 0, stderr);
  }
  construire({ sortie, base: BASE, adresse: ADRESSE, contenu: travail, fond: FOND, date: JOUR_FIGE });
  serveur = servir(sortie, 0, BASE);
  await new Promise((pret) => serveur!.once('listening', pret));
  origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}`;
  navigateur = await chromium.launch({
    executablePath: chromiumDuSysteme(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
// Rendus même si leur ouverture s’est arrêtée en chemin.
after(async () => {
  await navigateur?.close();
  if (serveur) fermer(serveur);
  rmSync(travail, { recursive: true, force: true });
});

describe('sous un préfixe', () => {
  test('chaque lien, fichier et ancre existe, et aucun n’oublie le préfixe', () => {
    const { status, stdout } = node(['--test', '--test-reporter=dot', 'tests/vivant/liens.test.ts'], {
      DIST: sortie,
      BASE,
      CONTENU: travail,
    });
    assert.equal(status, 0, stdout.slice(-3000));
  });

  test('les adresses absolues ont l’hôte et le préfixe', () => {
    assert.ok(lire('carte/index.html').includes(`rel="canonical" href="${ADRESSE}${BASE}carte/"`));
    const publiees = [
      'sitemap.xml',
      'robots.txt',
      'donnees/epci.csv',
      'donnees/epci.geojson',
      'donnees/contrats.json',
      'donnees/changements.xml',
      '.well-known/security.txt',
    ].flatMap((f) => [...lire(f).matchAll(/https:\/\/exemple\.fr(\/[^\s"<,;]*)/g)].map((m) => `${f} ${m[1]}`));
    assert.ok(publiees.length > 50);
    assert.deepEqual(
      publiees.filter((p) => !p.includes(` ${BASE}`)),
      [],
    );
  });

  test('les fichiers cités par les données existent', () => {
    const morts = [
      ...lire('sitemap.xml').matchAll(/<loc>([^<]+)</g),
      ...lire('donnees/datapackage.json').matchAll(/"path": ?"(https:[^"]+)"/g),
    ]

      .map((m) => new URL(m[1]!))
      .filter((u) => u.origin === ADRESSE)
      .map((u) => u.pathname.slice(BASE.length))
      .filter((c) => !existsSync(join(sortie, c.endsWith('/') || c === '' ? `${c}index.html` : c)));
    assert.deepEqual(morts, []);
  });

  test(
    'un autre fond de carte est dans l’adresse des tuiles et dans la politique de sécurité de la carte, nulle ' +
      'part ailleurs',
    () => {
      const html = lire('carte/index.html');
      assert.equal(/data-fond="([^"]+)"/.exec(html)![1]!.replace(/&(amp|#38);/g, '&'), FOND);
      assert.deepEqual(/content-security-policy" content="([^"]+)"/.exec(html)![1]!.match(/https?:\/\/[^\s;]+/g), [
        'http://127.0.0.1:4399',
      ]);
      assert.ok(!lire('index.html').includes('127.0.0.1:4399'));
    },
  );

  test('aucun style, script ni police n’est demandé hors du préfixe', () => {
    const fautes = noms('_actifs')
      .filter((f) => /\.(css|js)$/.test(f))
      .flatMap((f) => [...lire(`_actifs/${f}`).matchAll(/url\(["']?(\/[^)"']+)/g)].map((m) => m[1]!));
    assert.deepEqual(
      fautes.filter((u) => !u.startsWith(BASE)),
      [],
    );
  });

  for (const chemin of [
    '',
    'carte/',
    'recherche/?q=craon',
    'departements/53-mayenne/',
    'territoires/200048551-pays-de-craon/',
    'nulle-part/',
  ]) {
    test(`dans un navigateur, rien ne manque : ${BASE}${chemin}`, async () => {
      const page = await navigateur.newPage();
      const manques: string[] = [];
      page.on('response', (r) => {
        if (r.status() >= 400 && !r.url().includes('nulle-part')) manques.push(`${r.status()} ${r.url()}`);
      });
      page.on('pageerror', (e) => manques.push(e.message));
      page.on('requestfailed', (r) => manques.push(r.url()));
      await page.goto(`${origine}${BASE}${chemin}`, { waitUntil: 'networkidle' });
      assert.deepEqual(manques, []);
      await page.close();
    });
  }

  test('les résultats de recherche mènent à des pages', async () => {
    const page = await navigateur.newPage();
    await page.goto(`${origine}${BASE}recherche/?q=craon`);
    const resultat = page.locator('main a[href*="/territoires/"]').first();
    await resultat.waitFor();
    const liens = await page
      .locator('main a[href]')
      .evaluateAll((as) =>
        (as as HTMLAnchorElement[]).map((a) => a.getAttribute('href')!).filter((h) => h.startsWith('/')),
      );
    assert.ok(liens.length > 0);
    for (const lien of liens) assert.equal((await fetch(origine + lien)).status, 200, lien);
    await resultat.click();
    await page.waitForURL(`${origine}${BASE}territoires/**`);
    assert.match(await page.locator('h1').innerText(), /Craon/);
    await page.close();
  });
});

describe('des balises dans le contenu', () => {
  test('sont du texte dans chaque page, lue comme un navigateur la lit', async () => {
    const page = await navigateur.newPage();
    const fichiers = readdirSync(sortie, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'));
    for (const fichier of fichiers) {
      const actifs = await page.evaluate(
        (html) =>
          [
            ...new DOMParser()
              .parseFromString(html, 'text/html')
              .querySelectorAll(
                'iframe, [srcdoc], [onload], [onerror], img[src="x"], script:not([src], [type$="json"])',
              ),
          ].map((e) => e.outerHTML.slice(0, 120)),
        lire(fichier),
      );
      assert.deepEqual(actifs, [], fichier);
    }
    await page.close();
    for (const [chemin, morceau] of [
      ['contrats/53-craon-4/index.html', '&lt;img src=x'],
      ['faq/index.html', '&lt;script a=alert(3)'],
      ['glossaire/index.html', '&lt;iframe srcdoc'],
      ['territoires/200048551-pays-de-craon/index.html', '&lt;svg onload'],
    ] as const) {
      assert.ok(lire(chemin).replaceAll('&gt;', '>').includes(morceau), `${chemin} ne montre pas ${morceau}`);
    }
  });

  test('n’exécutent rien dans le navigateur, pas même dans la fiche de la carte ni dans la recherche', async () => {
    const page = await navigateur.newPage();
    const alertes: string[] = [];
    page.on('dialog', (d) => {
      alertes.push(d.message());
      void d.dismiss();
    });
    for (const chemin of [
      'contrats/53-craon-4/',
      'faq/',
      'glossaire/',
      'territoires/200048551-pays-de-craon/',
      'recherche/?q=onerror',
      'carte/#departement=53&epci=200048551',
    ]) {
      await page.goto(`${origine}${BASE}${chemin}`, { waitUntil: 'networkidle' });
      assert.equal(await page.locator('img[src="x"], svg[onload], iframe, [onerror]').count(), 0, chemin);
    }
    await page.locator('.fiche-carte').getByText('Pays de Craon').first().waitFor();
    assert.deepEqual(alertes, []);
    await page.close();
  });
});

describe('des départements de plus', () => {
  test('chacun a sa page, ses communes, sa carte et ses territoires', () => {
    const codes = noms('departements')
      .filter((n) => n !== 'index.html')
      .map((n) => n.split('-')[0]!)
      .filter((n) => !n.includes('.'))
      .sort();
    assert.deepEqual(codes, ['22', '2a', '36', '53', '72', '75', '974']);
    for (const dossier of noms('departements').filter((n) => !n.includes('.'))) {
      const html = lire(`departements/${dossier}/index.html`);
      assert.match(html, /<svg[^>]*role="group"/, dossier);
      assert.match(html, /territoires\/\d{9}-/, dossier);
      assert.doesNotMatch(html, /NaN|undefined|\[object/, dossier);
    }
    assert.ok(existsSync(join(sortie, 'territoires/217500016-paris/index.html')));
  });

  test('une intercommunalité à cheval a une page et deux cartes, et la question du voisin', () => {
    const [dossier, ...autres] = noms('territoires').filter((n) => n.startsWith('247200090'));
    assert.deepEqual(autres, []);
    const html = lire(`territoires/${dossier}/index.html`);
    assert.equal(html.match(/<figcaption[^>]*>(Dans la Sarthe|En Mayenne),/g)?.length, 2);
    assert.match(html, /surtout sarthois/);
    for (const d of ['53-mayenne', '72-sarthe'])
      assert.ok(lire(`departements/${d}/index.html`).includes(`territoires/${dossier}/`), d);
  });

  test('sans contrat repéré ailleurs, la carte de France le dit, et mène aux départements et à la recherche', () => {
    const html = lire('carte/france/index.html');
    assert.match(html, /Nous n’avons encore lu aucun document hors des départements suivis/);
    assert.match(html, /href="\/cls\/recherche\/"[^>]*>Chercher une commune/);
    assert.match(html, /aria-label="Mayenne \(53\) : suivi en entier"/);
    assert.doesNotMatch(html, /Une marque, une intercommunalité|data-marque=|<b>0/);
    assert.doesNotMatch(lire('index.html'), /0.intercommunalité repérée/);
  });

  test('une île sans intercommunalité est un territoire : page, carte, tableau, compte, réponse', () => {
    const page = 'territoires/212200166-ile-de-brehat/';
    assert.match(lire(`${page}index.html`), /Commune sans intercommunalité[\s\S]*Non renseigné/);
    assert.doesNotMatch(lire(`${page}index.html`), /banatic/);
    const departement = lire('departements/22-cotes-d-armor/index.html');
    assert.match(departement, /intercommunalités et 1\u00a0commune qui n’en a pas/);
    for (const html of [departement, lire('carte/22-cotes-d-armor/index.html')])
      assert.match(html, /<tr data-siren="212200166"/);
    assert.match(
      lire('carte/22-cotes-d-armor/index.html'),
      /data-siren="212200166" href="[^"]*212200166-ile-de-brehat\/"[^>]*> ?<path class="s-non-renseigne" d="M/,
    );
    assert.ok(lire('departements/22-cotes-d-armor/communes/index.html').includes(`${page}#commune-22016`));
    const index = JSON.parse(lire('donnees/communes-22.json')) as {
      intercommunalites: { siren: string; seule?: true }[];
    };
    assert.equal(index.intercommunalites.find((i) => i.seule)?.siren, '212200166');
  });

  test('l’accueil nomme chaque département', () => {
    for (const nom of ['Mayenne', 'Sarthe', 'Côtes-d’Armor', 'Corse-du-Sud', 'La Réunion', 'Paris'])
      assert.ok(lire('index.html').includes(`>${nom}<`), nom);
  });
});
