import { departementsDe } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { comparerAuVoisin, type VoisinCompare } from '#lib/territoire/voisins.ts';
import { chargerTousLesVoisins } from './contours.ts';
import { chargerDonnees, nomDuDepartement } from './site.ts';

let parSiren: ReadonlyMap<string, Territoire> | undefined;

/** Les voisins d’un territoire, dans tous les départements suivis ; de l’un à l’autre, le département est dit. */
export function voisinsDuTerritoire(t: Territoire): VoisinCompare[] {
  const { departements, territoires } = chargerDonnees();
  parSiren ??= new Map(territoires.map((x) => [x.epci.siren, x]));
  const touches = chargerTousLesVoisins(departements.map((d) => d.code)).get(t.epci.siren) ?? [];
  return touches.flatMap(({ siren, direction }) => {
    const territoire = parSiren!.get(siren);
    if (!territoire) return [];
    const { epci } = territoire;
    const ailleurs = epci.departement !== t.epci.departement;
    const suivi = departementsDe({ departements: [epci.departement] }, departements)[0];
    const ou = suivi
      ? suivi.fiche.dans
      : `pour l’essentiel hors du département (${nomDuDepartement(epci.departement)})`;
    return [comparerAuVoisin(t, territoire, direction, ailleurs ? ou : undefined)];
  });
}
