/** Chaque nom de `content/` est connu, ou refusé en disant lequel on attendait ; rien ne disparaît en silence. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lireArbre } from '#chargeurs/arbre.ts';
import { controler } from '#chargeurs/controle.ts';
import { trierNoms, type Entree } from '#lib/contenu/noms.ts';
import { formaterProbleme, listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2026-11-26';

/** « dossier/ » est un dossier, « lien@ » un lien. */
const NATURES: Record<string, Entree['nature']> = { '/': 'dossier', '@': 'lien' };
const entree = (nom: string): Entree => ({
  chemin: `content/${nom.replace(/[/@]$/, '')}`,
  nature: NATURES[nom.at(-1)!] ?? 'fichier',
});
const trier = (...noms: string[]) => trierNoms(noms.map(entree));
const D = ['departements/', 'departements/53/'];
const C = [...D, 'departements/53/contrats/'];

test('le contenu du dépôt n’a que des noms connus', () => {
  const { problemes, ignores } = trierNoms(lireArbre(CONTENU_FIGE));
  assert.deepEqual(problemes.map(formaterProbleme), []);
  assert.deepEqual(ignores, []);
});

describe('un nom inconnu dit celui que l’on attendait', () => {
  const CAS: [titre: string, noms: string[], attendu: string][] = [
    [
      'autre casse',
      [...D, 'departements/53/Contrats/'],
      'departements/53/Contrats : nom « Contrats » inconnu ; attendu : « contrats »',
    ],
    [
      'singulier',
      [...D, 'departements/53/contrat/'],
      'departements/53/contrat : nom « contrat » inconnu ; attendu : « contrats »',
    ],
    [
      'lettre de trop',
      ['departementss/'],
      'departementss : nom « departementss » inconnu ; attendu : « departements »',
    ],
    ['accent', ['départements/'], 'départements : nom « départements » inconnu ; attendu : « departements »'],
    [
      'extension',
      [...D, 'departements/53/aide.yml'],
      'departements/53/aide.yml : nom « aide.yml » inconnu ; attendu : « aide.yaml »',
    ],
    [
      'extension, dossier',
      [...D, 'departements/53/dossier.yml'],
      'departements/53/dossier.yml : nom « dossier.yml » inconnu ; attendu : « dossier.yaml »',
    ],
    [
      'extension, modèles',
      [...D, 'departements/53/modeles.yml'],
      'departements/53/modeles.yml : nom « modeles.yml » inconnu ; attendu : « modeles.yaml »',
    ],
    ['extension en capitales', ['faq.YAML'], 'faq.YAML : nom « faq.YAML » inconnu ; attendu : « faq.yaml »'],
    ['extension double', ['faq.yaml.txt'], 'faq.yaml.txt : nom « faq.yaml.txt » inconnu ; attendu : « faq.yaml »'],
    ['sans extension', ['glossaire'], 'glossaire : nom « glossaire » inconnu ; attendu : « glossaire.yaml »'],
    [
      'lettre changée',
      ['glosaire.yaml'],
      'glosaire.yaml : nom « glosaire.yaml » inconnu ; attendu : « glossaire.yaml »',
    ],
    ['souligné devant', ['_faq.yaml'], '_faq.yaml : nom « _faq.yaml » inconnu ; attendu : « faq.yaml »'],
    ['point devant', ['.faq.yaml'], '.faq.yaml : nom « .faq.yaml » inconnu ; attendu : « faq.yaml »'],
    [
      'contrat souligné',
      [...C, 'departements/53/contrats/_x.yaml'],
      'departements/53/contrats/_x.yaml : nom « _x.yaml » inconnu ; attendu : « x.yaml »',
    ],
    [
      'contrat en .yml',
      [...C, 'departements/53/contrats/53-a-1.yml'],
      'departements/53/contrats/53-a-1.yml : nom « 53-a-1.yml » inconnu ; attendu : « 53-a-1.yaml »',
    ],
    [
      'contrat sans extension',
      [...C, 'departements/53/contrats/53-a-1'],
      'departements/53/contrats/53-a-1 : nom « 53-a-1 » inconnu ; attendu : « 53-a-1.yaml »',
    ],
    [
      'contrat en capitales',
      [...C, 'departements/53/contrats/53 Craon é.yaml'],
      'departements/53/contrats/53 Craon é.yaml : nom « 53 Craon é.yaml » inconnu ; attendu : « 53-craon-e.yaml »',
    ],
    [
      'contrat à côté',
      [...D, 'departements/53/53-craon-5.yaml'],
      'departements/53/53-craon-5.yaml : une fiche hors de son dossier ; attendu : ce fichier dans le ' +
        'dossier contrats : contrats/53-craon-5.yaml',
    ],
    [
      'sous-dossier de contrats',
      [...C, 'departements/53/contrats/2024/'],
      'departements/53/contrats/2024 : sous-dossier « 2024 » ; attendu : aucun sous-dossier ici',
    ],
    [
      'département nommé',
      ['departements/', 'departements/53-mayenne/'],
      'departements/53-mayenne : nom « 53-mayenne » inconnu ; attendu : « 53 »',
    ],
    [
      'département sans code',
      ['departements/', 'departements/mayenne/'],
      'departements/mayenne : dossier « mayenne » ; attendu : le code d’un département : 53, 2A, 974',
    ],
    [
      'Corse en minuscules',
      ['departements/', 'departements/2a/'],
      'departements/2a : nom « 2a » inconnu ; attendu : « 2A »',
    ],
    [
      'fichier parmi les départements',
      ['departements/', 'departements/notes.txt'],
      'departements/notes.txt : fichier « notes.txt » ; attendu : un dossier, dont le nom est le code d’un ' +
        'département : 53, 2A, 974',
    ],
    [
      'page en .md',
      ['pages/', 'pages/essai.md'],
      'pages/essai.md : nom « essai.md » inconnu ; attendu : « essai.mdx »',
    ],
    [
      'page avec espaces',
      ['pages/', 'pages/Ma page.mdx'],
      'pages/Ma page.mdx : nom « Ma page.mdx » inconnu ; attendu : « ma-page.mdx »',
    ],
    [
      'dossier de pages en capitales',
      ['pages/', 'pages/Comprendre/', 'pages/Comprendre/a.mdx'],
      'pages/Comprendre : nom « Comprendre » inconnu ; attendu : « comprendre »',
    ],
    [
      'dossier de pages vide',
      ['pages/', 'pages/vide/'],
      'pages/vide : dossier vide ; attendu : un dossier qui contient quelque chose, ou pas de dossier',
    ],
    [
      'département vide',
      D,
      'departements/53 : dossier vide ; attendu : un dossier qui contient quelque chose, ou pas de dossier',
    ],
    ['dossier à la place d’un fichier', ['faq.yaml/'], 'faq.yaml : un dossier ; attendu : un fichier de ce nom'],
    [
      'dossier à la place d’une fiche',
      [...C, 'departements/53/contrats/53-a-1.yaml/'],
      'departements/53/contrats/53-a-1.yaml : un dossier ; attendu : un fichier de ce nom',
    ],
    [
      'fichier à la place d’un dossier',
      [...D, 'departements/53/contrats'],
      'departements/53/contrats : un fichier ; attendu : un dossier de ce nom',
    ],
    [
      'lien',
      [...C, 'departements/53/contrats/53-a-1.yaml@'],
      'departements/53/contrats/53-a-1.yaml : lien vers un autre endroit ; attendu : un vrai fichier : rien ' +
        'n’est lu hors de content/',
    ],
    [
      'lien de dossier',
      ['pages/', 'pages/ailleurs@'],
      'pages/ailleurs : lien vers un autre endroit ; attendu : un vrai fichier : rien n’est lu hors de content/',
    ],
    [
      'nom que Windows n’écrit pas',
      ['pages/', 'pages/con.mdx'],
      'pages/con.mdx : fichier « con.mdx » ; attendu : un nom en minuscules sans accents, chiffres et tirets : ' +
        'ma-page.mdx',
    ],
    [
      'dossier que Windows n’écrit pas',
      ['pages/', 'pages/aux/', 'pages/aux/a.mdx'],
      'pages/aux : dossier « aux » ; attendu : un nom en minuscules sans accents, chiffres et tirets',
    ],
    [
      'contrat que Windows n’écrit pas',
      [...C, 'departements/53/contrats/lpt1.yaml'],
      'departements/53/contrats/lpt1.yaml : fichier « lpt1.yaml » ; attendu : un nom en minuscules sans accents, ' +
        'chiffres et tirets : 53-craon-4.yaml',
    ],
    [
      'rien de proche',
      ['zzzzzzzzzzzzzzz/'],
      'zzzzzzzzzzzzzzz : dossier « zzzzzzzzzzzzzzz » inconnu ; attendu : un de ces noms : departements, ' +
        'documents, france, pages',
    ],
    [
      'document inconnu',
      ['documents/', 'documents/plan.pdf'],
      'documents/plan.pdf : fichier « plan.pdf » inconnu ; attendu : un de ces noms : imprimes.yaml',
    ],
  ];
  for (const [titre, noms, attendu] of CAS)
    test(titre, () => assert.deepEqual(trier(...noms).problemes.map(formaterProbleme), [`content/${attendu}`]));
});

