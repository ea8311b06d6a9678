import type { APIRoute } from 'astro';
import { cleTerritoire } from '#lib/adresses.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { composerFiche } from '#documents/imprimes.ts';
import { preparerImprimes, reponsePdf } from '#donnees/imprimes.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  const { territoires } = await chargerDonnees();
  return territoires.map((t) => ({ params: { territoire: cleTerritoire(t.epci) }, props: { t } }));
}

export const GET: APIRoute<{ t: Territoire }> = async ({ props: { t }, site }) => {
  const { departements } = await chargerDonnees();
  const d = departements.find((x) => x.code === t.epci.departement) ?? departements.find((x) => t.epci.departements.includes(x.code))!;
  return reponsePdf(await composerFiche(await preparerImprimes(d, site), t));
};
