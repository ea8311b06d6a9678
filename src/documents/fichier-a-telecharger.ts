import { createHash } from 'node:crypto';
import { mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
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

/** Un document fait : où la réserve le tient, et ce qui s’en mesure. */
interface Fait {
  debut: number;
  mesures: MesuresDeDocument;
}

const memoire = new Map<string, Promise<Fait>>();
let reserve: { fichier: number; fin: number } | undefined;

/** Nom complet sous `/documents/` : `dossier-53-mayenne.pdf`. */
export function nomDeFichier(fichier: Pick<Fichier, 'chemin' | 'format'>): string {
  return `${fichier.chemin}.${fichier.format}`;
}

/**
 * Où attendent les documents faits : un site national en compte des milliers, trop pour la mémoire. Ils s’y suivent
 * dans un seul fichier : en ouvrir un pour chacun coûte plus que l’écrire. Effacé à la fin du processus.
 */
function ouvrirLaReserve(): { fichier: number; fin: number } {
  const dossier = mkdtempSync(join(tmpdir(), 'documents-'));
  process.once('exit', () => rmSync(dossier, { recursive: true, force: true }));
  return { fichier: openSync(join(dossier, 'reserve'), 'w+'), fin: 0 };
}

/** Range un document à la suite des autres ; rend où il commence. */
function ranger(octets: Uint8Array): number {
  reserve ??= ouvrirLaReserve();
  const debut = reserve.fin;
  writeFileSync(reserve.fichier, octets);
  reserve.fin += octets.length;
  return debut;
}

/** Fait un fichier, une seule fois par construction, le mesure et le range. */
function preparer(fichier: Fichier): Promise<Fait> {
  const nom = nomDeFichier(fichier);
  const fait =
    memoire.get(nom) ??
    chacunSonTour(async () => {
      const octets = await fichier.fabriquer();
      return { debut: ranger(octets), mesures: await mesurerOctets(octets, fichier.format) };
    });
  memoire.set(nom, fait);
  return fait;
}

/** Octets d’un fichier, fabriqués une seule fois par construction. */
export async function octetsDe(fichier: Fichier): Promise<Uint8Array> {
  const { debut, mesures } = await preparer(fichier);
  const octets = new Uint8Array(mesures.poids);
  readSync(reserve!.fichier, octets, 0, octets.length, debut);
  return octets;
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
