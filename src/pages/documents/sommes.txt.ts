import type { APIRoute } from 'astro';
import { mesurer, nomDeFichier } from '#documents/fichier-a-telecharger.ts';
import { listerFichiers } from '#documents/fichiers-publies.ts';

/** Sommes SHA-256 de tous les documents, au format que relit `sha256sum --check`. */
export const GET: APIRoute = async ({ site }) => {
  const lignes = (await listerFichiers(site)).map(async (f) => `${(await mesurer(f)).sha256}  ${nomDeFichier(f)}`);
  return new Response(`${(await Promise.all(lignes)).join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
