/** Le sens des imports : la table dit qui peut lire qui ; tout le reste est une faute. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, normalize, posix } from 'node:path';
import { describe, test } from 'node:test';

const RACINE = join(import.meta.dirname, '../..');

/**
 * Dossier de `src` → ce qu’il peut importer : autres dossiers de `src`, puis paquets. `astro:*` et `node:*` valent pour la famille.
 * `lib` est pur : ni fichier, ni Astro, ni horloge, ni navigateur. `client` part au navigateur : il ne lit que `lib`.
 * Les dossiers `lib/documents` et `outils/contours` ont leur propre ligne, qui remplace celle du dossier parent.
 */
const TABLE: Record<string, { dossiers: string[]; paquets: string[] }> = {
  lib: { dossiers: ['lib'], paquets: ['zod', 'geojson', 'polylabel', 'parse5'] },
  'lib/documents': { dossiers: ['lib'], paquets: ['docx', '@cantoo/pdf-lib', 'fflate', 'yaml'] },
  // Le catalogue joint les données et les gabarits : seul à lire `donnees`, il évite que chaque page les joigne.
  'documents/fichiers-publies.ts': { dossiers: ['lib', 'documents', 'donnees'], paquets: [] },
  documents: {
    dossiers: ['lib', 'documents'],
    paquets: [
      'node:*',
      '@myriaddreamin/typst-ts-node-compiler',
      'sharp',
      'wawoff2',
      '@cantoo/pdf-lib',
      'fontkitten',
      'p-limit',
    ],
  },
  chargeurs: {
    dossiers: ['lib', 'chargeurs'],
    paquets: ['node:*', 'astro', 'github-slugger', 'satteri', 'yaml', 'zod'],
  },
  'content.config.ts': { dossiers: ['lib', 'chargeurs'], paquets: ['astro:*', 'astro', 'node:url'] },
  // Le jour de référence se lit dans l’environnement, comme le contenu se lit sur le disque.
  donnees: { dossiers: ['lib', 'chargeurs', 'donnees'], paquets: ['astro:*', 'geojson'] },
  client: { dossiers: ['lib', 'client', 'styles'], paquets: ['leaflet', 'geojson'] },
  components: {
    dossiers: ['lib', 'components', 'donnees', 'client', 'styles', 'assets'],
    paquets: ['astro:*', 'astro'],
  },
  // « .. » : l’icône de public/, que l’en-tête de chaque page porte aussi.
  layouts: {
    dossiers: ['lib', 'components', 'layouts', 'donnees', 'client', 'styles', 'assets', '..'],
    paquets: ['astro:*', 'astro'],
  },
  pages: {
    dossiers: ['lib', 'documents', 'components', 'layouts', 'donnees', 'client', 'styles', 'assets'],
    paquets: ['astro:*', 'astro', 'geojson'],
  },
  'middleware.ts': { dossiers: ['lib', 'documents'], paquets: ['astro:*'] },
  integrations: {
    dossiers: ['lib', 'chargeurs', 'documents', 'integrations'],
    paquets: ['node:*', 'astro', 'p-limit', 'pagefind'],
  },
  outils: { dossiers: ['lib', 'chargeurs', 'donnees', 'outils'], paquets: ['node:*', 'geojson', 'yaml', 'zod'] },
  'outils/contours': { dossiers: ['lib', 'outils'], paquets: ['node:*', 'geojson', 'mapshaper'] },
  'env.d.ts': { dossiers: ['lib'], paquets: [] },
  'wawoff2.d.ts': { dossiers: [], paquets: [] },
  'leaflet-modules.d.ts': { dossiers: [], paquets: [] },
  'geojson.d.ts': { dossiers: [], paquets: ['geojson'] },
};

const IMPORT =
  /(?:^|\n|;)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n|;)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Chemins importés par un fichier ; les commentaires d’une ligne et de bloc n’en sont pas. */
function importsDe(source: string): string[] {
  const sansCommentaires = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...sansCommentaires.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3]!);
}

/** La ligne de la table qui régit un chemin de `src` : la plus précise. */
function ligneDe(chemin: string): string | undefined {
  return Object.keys(TABLE)
    .filter((cle) => chemin === cle || chemin.startsWith(`${cle}/`))
    .sort((a, b) => b.length - a.length)[0];
}

