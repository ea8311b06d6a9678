import type { APIRoute } from 'astro';
import { messageACompleter } from '#lib/publication/signalement.ts';
import { chargerSite } from '#donnees/site.ts';

/**
 * Le message à compléter, en fichier à garder : marque d’ordre des octets et fins de ligne que tout éditeur comprend.
 */
export const GET: APIRoute = () => new Response(`\ufeff${messageACompleter(chargerSite()).replaceAll('\n', '\r\n')}`);
