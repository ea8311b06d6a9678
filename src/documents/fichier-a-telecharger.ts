import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import pLimit from 'p-limit';
import { pagesComptees } from './file-de-travail.ts';

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
export interface MesuresDeDocument {
  /** Octets. */
  poids: number;
  /** Somme de contrôle SHA-256, en hexadécimal. */
  sha256: string;
  /** Pages d’un PDF ; `null` pour les formats que chaque logiciel met en page à sa façon. */
  pages: number | null;
}

/** Documents en préparation à la fois : chacun tient ses dessins et ses textes jusqu’à ce qu’il soit composé. */
const chacunSonTour = pLimit(6);

const memoire = new Map<string, Promise<{ chemin: string; mesures: MesuresDeDocument }>>();
let dossier: string | undefined;

/** Nom complet sous `/documents/` : `dossier-53-mayenne.pdf`. */
export function nomDeFichier(fichier: Pick<Fichier, 'chemin' | 'format'>): string {
  return `${fichier.chemin}.${fichier.format}`;
}

/**
 * Où attendent les documents faits : un site national en compte des milliers, trop pour la mémoire. Effacé à la fin du
 * processus.
 */
function dossierProvisoire(): string {
  if (!dossier) {
    const cree = mkdtempSync(join(tmpdir(), 'documents-'));
    process.once('exit', () => rmSync(cree, { recursive: true, force: true }));
    dossier = cree;
  }
  return dossier;
}

/** Fait un fichier, une seule fois par construction, le mesure et le range. */
function preparer(fichier: Fichier): Promise<{ chemin: string; mesures: MesuresDeDocument }> {
  const nom = nomDeFichier(fichier);
  const fait =
    memoire.get(nom) ??
    chacunSonTour(async () => {
      const octets = await fichier.fabriquer();
      const chemin = join(dossierProvisoire(), nom);
      writeFileSync(chemin, octets);
      return { chemin, mesures: await mesurerOctets(octets, fichier.format) };
    });
  memoire.set(nom, fait);
  return fait;
}

/** Octets d’un fichier, fabriqués une seule fois par construction. */
export async function octetsDe(fichier: Fichier): Promise<Uint8Array> {
  return readFileSync((await preparer(fichier)).chemin);
}

/** Poids, somme de contrôle et nombre de pages, lus sur les octets eux-mêmes. */
export async function mesurer(fichier: Fichier): Promise<MesuresDeDocument> {
  return (await preparer(fichier)).mesures;
}

async function mesurerOctets(octets: Uint8Array, format: Format): Promise<MesuresDeDocument> {
  return {
    poids: octets.length,
    sha256: createHash('sha256').update(octets).digest('hex'),
    pages: format === 'pdf' ? (pagesComptees(octets) ?? (await compterPages(octets))) : null,
  };
}

/** Relit un PDF pour compter ses pages : celui dont les réponses sont devenues des champs n’est plus celui du fil. */
async function compterPages(octets: Uint8Array): Promise<number> {
  return (await PDFDocument.load(octets, { updateMetadata: false })).getPageCount();
}
