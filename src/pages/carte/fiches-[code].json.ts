import type { APIRoute } from 'astro';
import { donneesDeLaCarte } from '#donnees/carte.ts';
import { reponseFichier, TYPES_MEDIA } from '#donnees/fichiers-de-donnees.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  return chargerDonnees().departements.map((d) => ({ params: { code: d.code } }));
}

/** Ce qu’il faut à la carte pour remonter le temps : fiches, EPCI et habitants d’un département, au plus court. */
export const GET: APIRoute = async ({ params }) =>
  reponseFichier(JSON.stringify(donneesDeLaCarte(params['code']!)), TYPES_MEDIA.json);
