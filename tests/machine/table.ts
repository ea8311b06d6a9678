/**
 * Chaque programme venu d’ailleurs dont une étape de `npm test` se sert. En ajouter un : une ligne ici.
 * `npm run test:programmes`, la première étape, les cherche et les installe ; aucune autre n’installe rien.
 */

/** Comment reconnaître un programme : une commande du PATH, un fichier, ou un dossier de paquets npm à leur version. */
type Presence =
  | {
      /** L’une de ces commandes. */
      commandes: readonly string[];
      /** Option qui fait dire sa version à la commande ; `--version` si rien n’est dit. */
      version?: string;
      /** Première version qui convient. */
      auMoins?: number;
      /** Variable d’environnement qui désigne une autre commande, par son chemin entier. */
      variable?: string;
      /** Vrai si Playwright en apporte un, là où la machine n’en a pas. */
      playwright?: boolean;
    }
  | { fichier: string }
  | { dossierNpm: string };

/** Une ligne de la table. */
export type Programme = Presence & {
  nom: string;
  /** Paquets de Debian qui l’apportent. */
  paquets: readonly string[];
  /** Étapes qui ne peuvent pas avoir lieu sans lui. */
  etapes: readonly string[];
  /** Ce qui n’est pas vérifié s’il manque. `null` : il est obligatoire, et son absence arrête tout. */
  sansLui: string | null;
};

const DOCUMENTS = ['test:site', 'test:documents', 'test:e2e'];
const EXEMPLES = 'les exemples de code de la page des données';
const WEBKIT = 'les parcours dans WebKitGTK';
const HEBERGEMENT = 'les configurations livrées à un hébergeur';

export const PROGRAMMES: readonly Programme[] = [
  {
    nom: 'mapshaper',
    dossierNpm: 'src/outils/contours',
    paquets: [],
    etapes: ['test:unit', 'test:site'],
    sansLui: null,
  },
  {
    nom: 'relecteurs',
    dossierNpm: 'tests/relecture',
    paquets: [],
    etapes: ['test:site', 'test:documents'],
    sansLui: null,
  },
  {
    nom: 'Chromium',
    // Celui qui n’a pas de fenêtre à tenir demande moitié moins de calcul.
    commandes: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    variable: 'CHROMIUM',
    playwright: true,
    paquets: ['chromium-headless-shell'],
    etapes: ['test:site', 'test:e2e', 'test:navigateurs'],
    sansLui: null,
  },
  // Sans l’un des deux moteurs, l’étape joue les parcours de l’autre.
  {
    nom: 'Firefox',
    commandes: ['firefox-esr', 'firefox'],
    variable: 'FIREFOX',
    paquets: ['firefox-esr'],
    etapes: [],
    sansLui: 'les parcours dans Firefox',
  },
  {
    nom: 'WebKitGTK',
    fichier: '/usr/bin/WebKitWebDriver',
    paquets: ['webkit2gtk-driver'],
    etapes: [],
    sansLui: WEBKIT,
  },
  { nom: 'Xvfb', fichier: '/usr/bin/Xvfb', paquets: ['xvfb'], etapes: [], sansLui: WEBKIT },
  {
    nom: 'Poppler',
    commandes: ['pdfinfo'],
    version: '-v',
    paquets: ['poppler-utils'],
    etapes: [...DOCUMENTS, 'test:navigateurs'],
    sansLui: null,
  },
  { nom: 'qpdf', commandes: ['qpdf'], paquets: ['qpdf'], etapes: ['test:documents', 'test:e2e'], sansLui: null },
  {
    nom: 'pdftk',
    commandes: ['pdftk'],
    paquets: ['pdftk-java'],
    etapes: ['test:documents'],
    sansLui: 'le dossier PDF rempli par pdftk',
  },
  {
    nom: 'MuPDF',
    commandes: ['mutool'],
    version: '-v',
    paquets: ['mupdf-tools'],
    etapes: ['test:documents'],
    sansLui: 'le dossier PDF relu par MuPDF',
  },
  {
    nom: 'LibreOffice',
    commandes: ['soffice'],
    paquets: ['libreoffice-writer', 'libreoffice-calc'],
    etapes: ['test:documents', 'test:e2e'],
    sansLui: null,
  },
  { nom: 'curl', commandes: ['curl'], paquets: ['curl'], etapes: ['test:exemples'], sansLui: EXEMPLES },
  { nom: 'Python', commandes: ['python3'], paquets: ['python3'], etapes: ['test:exemples'], sansLui: EXEMPLES },
  { nom: 'R', commandes: ['Rscript'], paquets: ['r-base-core'], etapes: ['test:exemples'], sansLui: EXEMPLES },
  {
    nom: 'nginx',
    commandes: ['nginx'],
    version: '-v',
    paquets: ['nginx-light'],
    etapes: ['test:hebergement'],
    sansLui: HEBERGEMENT,
  },
  {
    nom: 'module brotli de nginx',
    fichier: '/usr/share/nginx/modules-available/mod-http-brotli-static.conf',
    paquets: ['libnginx-mod-http-brotli-static'],
    etapes: [],
    sansLui: 'la compression brotli servie par nginx',
  },
  {
    nom: 'Apache',
    commandes: ['apache2'],
    version: '-v',
    paquets: ['apache2-bin'],
    etapes: ['test:hebergement'],
    sansLui: HEBERGEMENT,
  },
  {
    nom: 'table des types de fichiers',
    fichier: '/etc/mime.types',
    paquets: ['media-types'],
    etapes: ['test:hebergement'],
    sansLui: HEBERGEMENT,
  },
  {
    nom: 'Java',
    commandes: ['java'],
    version: '-version',
    auMoins: 11,
    paquets: ['default-jre-headless'],
    etapes: [],
    sansLui: 'le code des pages par le validateur du W3C, que html-validate juge seul',
  },
];

/**
 * Ligne d’un programme, par son nom.
 * @throws Error si la table ne l’a pas.
 */
export function programme(nom: string): Programme {
  const trouve = PROGRAMMES.find((p) => p.nom === nom);
  if (!trouve) throw new Error(`« ${nom} » n’est pas dans tests/machine/table.ts.`);
  return trouve;
}
