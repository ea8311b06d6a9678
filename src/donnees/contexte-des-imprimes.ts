import { chargerContenu } from '#chargeurs/contenu.ts';
import { departementsDe, type Departement } from '#lib/domaine/departement.ts';
import type { AutourDuTerritoire } from '#lib/documents/fiche-territoire.ts';
import type { ContexteImprime } from '#lib/documents/pied-et-sources.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contours } from '#lib/geo/contours.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { agenceDe, quiAppeler, type AAppeler } from '#lib/territoire/contacts.ts';
import { chargerContours } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, chargerSite, sourceDe } from './site.ts';
import { voisinsDAilleurs, voisinsDuTerritoire } from './voisins.ts';

/** Réunit ce qu’un imprimé du département montre. `origine` : adresse publique du site. */
export function preparerImprimes(
  d: Departement,
  origine: URL | undefined,
): {
  d: Departement;
  contours: Contours;
  textes: TextesImprimes;
  contexte: ContexteImprime;
  agence: AAppeler;
  autour: (t: Territoire) => AutourDuTerritoire;
} {
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
    agence: agenceDe(d.code, [d], donnees.sources),
    autour: (t) => ({
      appels: quiAppeler(t, departementsDe(t.epci, donnees.departements), donnees.sources),
      voisins: voisinsDuTerritoire(t),
      ailleurs: voisinsDAilleurs(t),
    }),
  };
}
