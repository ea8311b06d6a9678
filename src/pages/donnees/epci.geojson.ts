import type { APIRoute } from 'astro';
import { publierGeojson, reponseJson } from '#donnees/publication.ts';
import { chargerDonnees } from '#donnees/site.ts';

export const GET: APIRoute = async ({ site }) => {
  const { departements } = await chargerDonnees();
  return reponseJson(await publierGeojson(departements.map((d) => d.code), site), 'application/geo+json');
};
