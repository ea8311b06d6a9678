import type { APIRoute } from 'astro';
import { cleDepartement } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { composerAffiche } from '#documents/imprimes.ts';
import { preparerImprimes, reponsePdf } from '#donnees/imprimes.ts';
import { chargerDonnees } from '#donnees/site.ts';

const PAPIERS = ['a4', 'a3'] as const;
interface Props { d: Departement; papier: (typeof PAPIERS)[number] }

export async function getStaticPaths() {
  const { departements } = await chargerDonnees();
  return departements.flatMap((d) => PAPIERS.map((papier) => ({ params: { affiche: `${cleDepartement(d)}-${papier}` }, props: { d, papier } })));
}

export const GET: APIRoute<Props> = async ({ props: { d, papier }, site }) =>
  reponsePdf(await composerAffiche(await preparerImprimes(d, site), papier));
