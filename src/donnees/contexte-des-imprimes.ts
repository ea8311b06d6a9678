import { chargerContenu } from '#chargeurs/contenu.ts';
import { departementsDe, type Departement } from '#lib/domaine/departement.ts';
import type { Atelier } from '#lib/documents/atelier.ts';
import { agenceDe, quiAppeler } from '#lib/territoire/contacts.ts';
import { chargerContours } from './contours.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, chargerSite, sourceDe } from './site.ts';
import { voisinsDAilleurs, voisinsDuTerritoire } from './voisins.ts';

/** Réunit ce qu’un imprimé du département montre. `origine` : adresse publique du site. */
export function preparerImprimes(d: Departement, origine: URL | undefined): Atelier {
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
