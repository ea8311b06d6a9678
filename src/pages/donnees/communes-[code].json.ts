import type { APIRoute } from 'astro';
import { communesPubliees } from '#donnees/communes.ts';
import { reponseJson } from '#donnees/publication.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  return (await chargerDonnees()).departements.map((d) => ({ params: { code: d.code } }));
}

export const GET: APIRoute = async ({ params }) => reponseJson(await communesPubliees(params['code']!));
