import type { APIRoute } from 'astro';
import { cleDepartement } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { composerNote } from '#documents/imprimes.ts';
import { preparerImprimes, reponsePdf } from '#donnees/imprimes.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  const { departements } = await chargerDonnees();
  return departements.map((d) => ({ params: { departement: cleDepartement(d) }, props: { d } }));
}

export const GET: APIRoute<{ d: Departement }> = async ({ props: { d }, site }) =>
  reponsePdf(await composerNote(await preparerImprimes(d, site)));
