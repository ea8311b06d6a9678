/** Les contours des autres départements publiés : lus avant d’en tracer un, récrits s’il leur ajoute des sommets. */
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contours } from '../../lib/geo/contours.ts';
import type { Voisinage } from './partition.ts';
import { ErreurContours } from './rattachement.ts';

const NOM = 'contours.geojson';

/**
 * Les contours des dossiers de `departements`, sauf celui de `code` ; un dossier sans contours n’y est pas.
 * @throws ErreurContours si un fichier n’est pas du JSON de contours.
 */
export function lireVoisinage(departements: string, code: string): Voisinage {
  const voisinage = new Map<string, Contours>();
  for (const nom of lister(departements).filter((d) => d !== code && /^\d[\dAB]\d?$/.test(d))) {
    const fichier = join(departements, nom, NOM);
    const texte = lire(fichier);
    if (texte === null) continue;
    try {
      const contours = JSON.parse(texte.replace(/^\ufeff/, '')) as Contours;
      if (!Array.isArray(contours.features)) throw new Error('features absent');
      voisinage.set(nom, contours);
    } catch (cause) {
      throw new ErreurContours(
        `${fichier} : contours illisibles (${(cause as Error).message}) ; corrigez-les avant de tracer le ` +
          'département d’à côté : npm run contours.',
      );
    }
  }
  return voisinage;
}

function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier).sort();
  } catch {
    return [];
  }
}

function lire(fichier: string): string | null {
  try {
    return readFileSync(fichier, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Récrit les contours des voisins, tous ou aucun, puis fait `ensuite` ; un échec remet tout en place.
 * @param textes code → texte du fichier.
 */
export function recrireVoisins(departements: string, textes: ReadonlyMap<string, string>, ensuite: () => void): void {
  const fichiers = [...textes].map(([code, texte]) => ({ fichier: join(departements, code, NOM), texte }));
  const avant = fichiers.map(({ fichier }) => readFileSync(fichier));
  let remplaces = 0;
  try {
    for (const { fichier, texte } of fichiers) writeFileSync(`${fichier}.tmp`, texte);
    for (const { fichier } of fichiers) {
      renameSync(`${fichier}.tmp`, fichier);
      remplaces++;
    }
    ensuite();
  } catch (cause) {
    for (const { fichier } of fichiers) rmSync(`${fichier}.tmp`, { force: true });
    // Disque plein, récrire ce qui n’a pas changé risquerait de le vider.
    fichiers.slice(0, remplaces).forEach(({ fichier }, rang) => writeFileSync(fichier, avant[rang]!));
    throw cause;
  }
}
