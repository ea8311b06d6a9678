import { chargerContenu } from '#chargeurs/contenu.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Contours } from '#lib/geo/contours.ts';
import type { ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { chargerContours } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, chargerSite, sourceDe } from './site.ts';

/** Réunit ce qu’un imprimé du département montre. `origine` : adresse publique du site. */
export function preparerImprimes(
  d: Departement,
  origine: URL | undefined,
): { d: Departement; contours: Contours; textes: TextesImprimes; contexte: ContexteImprime } {
  const donnees = chargerDonnees();
  const site = chargerSite();
  return {
    d,
    contours: chargerContours(d.code),
    textes: chargerContenu().imprimes[0]!.donnee,
    contexte: {
      site,
      jour: DATE_REFERENCE,
      absolue: (chemin) => new URL(chemin, origine ?? site.adresse).href,
      source: (id) => sourceDe(donnees, id),
    },
  };
}
