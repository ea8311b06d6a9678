/** Les noms que `content/` admet : tout le reste est refusé, avec le nom connu le plus proche. Pur. */
import { plusProche } from '#lib/texte/distance.ts';
import type { Probleme } from './probleme.ts';

/** Une entrée d’un dossier, telle que le disque la donne, sans suivre les liens. */
export interface Entree {
  /** Chemin depuis la racine, barres obliques : `content/pages/carte.mdx`. */
  chemin: string;
  nature: 'fichier' | 'dossier' | 'lien' | 'illisible' | 'autre';
}

/** Ce qu’un dossier peut contenir. */
interface DossierAdmis {
  /** Noms des fichiers attendus. */
  fichiers?: readonly string[];
  /** Sous-dossiers attendus, par nom. */
  dossiers?: Readonly<Record<string, DossierAdmis>>;
  /** Fichiers dont le nom est libre, et la forme de ce nom. */
  libres?: { motif: RegExp; extension: string; attendu: string };
  /** Sous-dossiers dont le nom est libre. */
  sousDossiers?: { motif: RegExp; attendu: string; contenu: () => DossierAdmis };
  /** Un dossier vide se comprend. */
  videAdmis?: boolean;
}

/** Sous Windows, un fichier de ce nom ne s’écrit pas : le dépôt n’y serait plus complet. */
const NOM = '(?!(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\.|$))[a-z0-9]+(?:-[a-z0-9]+)*';

const CONTRATS: DossierAdmis = {
  videAdmis: true,
  libres: {
    motif: new RegExp(`^${NOM}\\.yaml$`),
    extension: '.yaml',
    attendu: 'un nom en minuscules sans accents, chiffres et tirets : 53-craon-4.yaml',
  },
};

const DOSSIER_DE_DEPARTEMENT: DossierAdmis = {
  fichiers: [
    'departement.yaml',
    'sources.yaml',
    'contacts.yaml',
    'aide.yaml',
    'dossier.yaml',
    'modeles.yaml',
    'contours.geojson',
  ],
  dossiers: { contrats: CONTRATS },
};

const PAGES: DossierAdmis = {
  libres: {
    motif: new RegExp(`^${NOM}\\.mdx$`),
    extension: '.mdx',
    attendu: 'un nom en minuscules sans accents, chiffres et tirets : ma-page.mdx',
  },
  sousDossiers: {
    motif: new RegExp(`^${NOM}$`),
    attendu: 'un nom en minuscules sans accents, chiffres et tirets',
    contenu: () => PAGES,
  },
};

const RACINE: DossierAdmis = {
  fichiers: [
    'site.yaml',
    'sources.yaml',
    'actions.yaml',
    'glossaire.yaml',
    'faq.yaml',
    'textes-juridiques.yaml',
    'rgaa.yaml',
    'mots.txt',
    'README.md',
    'LICENCE.md',
  ],
  dossiers: {
    departements: {
      sousDossiers: {
        motif: /^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-6])$/,
        attendu: 'le code d’un département : 53, 2A, 974',
        contenu: () => DOSSIER_DE_DEPARTEMENT,
      },
    },
    documents: { fichiers: ['imprimes.yaml'] },
    france: { fichiers: ['sources.yaml', 'affirmations.yaml', 'regions.yaml'], dossiers: { contrats: CONTRATS } },
    pages: PAGES,
  },
};

