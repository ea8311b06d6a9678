import { reunirCommunes, type CommuneLue } from '#lib/communes/commune.ts';
import { indexer, type IndexCommunes } from '#lib/communes/recherche.ts';
import type { CommunesPubliees, IntercommunalitePubliee } from '#lib/communes/publication.ts';
import { chargerJson } from '#client/charger-json.ts';

const charges = new Map<string, Promise<CommunesPubliees>>();

/** Un index publié, lu une fois ; un échec n’est pas gardé. */
function charger(adresse: string): Promise<CommunesPubliees> {
  const connu = charges.get(adresse) ?? chargerJson<CommunesPubliees>(adresse);
  charges.set(adresse, connu);
  connu.catch(() => charges.delete(adresse));
  return connu;
}

/** Les communes de plusieurs index publiés, prêtes à chercher, leurs intercommunalités, et les lieux couverts (« en Mayenne »). */
export async function chargerCommunes(
  adresses: readonly string[],
): Promise<{ index: IndexCommunes<CommuneLue>; intercommunalites: IntercommunalitePubliee[]; lieux: string[] }> {
  const publiees = await Promise.all(adresses.map(charger));
  return {
    index: indexer(reunirCommunes(publiees)),
    intercommunalites: publiees.flatMap((p) => p.intercommunalites),
    lieux: publiees.map((p) => p.dans),
  };
}
