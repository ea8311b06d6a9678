import type { APIRoute, GetStaticPaths } from 'astro';
import { FORMATS, nomDeFichier, octetsDe, type Fichier } from '#documents/fichier-a-telecharger.ts';
import { listerFichiers } from '#documents/fichiers-publies.ts';

export const getStaticPaths = (async () =>
  (await listerFichiers(new URL(import.meta.env.SITE))).map((f) => ({
    params: { fichier: nomDeFichier(f) },
    props: { f },
  }))) satisfies GetStaticPaths;

/** Chaque document du catalogue, fabriqué à la construction. */
export const GET: APIRoute<{ f: Fichier }> = async ({ props: { f } }) =>
  new Response((await octetsDe(f)) as Uint8Array<ArrayBuffer>, { headers: { 'content-type': FORMATS[f.format].type } });
