/** Ce qu’un contrat repéré hors des départements suivis permet de dire. */
import { departementsCouverts, type Referentiel } from '#lib/domaine/referentiel.ts';
import type { Reperage } from '#lib/schemas/france.ts';

/** Départements où une fiche a un territoire ; celui de son identifiant si elle n’en cite aucun. */
function departementsDuReperage(fiche: Reperage, referentiel: Referentiel): string[] {
  const codes = departementsCouverts(fiche, referentiel);
  return codes.length > 0 ? codes : [fiche.departement];
}

/** Le département suivi dont cette fiche relève désormais ; `null` si aucun, ou si elle ne cite aucun territoire. */
export function departementSuivi(
  fiche: Reperage,
  suivis: ReadonlySet<string>,
  referentiel: Referentiel,
): string | null {
  if (fiche.perimetreInconnu) return null;
  return departementsDuReperage(fiche, referentiel).find((code) => suivis.has(code)) ?? null;
}
