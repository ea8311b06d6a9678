/**
 * Une cause, un message : ce qui découle d’un fichier abîmé est compté sous lui ; les commandes parlent français, sans
 * pile.
 */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { controler } from '#chargeurs/controle.ts';
import { listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { executer } from '../unit/outils/commande.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2026-11-26';
const racine = mkdtempSync(join(tmpdir(), 'messages-'));
cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
after(() => rmSync(racine, { recursive: true, force: true }));

const lire = (fichier: string): string => readFileSync(join(racine, 'content', fichier), 'utf8');
const dire = (substituts: Record<string, string | null>): string[] =>
  listerProblemes(
    controler(
      racine,
      unJour(JOUR),
      Object.fromEntries(Object.entries(substituts).map(([nom, texte]) => [`content/${nom}`, texte])),
    ).problemes,
  );
const casser = (fichier: string) => ({ [fichier]: `${lire(fichier)}\n"jamais fermé` });
const SUITES = /\(\+ \d+ fautes? qui en découle(nt)?\)$/;

describe('une cause, une ligne', () => {
  const CAS: [titre: string, substituts: () => Record<string, string | null>, attendu: RegExp, suites: boolean][] = [
    [
      'sources du département illisibles',
      () => casser('departements/53/sources.yaml'),
      /^content\/departements\/53\/sources\.yaml : ligne \d+ mal écrite/,
      true,
    ],
    [
      'sources nationales illisibles',
      () => casser('sources.yaml'),
      /^content\/sources\.yaml : ligne \d+ mal écrite/,
      true,
    ],
    [
      'sources retirées',
      () => ({ 'departements/53/sources.yaml': null }),
      /^content\/departements\/53\/sources\.yaml : fichier absent/,
      true,
    ],
    [
      'une seule source fausse',
      () => ({ 'departements/53/sources.yaml': lire('departements/53/sources.yaml').replace('editeur:', 'editteur:') }),
      /champ \[0\]\.editteur : champ inconnu/,
      true,
    ],
    ['glossaire illisible', () => casser('glossaire.yaml'), /^content\/glossaire\.yaml : ligne/, true],
    [
      'aide illisible',
      () => casser('departements/53/aide.yaml'),
      /^content\/departements\/53\/aide\.yaml : ligne/,
      true,
    ],
    [
      'contrat cité illisible',
      () => casser('departements/53/contrats/53-mayenne-communaute-1.yaml'),
      /53-mayenne-communaute-1\.yaml : ligne/,
      true,
    ],
    [
      'page liée illisible',
      () => ({ 'pages/comprendre/acteurs.mdx': 'sans en-tête' }),
      /acteurs\.mdx : en-tête absent/,
      true,
    ],
    [
      'page liée au corps faux',
      () => ({ 'pages/comprendre/acteurs.mdx': `${lire('pages/comprendre/acteurs.mdx')}\n<!-- note -->\n` }),
      /acteurs\.mdx, ligne \d+ : commentaire/,
      false,
    ],
    [
      'page requise retirée, que d’autres lient',
      () => ({ 'pages/financement.mdx': null }),
      /^content\/pages\/financement\.mdx : fichier absent/,
      true,
    ],
    [
      'page requise retirée, qu’une page lie',
      () => ({ 'pages/mentions-legales.mdx': null }),
      /^content\/pages\/mentions-legales\.mdx : fichier absent/,
      true,
    ],
    [
      'contours prêts à écrire, mais illisibles',
      () => ({ 'departements/53/contours.geojson': '{"type": NaN}' }),
      /^content\/departements\/53\/contours\.geojson : JSON illisible/,
      false,
    ],
    [
      'dossier recopié sous un autre nom',
      () => ({
        ...Object.fromEntries(
          ['departement.yaml', 'sources.yaml', 'contacts.yaml', 'aide.yaml', 'contrats/53-craon-4.yaml'].map((nom) => [
            `departements/72/${nom}`,
            lire(`departements/53/${nom}`),
          ]),
        ),
      }),
      /^content\/departements\/72\/departement\.yaml, champ code : « 53 » ; attendu : le nom du dossier/,
      true,
    ],
    [
      'champ nommé par une liste',
      () => ({ 'faq.yaml': `? [a, b]\n: c\n` }),
      /^content\/faq\.yaml, ligne 1 : champ dont le nom est une liste/,
      false,
    ],
    ['département illisible', () => casser('departements/53/departement.yaml'), /53\/departement\.yaml : ligne/, true],
    ['site illisible', () => casser('site.yaml'), /^content\/site\.yaml : ligne/, false],
    [
      'nombre infini',
      () => ({
        'departements/53/contrats/53-craon-4.yaml': lire('departements/53/contrats/53-craon-4.yaml').replace(
          'mois: 36',
          'mois: .inf',
        ),
      }),
      /ligne \d+, champ duree\.mois : \.inf ; attendu : un nombre écrit en chiffres/,
      true,
    ],
    [
      'octets',
      () => ({
        'departements/53/contrats/53-craon-4.yaml': lire('departements/53/contrats/53-craon-4.yaml').replace(
          /nom: "4e[^"]*"/,
          'nom: !!binary "AAAA"',
        ),
      }),
      /champ nom : étiquette « tag:yaml\.org,2002:binary »/,
      true,
    ],
  ];
  for (const [titre, substituts, attendu, suites] of CAS)
    test(titre, () => {
      const lignes = dire(substituts());
      assert.match(lignes[0] ?? 'aucune', attendu);
      assert.ok(lignes.filter((l) => SUITES.test(l)).length <= 1);
      assert.equal(SUITES.test(lignes[0]!), suites, lignes[0]);
      assert.equal(lignes.length, 1, lignes.join('\n'));
    });

  test('deux fautes sans rapport font deux lignes', () => {
    assert.equal(dire({ ...casser('site.yaml'), ...casser('departements/53/aide.yaml') }).length, 2);
  });
});

