import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Dossier du site construit. */
export const DIST = join(import.meta.dirname, '../../dist');

/** Texte d’un fichier construit. */
export const lire = (chemin: string): string => readFileSync(join(DIST, chemin), 'utf8');

/** Contenu d’un fichier JSON construit. */
export const lireJson = <T>(chemin: string): T => JSON.parse(lire(chemin)) as T;

/** Chemin, dans le dossier construit, d’une adresse publique du site. */
export function cheminDe(adresse: string): string {
  const { pathname } = new URL(adresse);
  return pathname.endsWith('/') ? `${pathname}index.html` : pathname;
}
