import { poserLesNoms, type CadreDeVue, type NomsDeTerritoire } from '#lib/carte/noms-a-lecran.ts';
import { nomsBrefs } from '#lib/carte/nom-bref.ts';
import { parSituation } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Trace } from '#lib/geo/lignes-communes.ts';
import { chargerDonnees } from './site.ts';

/** Les territoires dans l’ordre des listes et des numéros : du contrat le mieux établi à l’inconnu. */
export function dansLOrdre(territoires: readonly Territoire[]): Territoire[] {
  return [...territoires].sort(parSituation);
}

/**
 * Les noms à écrire sur une carte qui montre ces territoires, numérotés dans l’ordre des listes. `dehors` : ceux d’à
 * côté qu’elle montre en blanc, nommés après les autres.
 */
export function nomsDeLaCarte(
  trace: Trace,
  territoires: readonly Territoire[],
  cadres: { large: CadreDeVue; etroit: CadreDeVue },
  dehors: readonly Territoire[] = [],
): NomsDeTerritoire[] {
  const { departements } = chargerDonnees();
  const exceptions = Object.assign({}, ...departements.map((d) => d.fiche.nomsCourts)) as Record<string, string>;
  const liste = [...dansLOrdre(territoires), ...dehors].map((t) => ({ siren: t.epci.siren, nom: t.nom }));
  const brefs = nomsBrefs(liste, exceptions, new Set(departements.map((d) => d.nom)));
  return poserLesNoms(
    trace,
    liste.map((t) => ({ ...t, bref: brefs.get(t.siren) ?? null })),
    cadres,
  );
}
