import { createHash } from 'node:crypto';

/** Formats publiés, du plus universel au plus particulier. */
export const FORMATS = {
  pdf: { nom: 'PDF', type: 'application/pdf' },
  odt: { nom: 'ODT', type: 'application/vnd.oasis.opendocument.text' },
  docx: { nom: 'DOCX', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  ods: { nom: 'ODS', type: 'application/vnd.oasis.opendocument.spreadsheet' },
  xlsx: { nom: 'XLSX', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

export type Format = keyof typeof FORMATS;

/** Un fichier à télécharger : ce que les pages en disent, et de quoi le fabriquer. */
export interface Fichier {
  /** Nom sous `/documents/`, sans extension : `dossier-53-mayenne`. */
  chemin: string;
  format: Format;
  /** Document dont ce fichier est un format ; les fichiers d’un même document se suivent. */
  titre: string;
  /** À quoi il sert, en une phrase. */
  usage: string;
  /** Document sans son territoire : `dossier`, `annexe-budgetaire`… */
  famille: string;
  /** Code du département. */
  departement: string;
  /** SIREN de l’EPCI pour lequel il est fait ; absent = pour tout le département. */
  siren?: string | undefined;
  /** Fabrique le fichier ; les mêmes données donnent les mêmes octets. */
  fabriquer: () => Promise<Uint8Array>;
}

/** Ce qui se mesure sur un fichier fait. */
export interface Mesures {
  /** Octets. */
  poids: number;
  /** Somme de contrôle SHA-256, en hexadécimal. */
  sha256: string;
  /** Pages d’un PDF ; `null` pour les formats que chaque logiciel met en page à sa façon. */
  pages: number | null;
}

const memoire = new Map<string, Promise<Uint8Array>>();

/** Nom complet sous `/documents/` : `dossier-53-mayenne.pdf`. */
export function nomDeFichier(fichier: Pick<Fichier, 'chemin' | 'format'>): string {
  return `${fichier.chemin}.${fichier.format}`;
}

/** Octets d’un fichier, fabriqués une seule fois par construction. */
export function octetsDe(fichier: Fichier): Promise<Uint8Array> {
  const nom = nomDeFichier(fichier);
  const faits = memoire.get(nom) ?? fichier.fabriquer();
  memoire.set(nom, faits);
  return faits;
}

/** Poids, somme de contrôle et nombre de pages, lus sur les octets eux-mêmes. */
export async function mesurer(fichier: Fichier): Promise<Mesures> {
  const octets = await octetsDe(fichier);
  return {
    poids: octets.length,
    sha256: createHash('sha256').update(octets).digest('hex'),
    pages: fichier.format === 'pdf' ? compterPages(octets) : null,
  };
}

/** Pages d’un PDF écrit par nous : le nœud racine de l’arbre des pages porte leur nombre. */
function compterPages(octets: Uint8Array): number {
  const comptes = [...Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1').matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count (\d+)|\/Count (\d+)[^>]*?\/Type\s*\/Pages\b/g)];
  return Math.max(0, ...comptes.map((m) => Number(m[1] ?? m[2])));
}