/** Ce que laissent systèmes, éditeurs et commandes interrompues : sans effet, nommé en une ligne. */
const RESTES = [
  // macOS
  /^(\.DS_Store|\.AppleDouble|\.LSOverride|\._.*|Icon\r?|__MACOSX)$/i,
  /^\.(Spotlight-V100|Trashes|fseventsd|TemporaryItems|Trash-\d+)$/i,
  // Windows
  /^(desktop\.ini|Thumbs\.db|ehthumbs(_vista)?\.db|\$RECYCLE\.BIN)$/i,
  // Bureaux et disques partagés de Linux
  /^(\.directory|\.nfs.*)$/i,
  // Gestion de versions, éditeurs
  /^\.((git|hg|svn)(keep|ignore|attributes)?|idea|vscode|obsidian|editorconfig)$/i,
  // Verrous, sauvegardes et fichiers à moitié écrits
  /^(~\$.*|\.~lock\..*|.*~|#.*#|\.#.*|.*\.(bak|orig|rej|swp|swo|swn|tmp|temp|part|crdownload|lock|lck))$/i,
  // Dossier provisoire de nos commandes
  /^\.\d[\dAB]\d?-\d+$/i,
];

/** Ce qu’une entrée est, quand elle n’est ni un fichier ni un dossier d’ici. */
const HORS_DU_CONTENU = { lien: 'lien vers un autre endroit', autre: 'ni un fichier ni un dossier' };

const nomDe = (chemin: string): string => chemin.split('/').at(-1)!;
const parentDe = (chemin: string): string => chemin.split('/').slice(0, -1).join('/');

/** Les entrées admises, celles sans effet, et les refus. */
export interface Tri {
  /** Fichiers à lire. */
  fichiers: Set<string>;
  /** Dossiers reconnus. */
  dossiers: Set<string>;
  ignores: string[];
  problemes: Probleme[];
}

/** Juge toutes les entrées de `content/` ; ce qui est sous un dossier refusé ou sans effet n’est pas jugé. */
export function trierNoms(entrees: readonly Entree[]): Tri {
  const parDossier = Map.groupBy(entrees, ({ chemin }) => parentDe(chemin));
  const tri: Tri = { fichiers: new Set(), dossiers: new Set(['content']), ignores: [], problemes: [] };
  const [racine] = parDossier.get('') ?? [];
  if (racine) tri.problemes.push(refuserRacine(racine));
  trierDossier('content', RACINE, parDossier, tri);
  return tri;
}

/** `content` n’est pas un dossier. */
function refuserRacine({ chemin: fichier, nature }: Entree): Probleme {
  const valeur = nature === 'fichier' ? 'un fichier' : HORS_DU_CONTENU[nature as 'lien' | 'autre'];
  return { fichier, champ: '', valeur, attendu: 'un vrai dossier : celui du contenu du site' };
}

function trierDossier(
  chemin: string,
  attendu: DossierAdmis,
  parDossier: ReadonlyMap<string, readonly Entree[]>,
  tri: Tri,
): void {
  const noter = (fichier: string, valeur: string, attendus: string) =>
    tri.problemes.push({ fichier, champ: '', valeur, attendu: attendus });
  const entrees = parDossier.get(chemin) ?? [];
  if (entrees.length === 0 && !attendu.videAdmis && chemin !== 'content')
    noter(chemin, 'dossier vide', 'un dossier qui contient quelque chose, ou pas de dossier');
  for (const entree of entrees) {
    const nom = nomDe(entree.chemin);
    if (RESTES.some((reste) => reste.test(nom))) {
      tri.ignores.push(entree.chemin);
      continue;
    }
    if (entree.nature === 'illisible') {
      noter(entree.chemin, 'nom illisible', 'un nom en minuscules sans accents, enregistré en UTF-8');
      continue;
    }
    if (entree.nature === 'lien' || entree.nature === 'autre') {
      noter(entree.chemin, HORS_DU_CONTENU[entree.nature], 'un vrai fichier : rien n’est lu hors de content/');
      continue;
    }
    const estDossier = entree.nature === 'dossier';
    const suite = estDossier ? sousDossier(attendu, nom) : undefined;
    if (suite) {
      tri.dossiers.add(entree.chemin);
      trierDossier(entree.chemin, suite, parDossier, tri);
    } else if (!estDossier && (attendu.fichiers?.includes(nom) || attendu.libres?.motif.test(nom)))
      tri.fichiers.add(entree.chemin);
    else {
      const { valeur, attendu: phrase } = refuser(nom, estDossier, attendu);
      noter(entree.chemin, valeur, phrase);
    }
  }
}

function sousDossier(attendu: DossierAdmis, nom: string): DossierAdmis | undefined {
  if (attendu.dossiers && Object.hasOwn(attendu.dossiers, nom)) return attendu.dossiers[nom];
  return attendu.sousDossiers?.motif.test(nom) ? attendu.sousDossiers.contenu() : undefined;
}

/** Pourquoi un nom n’est pas admis ici, et le nom connu dont il est proche. */
function refuser(nom: string, estDossier: boolean, d: DossierAdmis): { valeur: string; attendu: string } {
  const fichiers = d.fichiers ?? [];
  const dossiers = Object.keys(d.dossiers ?? {});
  if (estDossier && (fichiers.includes(nom) || d.libres?.motif.test(nom)))
    return { valeur: 'un dossier', attendu: 'un fichier de ce nom' };
  if (!estDossier && sousDossier(d, nom)) return { valeur: 'un fichier', attendu: 'un dossier de ce nom' };
  if (!estDossier && d === DOSSIER_DE_DEPARTEMENT && CONTRATS.libres!.motif.test(nom) && /^(\d|2[ab])/.test(nom))
    return {
      valeur: 'une fiche hors de son dossier',
      attendu: `ce fichier dans le dossier contrats : contrats/${nom}`,
    };
  const bon = redresser(nom, estDossier, d);
  if (bon) return { valeur: `nom « ${nom} » inconnu`, attendu: `« ${bon} »` };
  if (estDossier && !d.sousDossiers && dossiers.length === 0)
    return { valeur: `sous-dossier « ${nom} »`, attendu: 'aucun sous-dossier ici' };
  if (estDossier && d.sousDossiers) return { valeur: `dossier « ${nom} »`, attendu: d.sousDossiers.attendu };
  if (!estDossier && d.libres) return { valeur: `fichier « ${nom} »`, attendu: d.libres.attendu };
  if (!estDossier && d.sousDossiers)
    return { valeur: `fichier « ${nom} »`, attendu: `un dossier, dont le nom est ${d.sousDossiers.attendu}` };
  const noms = estDossier ? dossiers : fichiers;
  return {
    valeur: `${estDossier ? 'dossier' : 'fichier'} « ${nom} » inconnu`,
    attendu: `un de ces noms : ${noms.join(', ')}`,
  };
}

/** Le nom que l’éditeur voulait sans doute écrire : autre casse, autre extension, lettre changée. */
function redresser(nom: string, estDossier: boolean, d: DossierAdmis): string | null {
  if (estDossier) {
    const code = /^\d[\dab]\d?/i.exec(nom)?.[0].toUpperCase();
    if (d.sousDossiers && code && d.sousDossiers.motif.test(code)) return code;
    const minuscules = nom.toLowerCase();
    if (minuscules !== nom && d.sousDossiers?.motif.test(minuscules)) return minuscules;
    return plusProche(nom, Object.keys(d.dossiers ?? {}));
  }
  const racine = nom
    .toLowerCase()
    .replace(/^[_.]+/, '')
    .replace(/(\.(ya?ml|mdx?|markdown|txt|json|geojson|docx?))+$/, '');
  if (d.libres) {
    const propose = `${racine
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')}${d.libres.extension}`;
    return d.libres.motif.test(propose) ? propose : null;
  }
  const connus = [...(d.fichiers ?? []), ...Object.keys(d.dossiers ?? {})];
  return connus.find((c) => c.toLowerCase().replace(/\.\w+$/, '') === racine) ?? plusProche(nom, connus);
}
