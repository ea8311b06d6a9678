import { getEntry } from 'astro:content';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Contours } from '#lib/geo/contours.ts';
import type { ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { chargerContours } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, chargerSite, sourceDe } from './site.ts';

/** Réunit ce qu’un imprimé du département montre. `origine` : adresse publique du site. */
export async function preparerImprimes(
  d: Departement,
  origine: URL | undefined,
): Promise<{ d: Departement; contours: Contours; textes: TextesImprimes; contexte: ContexteImprime }> {
  const donnees = await chargerDonnees();
  const site = await chargerSite();
  const entree = await getEntry('imprimes', 'imprimes');
  if (!entree) throw new Error('content/documents/imprimes.yaml : fichier absent ; attendu : les textes des imprimés');
  return {
    d,
    contours: await chargerContours(d.code),
    textes: entree.data as TextesImprimes,
    contexte: {
      site,
      jour: DATE_REFERENCE,
      absolue: (chemin) => new URL(chemin, origine ?? site.adresse).href,
      source: (id) => sourceDe(donnees, id),
    },
  };
}
