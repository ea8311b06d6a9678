/**
 * Chaque mot montré — pages, étiquettes, messages des scripts, documents — est au dictionnaire français, dans les
 * données ou dans content/mots.txt.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import ts from 'typescript';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { chargerDictionnaire, jugeDe, motsDe, type Nspell } from '../relecture/dictionnaire.ts';
import { estEtranger, texteBrut, texteDe } from '../lecture/lire-html.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const RACINE = join(import.meta.dirname, '../..');
const lieu = vivant();
const site = ouvrir(lieu);
const LISTE = join(lieu.contenu, 'content/mots.txt');
const liste = readFileSync(LISTE, 'utf8').trimEnd().split('\n');
const { contenu } = lireContenu(lieu.contenu);
/** Noms propres que les données écrivent déjà : territoires, contrats, signataires, éditeurs des sources. */
const noms = (): string[] => {
  const { departements, epci, communes } = lireReferentiel();
  return [
    ...[...epci.values()].map((e) => e.nom),
    ...[...communes.values()].flatMap((c) => [c.nom, ...c.anciensNoms]),
    ...[...departements.values()].flatMap((d) => [d.nom, d.nomRegion]),
    ...contenu.reperages.flatMap(({ donnee: c }) => [c.nom, c.porteur.nom]),
    ...contenu.contrats.flatMap(({ donnee: c }) => [
      c.nom,
      ...c.communes,
      ...c.signataires.flatMap((s) => [s.nom, s.elu ?? '']),
    ]),
    ...contenu.sources.map(({ donnee }) => donnee.editeur),
    ...contenu.departements.flatMap(({ donnee }) => Object.values(donnee.nomsCourts ?? {})),
    ...contenu.actions.map(({ donnee }) => donnee.ou),
    ...contenu.contacts.flatMap(({ donnee }) => donnee.postale?.texte ?? []),
  ];
};

/** Un nom se lit aussi sans son élision : « L’Ile-Rousse », « de Ile-Rousse ». */
const propres = noms()
  .flatMap(motsDe)
  .flatMap((mot) => [mot, mot.replace(/^\p{L}{1,2}'/u, '')]);
let dictionnaire: Nspell;
let connu: (mot: string) => boolean;
before(async () => {
  dictionnaire = await chargerDictionnaire();
  connu = jugeDe(dictionnaire, new Set([...liste, ...propres]));
});

const inconnus = (texte: string) => motsDe(texte).filter((mot) => !connu(mot));
const rassembler = (textes: readonly (readonly [ou: string, texte: string])[]) => {
  const ou = new Map<string, string>();
  for (const [endroit, texte] of textes) for (const mot of inconnus(texte)) if (!ou.has(mot)) ou.set(mot, endroit);
  return [...ou].map(([mot, endroit]) => `${mot} (${endroit})`).sort();
};

const ETIQUETTES = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'alt',
  'title',
  'placeholder',
  'data-l',
];
test('les pages : textes, étiquettes, descriptions', () => {
  assert.deepEqual(
    rassembler(
      site.pages.flatMap((p) => [
        [p.chemin, texteDe(p.racine, estEtranger)] as const,
        ...p.balises
          .flatMap(({ nom, attributs: a }) => [
            ...ETIQUETTES.map((cle) => a[cle]),
            nom === 'meta' && /^(description|og:title|og:description)$/.test(a['name'] ?? a['property'] ?? '')
              ? a['content']
              : undefined,
          ])
          .flatMap((t) => (t ? [[p.chemin, t] as const] : [])),
      ]),
    ),
    [],
  );
});

/**
 * Morceaux de phrase d’un fichier : chaînes et gabarits où deux mots se suivent, hors sélecteurs, adresses et listes de
 * classes.
 */
function phrasesDe(fichier: string): string[] {
  const phrases: string[] = [];
  const voir = (noeud: ts.Node): void => {
    if (ts.isImportDeclaration(noeud) || ts.isLiteralTypeNode(noeud)) return;
    if (
      ts.isStringLiteral(noeud) ||
      ts.isTemplateHead(noeud) ||
      ts.isTemplateMiddleOrTemplateTail(noeud) ||
      ts.isNoSubstitutionTemplateLiteral(noeud)
    ) {
      const texte = noeud.text;
      if (
        /\p{L}{2,}[’,;]?[ \u00a0\u202f]\p{L}/u.test(texte) &&
        !/[[\]{}#=<>]|--|\.\w|^[a-z-]+( [a-z-]+)*$|\btextarea\b|^leaflet-/.test(texte)
      )
        phrases.push(texte);
    }
    ts.forEachChild(noeud, voir);
  };
  voir(ts.createSourceFile(fichier, readFileSync(fichier, 'utf8'), ts.ScriptTarget.Latest));
  return phrases;
}

test('les messages des scripts', () => {
  const scripts = readdirSync(join(RACINE, 'src/client'), { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.ts'),
  );
  const phrases = scripts.flatMap((f) => phrasesDe(join(RACINE, 'src/client', f)).map((texte) => [f, texte] as const));
  assert.ok(phrases.length > 60, `${phrases.length} phrases trouvées`);
  assert.deepEqual(rassembler(phrases), []);
});

/** Texte d’un PDF, sans ses adresses ; un mot que la fin d’une ligne coupe après son trait d’union est recollé. */
const texteDuPdf = (fichier: string) =>
  execFileSync('pdftotext', ['-raw', fichier, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .replace(/-\n/g, '-')
    .replace(/https?:\/\/\S+/g, ' ');
/** Une adresse trop longue est coupée n’importe où : un morceau d’adresse n’est pas un mot. */
const ADRESSES = [
  ...contenu.sources.flatMap(({ donnee }) => donnee.adresse ?? []),
  ...site.pages.map((p) => p.chemin),
].join(' ');

test('les documents', () => {
  const documents = readdirSync(join(site.dist, 'documents')).filter((f) => f.endsWith('.pdf'));
  assert.ok(documents.length > 0);
  const trouves = rassembler(documents.map((f) => [f, texteDuPdf(join(site.dist, 'documents', f))] as const));
  assert.deepEqual(
    trouves.filter((t) => !ADRESSES.includes(t.split(' ')[0]!)),
    [],
  );
});

test(
  'content/mots.txt est triée, sans doublon ni mot que le dictionnaire ou les données connaissent, et chacun ' + 'sert',
  () => {
    assert.deepEqual(
      liste,
      [...new Set(liste)].sort((a, b) => a.localeCompare(b, 'fr')),
    );
    const sansListe = jugeDe(dictionnaire, new Set(propres));
    assert.deepEqual(
      liste.filter((mot) => sansListe(mot)),
      [],
    );
    const tout = site.pages
      .flatMap((p) => [texteBrut(p.racine), ...p.balises.flatMap(({ attributs }) => Object.values(attributs))])
      .join(' ')
      .replaceAll('’', "'");
    assert.deepEqual(
      liste.filter((mot) => !tout.toLowerCase().includes(mot.toLowerCase())),
      [],
    );
  },
);

test('une faute, un mot anglais et deux mots collés se voient', () => {
  assert.deepEqual(
    inconnus('Le contrat est signé ; la comune de Paris, l’élue et son settings, sous-préfète, PDFpour.'),
    ['comune', 'settings', 'PDFpour'],
  );
});
