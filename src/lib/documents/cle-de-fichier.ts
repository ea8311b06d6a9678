import { cleDepartement, cleTerritoire } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';

/**
 * Nom de fichier, sans extension, d’un document à remplir : `dossier-53-mayenne`, `dossier-200048551-pays-de-craon`.
 */
export function cleARemplir(
  document: string,
  departement: Pick<Departement, 'code' | 'nom'>,
  territoire?: Pick<Territoire, 'epci'>,
): string {
  return `${document}-${territoire ? cleTerritoire(territoire.epci) : cleDepartement(departement)}`;
}
