import { join, posix, relative } from 'node:path';

/**
 * Le sens des imports, tenu par ESLint : dossier de `src` → autres dossiers de `src` et paquets qu’il peut lire ; tout
 * le reste est une faute.
 * `lib` est pur : ni fichier, ni Astro, ni horloge, ni navigateur. `client` part au navigateur : il ne lit que `lib`.
 * Une ligne plus précise (`lib/documents`, `outils/contours`, un fichier) remplace celle du dossier qui la contient.
 */
const TABLE = {
  lib: { dossiers: ['lib'], paquets: ['zod', 'geojson', 'polylabel', 'parse5'] },
  'lib/documents': { dossiers: ['lib'], paquets: ['@cantoo/pdf-lib', 'fflate', 'yaml'] },
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
  // Le catalogue joint les données et les gabarits : seul à lire `donnees`, il évite que chaque page les joigne.
  'documents/fichiers-publies.ts': { dossiers: ['lib', 'documents', 'donnees'], paquets: [] },
  chargeurs: {
    dossiers: ['lib', 'chargeurs'],
    paquets: ['node:*', 'astro', 'github-slugger', 'satteri', 'yaml', 'zod'],
  },
  'content.config.ts': { dossiers: ['lib', 'chargeurs'], paquets: ['astro:*', 'astro', 'node:url'] },
  // Le jour de référence se lit dans l’environnement, comme le contenu se lit sur le disque.
  donnees: { dossiers: ['lib', 'chargeurs', 'donnees'], paquets: ['astro:*', 'geojson'] },
  client: { dossiers: ['lib', 'client', 'styles'], paquets: ['leaflet', 'geojson', 'virtual:couleurs-claires'] },
  // « public » : le dessin de l’icône, que l’en-tête de chaque page porte aussi, à ses couleurs.
  components: {
    dossiers: ['lib', 'components', 'donnees', 'client', 'styles', 'assets', 'public'],
    paquets: ['astro:*', 'astro'],
  },
  layouts: {
    dossiers: ['lib', 'components', 'layouts', 'donnees', 'client', 'styles', 'assets'],
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
  // Par chemins relatifs : le dossier a son propre package.json.
  'outils/contours': { dossiers: ['lib', 'chargeurs', 'outils'], paquets: ['node:*', 'geojson', 'mapshaper'] },
  'env.d.ts': { dossiers: ['lib'], paquets: [] },
  'wawoff2.d.ts': { dossiers: [], paquets: [] },
  'leaflet-modules.d.ts': { dossiers: [], paquets: [] },
  'geojson.d.ts': { dossiers: [], paquets: ['geojson'] },
};

/** La ligne de la table qui régit un chemin de `src` : la plus précise. */
const ligneDe = (chemin) =>
  Object.keys(TABLE)
    .filter((cle) => chemin === cle || chemin.startsWith(`${cle}/`))
    .sort((a, b) => b.length - a.length)[0];

const accepte = (paquets, nom) =>
  paquets.some((p) => (p.endsWith('*') ? nom.startsWith(p.slice(0, -1)) : nom === p || nom.startsWith(`${p}/`)));

/** Pourquoi un import est refusé, ou `null`. `fichier` est un chemin depuis `src/`. */
function refus(fichier, importe) {
  const ligne = ligneDe(fichier);
  if (!ligne) return `src/${fichier} : dossier absent de la table ; attendu : une ligne dans planchers.eslint.mjs`;
  const { dossiers, paquets } = TABLE[ligne];
  if (!/^[.#]/.test(importe)) {
    return accepte(paquets, importe) ? null : `« ${importe} » ; attendu : ${paquets.join(', ') || 'aucun paquet'}`;
  }
  const interne = importe.startsWith('#') ? importe.slice(1) : posix.join(posix.dirname(fichier), importe);
  const dossier = interne.replace(/^\.\.\//, '').split('/')[0];
  return dossiers.includes(dossier) ? null : `« ${importe} » ; attendu : ${dossiers.join(', ') || 'aucun dossier'}`;
}

const sens = {
  meta: { type: 'problem', schema: [], messages: { refuse: 'Import refusé par la table : {{ raison }}' } },
  create(contexte) {
    const fichier = relative(join(import.meta.dirname, 'src'), contexte.filename).replaceAll('\\', '/');
    const voir = (noeud) => {
      if (typeof noeud.source?.value !== 'string') return;
      const raison = refus(fichier, noeud.source.value);
      if (raison) contexte.report({ node: noeud, messageId: 'refuse', data: { raison } });
    };
    return {
      ImportDeclaration: voir,
      ImportExpression: voir,
      ExportNamedDeclaration: voir,
      ExportAllDeclaration: voir,
      TSImportType: voir,
    };
  },
};

/** Trois conditions en chaîne sont refusées partout, `lib` compris. */
export const TERNAIRES = [
  {
    selector: 'ConditionalExpression ConditionalExpression > ConditionalExpression',
    message: 'Trois conditions en chaîne se lisent deux fois : écrire des « if » ou une table.',
  },
];

/** Deux conversions de suite font dire à un type ce qu’il n’est pas. */
const CONVERSION = {
  selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
  message: 'Une valeur change de sorte par une fonction, non par « as unknown as ».',
};

/** `lib` ne lit ni l’heure, ni l’environnement, ni le navigateur. */
const horsDeLib = ['process', 'window', 'document', 'fetch'].map((name) => ({
  name,
  message: 'lib est pur : le recevoir en argument.',
}));

export const PLANCHERS = [
  {
    files: ['src/**/*.{ts,astro,mjs}'],
    plugins: { maison: { rules: { sens } } },
    rules: { 'maison/sens': 'error' },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...TERNAIRES, CONVERSION] } },
  {
    files: ['src/lib/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...horsDeLib],
      'no-restricted-syntax': [
        'error',
        ...TERNAIRES,
        CONVERSION,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'lib ne lit pas l’heure.' },
      ],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'lib ne lit pas l’heure.' }],
    },
  },
];