const accepte = (paquets: readonly string[], nom: string) =>
  paquets.some((p) => (p.endsWith('*') ? nom.startsWith(p.slice(0, -1)) : nom === p || nom.startsWith(`${p}/`)));

/** Pourquoi un import est refusé, ou `null`. `fichier` est un chemin depuis `src/`. */
function refus(fichier: string, importe: string): string | null {
  const ligne = ligneDe(fichier);
  if (!ligne)
    return `src/${fichier} : dossier absent de la table ; attendu : une ligne dans tests/unit/frontieres.test.ts`;
  const { dossiers, paquets } = TABLE[ligne]!;
  const interne = importe.startsWith('#')
    ? importe.slice(1)
    : importe.startsWith('.')
      ? posix.join(posix.dirname(fichier), importe)
      : null;
  if (interne === null) {
    return accepte(paquets, importe)
      ? null
      : `src/${fichier} importe « ${importe} » ; attendu : ${paquets.join(', ') || 'aucun paquet'}`;
  }
  // Le reste du projet (contenu, modèles de documents) se lit par les chargeurs ou l’environnement de construction, pas par import.
  const dossier = interne.split('/')[0]!;
  return dossiers.includes(dossier) ? null : `src/${fichier} importe « ${importe} » ; attendu : ${dossiers.join(', ')}`;
}

const fichiers = globSync('src/**/*.{ts,astro,mjs}', { cwd: RACINE })
  .map((f) => normalize(f).replaceAll('\\', '/'))
  .filter((f) => !f.includes('node_modules/'))
  .sort();

describe('le sens des imports', () => {
  test('chaque fichier de src respecte la table', () => {
    assert.ok(fichiers.length > 50, `${fichiers.length} fichiers trouvés`);
    const fautes = fichiers.flatMap((f) =>
      importsDe(readFileSync(join(RACINE, f), 'utf8'))
        .map((i) => refus(f.slice(4), i))
        .filter((r) => r !== null),
    );
    assert.deepEqual(fautes, []);
  });

  const cas: [string, string, RegExp | null][] = [
    ['lib/domaine/statut.ts', 'node:fs', /importe « node:fs »/],
    ['lib/publication/csv.ts', 'astro:content', /astro:content/],
    ['lib/publication/csv.ts', '#donnees/site.ts', /attendu : lib$/],
    ['client/carte.ts', '#donnees/site.ts', /attendu : lib, client/],
    ['components/carte/Carte.astro', '#pages/x.ts', /#pages/],
    ['pages/index.astro', '../outils/verifier.ts', /outils/],
    ['ailleurs/x.ts', '#lib/x.ts', /dossier absent de la table/],
    ['outils/contours/fichier.ts', '../../lib/geo/contours.ts', null],
    ['donnees/site.ts', 'astro:content', null],
    ['client/carte.ts', 'leaflet', null],
  ];
  for (const [fichier, importe, attendu] of cas) {
    test(`${fichier} → ${importe} : ${attendu ? 'refusé' : 'admis'}`, () => {
      const raison = refus(fichier, importe);
      if (attendu) assert.match(raison ?? '', attendu);
      else assert.equal(raison, null);
    });
  }

  test('lib ne lit ni l’heure, ni l’environnement, ni le navigateur', () => {
    const fautes = fichiers
      .filter((f) => f.startsWith('src/lib/'))
      .flatMap((f) => {
        const code = readFileSync(join(RACINE, f), 'utf8')
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\/\/.*$/gm, '');
        return [
          ...code.matchAll(
            /\bDate\.now\(|\bnew Date\(\)|\bprocess\.|\bwindow\.|\bdocument\.(?:query|create|body)|\bfetch\(/g,
          ),
        ].map((m) => `${f} : ${m[0]}`);
      });
    assert.deepEqual(fautes, []);
  });

  test('les formes d’import sont toutes vues', () => {
    const source =
      "import a from 'a';\nimport { b,\n c } from \"b\";\nimport 'c';\nexport { d } from 'd';\nconst e = await import('e');\n// import f from 'f';\nimport type { G } from 'g';";
    assert.deepEqual(importsDe(source), ['a', 'b', 'c', 'd', 'e', 'g']);
  });
});