describe('par la commande', () => {
  const lancer = async (contenu: string, options: string[] = [], env: Record<string, string> = {}) => {
    const outil = join(import.meta.dirname, '../../src/outils/verifier.ts');
    const { status, stdout, stderr } = await executer(outil, options, {
      CONTENU: contenu,
      DATE_REFERENCE: JOUR,
      ...env,
    });
    assert.doesNotMatch(stderr, /\n {4}at |\bError:|\bunknown\b/i);
    return { status, stdout, lignes: stderr.split('\n').filter((l) => l.startsWith('ERREUR')) };
  };

  test('aucun département : une ligne', async () => {
    const seul = mkdtempSync(join(tmpdir(), 'messages-'));
    try {
      cpSync(join(racine, 'content'), join(seul, 'content'), { recursive: true });
      rmSync(join(seul, 'content/departements'), { recursive: true });
      const { status, lignes } = await lancer(seul);
      assert.equal(status, 1);
      assert.equal(lignes.length, 1, lignes.join('\n'));
      assert.match(
        lignes[0]!,
        /^ERREUR {2}content\/departements : aucun département.*\(\+ \d+ fautes qui en découlent\)$/,
      );
    } finally {
      rmSync(seul, { recursive: true, force: true });
    }
  });

  test('aucun contenu : une ligne', async () => {
    const vide = mkdtempSync(join(tmpdir(), 'messages-'));
    try {
      mkdirSync(join(vide, 'content'));
      const { status, lignes } = await lancer(vide);
      assert.equal(status, 1);
      assert.deepEqual(lignes, [
        'ERREUR  content : dossier absent ou vide ; attendu : le contenu du site, dans le dossier que nomme CONTENU',
      ]);
    } finally {
      rmSync(vide, { recursive: true, force: true });
    }
  });

  test('un fichier à la place du dossier que nomme CONTENU', async () => {
    const { status, lignes } = await lancer(join(import.meta.dirname, 'messages.test.ts'), []);
    assert.equal(status, 1);
    assert.deepEqual(lignes, [
      'ERREUR  content : dossier absent ou vide ; attendu : le contenu du site, dans le dossier que nomme CONTENU',
    ]);
  });

  for (const [nom, valeur, attendu] of [
    ['DATE_REFERENCE', 'hier', 'un jour : 2026-11-21'],
    ['DATE_REFERENCE', '1800-01-01', 'un jour entre 2009-07-21 et 2099-12-31'],
    ['DATE_REFERENCE', '9999-12-31', 'un jour entre 2009-07-21 et 2099-12-31'],
    ['ADRESSE', 'javascript:1', 'le protocole et l’hôte, sans chemin ni barre finale : https://www.exemple.fr'],
    ['ADRESSE', 'https://exemple.fr/', 'le protocole et l’hôte, sans chemin ni barre finale : https://exemple.fr'],
    ['ADRESSE', 'HTTPS://Exemple.FR', 'le protocole et l’hôte, sans chemin ni barre finale : https://exemple.fr'],
    ['ADRESSE', 'https://é.fr', 'le protocole et l’hôte, sans chemin ni barre finale : https://xn--9ca.fr'],
    ['BASE', '/a//b/', 'un chemin qui commence par une barre : / ou /cls/'],
    ['BASE', '/é/', 'un chemin qui commence par une barre : / ou /cls/'],
    ['BASE', 'cls', 'un chemin qui commence par une barre : / ou /cls/'],
  ] as const)
    test(`${nom}=${valeur}`, async () => {
      const { status, lignes } = await lancer(racine, [], { [nom]: valeur });
      assert.equal(status, 1);
      assert.deepEqual(lignes, [`ERREUR  variable ${nom} : « ${valeur} » ; attendu : ${attendu}`]);
    });

  test('ce que laisse un système tient en une ligne', async () => {
    for (const nom of ['.DS_Store', 'site.yaml~', 'Thumbs.db']) writeFileSync(join(racine, 'content', nom), '');
    const { status, stdout } = await lancer(racine);
    assert.equal(status, 0);
    assert.equal(stdout.split('\n').filter((l) => l.startsWith('IGNORÉ')).length, 1);
    for (const nom of ['.DS_Store', 'site.yaml~', 'Thumbs.db']) rmSync(join(racine, 'content', nom));
  });

  test('--publication refuse les adresses d’exemple, --aide et une faute de frappe répondent en français', async () => {
    const publication = await lancer(racine, ['--publication']);
    assert.equal(publication.status, 1);
    assert.equal((await lancer(racine)).status, 0);
    assert.match((await lancer(racine)).stdout, /À REMPLIR {2}content\/site\.yaml, champ signalement\.courriel/);
    assert.match((await lancer(racine, ['--help'])).stdout, /--publication/);
    assert.equal((await lancer(racine, ['--publicaton'])).status, 1);
  });
});
