/** Ce que l’outil lit du référentiel @etalab/decoupage-administratif, et le passage des anciens codes aux actuels. */

/** Ce que l’outil lit d’une commune de @etalab/decoupage-administratif (data/communes.json). */
export interface CommuneReferentiel {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement?: string;
  /** Codes des communes fusionnées dans celle-ci. */
  anciensCodes?: string[];
  /** Commune actuelle d’une commune déléguée ou associée. */
  chefLieu?: string;
  /** Commune d’un arrondissement municipal. */
  commune?: string;
}

/**
 * Ce que l’outil lit d’un EPCI de @etalab/decoupage-administratif (data/epci.json, data/ept.json) ; `code` est son
 * SIREN.
 */
export interface EpciReferentiel {
  code: string;
  nom: string;
  type: string;
  membres: { code: string; nom: string }[];
}

export interface Referentiel {
  communes: CommuneReferentiel[];
  epci: EpciReferentiel[];
}

/**
 * Code ancien ou actuel → commune actuelle. Un code actuel se désigne lui-même, même si une commune
 * déléguée le porte aussi ; un code qui mènerait à deux communes n’en désigne aucune.
 */
export function indexerCommunes(communes: readonly CommuneReferentiel[]): Map<string, CommuneReferentiel> {
  const actuelles = new Map(
    communes.filter(({ type }) => type === 'commune-actuelle').map((commune) => [commune.code, commune]),
  );
  const cibles = new Map<string, Set<string>>();
  const viser = (ancien: string, actuel: string | undefined): void => {
    if (actuel === undefined || actuelles.has(ancien) || !actuelles.has(actuel)) return;
    cibles.set(ancien, (cibles.get(ancien) ?? new Set<string>()).add(actuel));
  };
  for (const commune of communes) {
    if (commune.type === 'commune-actuelle') commune.anciensCodes?.forEach((ancien) => viser(ancien, commune.code));
    else viser(commune.code, commune.chefLieu ?? commune.commune);
  }
  const index = new Map(actuelles);
  for (const [ancien, [actuel, autre]] of cibles) {
    if (actuel !== undefined && autre === undefined) index.set(ancien, actuelles.get(actuel)!);
  }
  return index;
}