test('ce que laissent systèmes et éditeurs est sans effet, et nommé', () => {
  const restes = [
    '.DS_Store',
    '._site.yaml',
    'desktop.ini',
    'Desktop.ini',
    'Thumbs.db',
    'site.yaml~',
    '~$site.docx',
    '.~lock.site.yaml#',
    '#site.yaml#',
    '.#site.yaml',
    'site.yaml.bak',
    'site.yaml.orig',
    '.site.yaml.swp',
    'site.yaml.lock',
    '.gitkeep',
    '.vscode/',
    '.123.tmp',
    '.directory',
    '__MACOSX/',
    '.nfs0001',
  ];
  const { ignores, problemes } = trier(...restes);
  assert.deepEqual(problemes.map(formaterProbleme), []);
  assert.equal(ignores.length, restes.length);
});

test('un dossier de contrats vide se comprend', () => assert.deepEqual(trier(...C).problemes, []));

describe('sur le disque : ni pile, ni lecture hors du contenu', () => {
  const dans = (abimer: (contenu: string) => void): string[] => {
    const racine = mkdtempSync(join(tmpdir(), 'noms-'));
    try {
      cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
      abimer(join(racine, 'content'));
      return listerProblemes(controler(racine, unJour(JOUR)).problemes);
    } finally {
      rmSync(racine, { recursive: true, force: true });
    }
  };
  const CAS: [string, (c: string) => void, RegExp[]][] = [
    [
      'un dossier à la place de la foire aux questions',
      (c) => {
        rmSync(join(c, 'faq.yaml'));
        mkdirSync(join(c, 'faq.yaml'));
      },
      [/^content\/faq\.yaml : un dossier ; attendu : un fichier/],
    ],
    [
      'un fichier à la place des contrats',
      (c) => {
        rmSync(join(c, 'departements/53/contrats'), { recursive: true });
        writeFileSync(join(c, 'departements/53/contrats'), 'x');
      },
      [/^content\/departements\/53\/contrats : un fichier ; attendu : un dossier.*découle/],
    ],
    [
      'un lien vers un fichier du système',
      (c) => symlinkSync('/etc/hostname', join(c, 'departements/53/contrats/53-lien-1.yaml')),
      [/53-lien-1\.yaml : lien vers un autre endroit/],
    ],
    [
      'un lien vers un dossier du système',
      (c) => symlinkSync('/etc', join(c, 'pages/etc')),
      [/pages\/etc : lien vers un autre endroit/],
    ],
    [
      'content lui-même, lien vers un autre dossier',
      (c) => {
        renameSync(c, `${c}-ailleurs`);
        symlinkSync(`${c}-ailleurs`, c);
      },
      [/^content : lien vers un autre endroit ; attendu : un vrai dossier/],
    ],
    [
      'un fichier à la place de content',
      (c) => {
        rmSync(c, { recursive: true });
        writeFileSync(c, 'x');
      },
      [/^content : un fichier ; attendu : un vrai dossier/],
    ],
    [
      'content, lien qui ne mène nulle part',
      (c) => {
        rmSync(c, { recursive: true });
        symlinkSync('/nulle/part', c);
      },
      [/^content : lien vers un autre endroit/],
    ],
    [
      'un nom qui n’est pas de l’UTF-8',
      (c) => writeFileSync(Buffer.concat([Buffer.from(`${c}/pages/`), Buffer.from([0xff, 0xfe])]), 'x'),
      [
        /^content\/pages\/\ufffd\ufffd : nom illisible ; attendu : un nom en minuscules sans accents, enregistré en UTF-8/,
      ],
    ],
    [
      'un nom de deux lignes',
      (c) => writeFileSync(join(c, 'pages/a\nb.mdx'), 'x'),
      [/^content\/pages\/a b\.mdx : nom « a b\.mdx » inconnu ; attendu : « a-b\.mdx »$/],
    ],
    [
      'les contrats mal nommés',
      (c) => {
        cpSync(join(c, 'departements/53/contrats'), join(c, 'departements/53/Contrats'), { recursive: true });
        rmSync(join(c, 'departements/53/contrats'), { recursive: true });
      },
      [/Contrats : nom « Contrats » inconnu ; attendu : « contrats » \(\+ \d+ fautes? qui en découle(nt)?\)/],
    ],
    [
      'le glossaire en .yml',
      (c) => {
        cpSync(join(c, 'glossaire.yaml'), join(c, 'glossaire.yml'));
        rmSync(join(c, 'glossaire.yaml'));
      },
      [
        /glossaire\.yml : nom « glossaire\.yml » inconnu ; attendu : « glossaire\.yaml » \(\+ \d+ fautes qui en découlent\)/,
      ],
    ],
  ];
  for (const [titre, abimer, attendus] of CAS)
    test(titre, () => {
      const messages = dans(abimer);
      assert.equal(messages.length, attendus.length, messages.join('\n'));
      attendus.forEach((attendu, i) => assert.match(messages[i]!, attendu));
    });
});
