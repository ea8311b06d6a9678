import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import type { Commune, Epci } from './epci.ts';

/** Un département du référentiel. */
export interface DepartementReferentiel {
  code: string;
  nom: string;
  region: string;
  /** Nom de la région. */
  nomRegion: string;
}

/**
 * Découpage administratif français, prêt à interroger : identités, membres et populations ne sont jamais saisis à la
 * main.
 */
export interface Referentiel {
  epci: Map<Siren, Epci>;
  /** Communes d’aucun EPCI, chacune comme un territoire d’une seule commune, sous son SIREN. */
  seules: Map<Siren, Epci>;
  communes: Map<CodeInsee, Commune>;
  departements: Map<string, DepartementReferentiel>;
  /** Version du paquet dont viennent les données. */
  version: string;
}

/** EPCI ayant au moins une commune dans le département, dans l’ordre alphabétique de leur nom. */
export function epciDuDepartement(referentiel: Pick<Referentiel, 'epci'>, departement: string): Epci[] {
  return presents(referentiel.epci, departement);
}

/** Tout ce que l’on y suit : ses EPCI, et ses communes qui n’en ont pas, dans l’ordre alphabétique de leur nom. */
export function territoiresDuDepartement(
  { epci, seules }: Pick<Referentiel, 'epci' | 'seules'>,
  departement: string,
): Epci[] {
  return presents(new Map([...epci, ...seules]), departement);
}

function presents(epci: ReadonlyMap<Siren, Epci>, departement: string): Epci[] {
  return [...epci.values()]
    .filter((e) => e.departements.includes(departement))
    .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

/** Codes des départements où des intercommunalités et des communes ont leur territoire, répétés s’ils le sont. */
export function departementsCouverts(
  { epci, communes }: { epci: readonly Siren[]; communes: readonly CodeInsee[] },
  referentiel: Pick<Referentiel, 'epci' | 'communes'>,
): string[] {
  return [
    ...epci.flatMap((siren) => referentiel.epci.get(siren)?.departements ?? []),
    ...communes.flatMap((code) => referentiel.communes.get(code)?.departement ?? []),
  ];
}
