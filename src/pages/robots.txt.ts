import type { APIRoute } from 'astro';
import { url } from '#lib/adresses.ts';

/** Tout est ouvert aux moteurs, sauf l’index interne de la recherche. */
export const GET: APIRoute = ({ site }) =>
  new Response(
    `User-agent: *\nDisallow: ${url('/pagefind/')}\n\nSitemap: ${new URL(url('/sitemap.xml'), site).href}\n`,
  );
