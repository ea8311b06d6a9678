import { departementsDe } from '#lib/domaine/departement.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { lireVoisinsEpci } from '#chargeurs/voisins-epci.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { comparerAuVoisin, type VoisinCompare, type VoisinDAilleurs } from '#lib/territoire/voisins.ts';
import { chargerReleve } from './france.ts';
import { chargerTousLesVoisins } from './contours.ts';
import { chargerDonnees, nomDuDepartement } from './site.ts';

let parSiren: ReadonlyMap<string, Territoire> | undefined;

/** Les territoires des départements suivis, par SIREN. */
function territoiresSuivis(): ReadonlyMap<string, Territoire> {
  return (parSiren ??= new Map(chargerDonnees().territoires.map((t) => [t.epci.siren, t])));
}

/** Les voisins d’un territoire, dans tous les départements suivis ; de l’un à l’autre, le département est dit. */
export function voisinsDuTerritoire(t: Territoire): VoisinCompare[] {
  const { departements } = chargerDonnees();
  const touches = chargerTousLesVoisins(departements.map((d) => d.code)).get(t.epci.siren) ?? [];
  return touches.flatMap(({ siren, direction }) => {
    const territoire = territoiresSuivis().get(siren);
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

/** Les voisins d’un territoire dans les départements que le site ne suit pas, dans l’ordre de leur nom. */
export function voisinsDAilleurs(t: Territoire): VoisinDAilleurs[] {
  const suivis = territoiresSuivis();
  const { epci } = lireReferentiel();
  const { parSiren: reperes } = chargerReleve();
  return (lireVoisinsEpci().get(t.epci.siren) ?? [])
    .filter(({ siren }) => !suivis.has(siren))
    .map(({ siren, direction }) => {
      const { nom, departement } = epci.get(siren)!;
      const repere = reperes.get(siren);
      return { nom: nomCourt(nom), departement: nomDuDepartement(departement), direction, repere };
    })
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}
