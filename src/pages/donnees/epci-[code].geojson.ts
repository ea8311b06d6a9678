import type { APIRoute } from 'astro';
import { publierGeojson, reponseJson } from '#donnees/publication.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  return (await chargerDonnees()).departements.map((d) => ({ params: { code: d.code } }));
}

export const GET: APIRoute = async ({ params, site }) => reponseJson(await publierGeojson([params['code']!], site), 'application/geo+json');
