import { lireIntercommunalites, reunirCommunes, type LieuLu } from '#lib/communes/commune.ts';
import type { CommunesPubliees } from '#lib/communes/publication.ts';
import { indexer, type IndexLieux } from '#lib/communes/recherche.ts';

const charges = new Map<string, Promise<CommunesPubliees>>();

async function lire(adresse: string): Promise<CommunesPubliees> {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return (await reponse.json()) as CommunesPubliees;
}

/** Un index publié, lu une fois ; un échec n’est pas gardé. */
function charger(adresse: string): Promise<CommunesPubliees> {
  const connu = charges.get(adresse) ?? lire(adresse);
  charges.set(adresse, connu);
  connu.catch(() => charges.delete(adresse));
  return connu;
}

/** Les communes et les intercommunalités de plusieurs index publiés, prêtes à chercher, et les lieux couverts (« en Mayenne »). */
export async function chargerLieux(
  adresses: readonly string[],
): Promise<{ index: IndexLieux<LieuLu>; lieux: string[] }> {
  const publiees = await Promise.all(adresses.map(charger));
  return {
    index: indexer<LieuLu>([...reunirCommunes(publiees), ...lireIntercommunalites(publiees)]),
    lieux: publiees.map((p) => p.dans),
  };
}
