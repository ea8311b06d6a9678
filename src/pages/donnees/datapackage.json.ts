import type { APIRoute } from 'astro';
import { chargerPaquet, reponseFichier } from '#donnees/fichiers-de-donnees.ts';

export const GET: APIRoute = async () =>
  reponseFichier(JSON.stringify(await chargerPaquet(new URL(import.meta.env.SITE)), null, 1), 'application/json');
