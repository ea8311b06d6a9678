/** Les formes des communes d’un nouveau département : de fichiers, ou de geo.api.gouv.fr. */
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { epciDuDepartement } from '#lib/domaine/referentiel.ts';
import { analyserCommunes, lireFormesCommunales } from '../contours/lecture.ts';
import { ErreurContours, type FormeCommunale } from '../contours/rattachement.ts';

/** Adresse du service public des communes (documentation : https://geo.api.gouv.fr/decoupage-administratif). */
export const GEO_API = 'https://geo.api.gouv.fr';

/** Une réponse peut peser des dizaines de mégaoctets. */
const DELAI_MS = 120_000;

/** Départements qui ont une commune d’un EPCI présent dans celui-ci, lui compris, en tête. */
export function departementsUtiles(referentiel: Referentiel, code: string): string[] {
  return [...new Set([code, ...epciDuDepartement(referentiel, code).flatMap((e) => e.departements)])];
}

/**
 * Lit les fichiers donnés.
 * @throws ErreurContours si un fichier est illisible, ou si aucun n’a de commune du département.
 */
export function lireFichiers(fichiers: readonly string[], code: string): FormeCommunale[] {
  const lues = fichiers.flatMap(lireFormesCommunales);
  if (lues.some((commune) => commune.code.startsWith(code))) return lues;
  const autres = [
    ...new Set(lues.map((commune) => commune.code.slice(0, commune.code.startsWith('97') ? 3 : 2))),
  ].sort();
  throw new ErreurContours(
    `${fichiers.join(', ')} : aucune commune du département ${code} ; ` +
      `${autres.length > 1 ? 'ces fichiers sont ceux' : 'ce fichier est celui'} du ${autres.join(', ')}. ` +
      `Donnez à --communes le fichier des communes du ${code}.`,
  );
}

/**
 * Demande les communes de plusieurs départements au service, un par un.
 * @throws ErreurContours si le service ne répond pas, ou pas avec des communes.
 */
export async function telechargerCommunes(codes: readonly string[], api: string): Promise<FormeCommunale[]> {
  const lues: FormeCommunale[] = [];
  for (const code of codes) {
    const adresse = `${api}/departements/${code}/communes?fields=code,nom&format=geojson&geometry=contour`;
    let reponse: Response;
    try {
      reponse = await fetch(adresse, { signal: AbortSignal.timeout(DELAI_MS) });
    } catch {
      throw new ErreurContours(
        `${adresse} : pas de réponse. Hors ligne, donnez un fichier GeoJSON ` + 'des communes : --communes FICHIER.',
      );
    }
    if (!reponse.ok)
      throw new ErreurContours(
        `${adresse} : réponse ${reponse.status}. Réessayez, ou donnez un fichier GeoJSON des communes : ` +
          '--communes FICHIER.',
      );
    lues.push(...analyserCommunes(await reponse.text(), adresse));
  }
  return lues;
}
