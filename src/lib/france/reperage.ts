/** Ce qu’un contrat repéré hors des départements suivis permet de dire. */
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import type { Reperage } from '#lib/schemas/france.ts';

/** Départements où une fiche a un territoire ; celui de son identifiant si elle n’en cite aucun. */
function departementsDuReperage(fiche: Reperage, { epci, communes }: Referentiel): string[] {
  const codes = [
    ...fiche.epci.flatMap((siren) => epci.get(siren)?.departements ?? []),
    ...fiche.communes.flatMap((code) => communes.get(code)?.departement ?? []),
  ];
  return codes.length > 0 ? [...new Set(codes)] : [fiche.departement];
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
