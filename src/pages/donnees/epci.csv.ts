import type { APIRoute } from 'astro';
import { versCsv } from '#lib/vues/csv.ts';
import { publierTousLesEpci } from '#donnees/publication.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(versCsv(await publierTousLesEpci(site)), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
