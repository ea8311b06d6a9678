import { lireIntercommunalites, reunirCommunes, type LieuLu } from '#lib/communes/commune.ts';
import type { CommunesPubliees } from '#lib/communes/communes-publiees.ts';
import { indexerLesLieux, type IndexLieux } from '#lib/communes/recherche-de-lieux.ts';
import { chargerJson } from '#client/charger-json.ts';

const charges = new Map<string, Promise<CommunesPubliees>>();

/** Un index publié, lu une fois ; un échec n’est pas gardé. */
function charger(adresse: string): Promise<CommunesPubliees> {
  const connu = charges.get(adresse) ?? chargerJson<CommunesPubliees>(adresse);
  charges.set(adresse, connu);
  connu.catch(() => charges.delete(adresse));
  return connu;
}

/**
 * Les communes et les intercommunalités de plusieurs index publiés, prêtes à chercher.
 */
export async function chargerLieux(adresses: readonly string[]): Promise<{ index: IndexLieux<LieuLu> }> {
  const publiees = await Promise.all(adresses.map(charger));
  return {
    index: indexerLesLieux<LieuLu>([...reunirCommunes(publiees), ...lireIntercommunalites(publiees)]),
  };
}
