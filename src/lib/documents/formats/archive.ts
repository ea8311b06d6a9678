import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Jour } from '#lib/valeurs/date-partielle.ts';

/**
 * Archive d’un document bureautique : entrées dans l’ordre donné, toutes datées du même jour, donc mêmes octets pour un
 * même contenu. La première peut rester sans compression (`mimetype` des fichiers ODF, qui doit se lire tel quel).
 */
export function archiver(
  entrees: Readonly<Record<string, string | Uint8Array>>,
  au: Jour,
  sansCompression?: string,
): Uint8Array {
  // L’archive note une heure locale : on la bâtit pour qu’elle soit la même dans tous les fuseaux.
  const [annee, mois, numero] = au.split('-').map(Number) as [number, number, number];
  const mtime = new Date(annee, mois - 1, numero);
  const fichiers: Zippable = {};
  for (const [chemin, contenu] of Object.entries(entrees)) {
    fichiers[chemin] = [
      typeof contenu === 'string' ? strToU8(contenu) : contenu,
      { level: chemin === sansCompression ? 0 : 9, mtime },
    ];
  }
  return zipSync(fichiers);
}
