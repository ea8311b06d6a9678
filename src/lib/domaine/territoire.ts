import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import { estUneCommuneSeule, type Commune, type Epci } from './epci.ts';
import { pourChaqueStatut, type Statut } from './situations.ts';
import { departDe, statutDe, type ContratDate } from './statut.ts';

/**
 * Un EPCI, ses contrats et sa situation à la date de référence : la valeur que lisent la carte, les tableaux, les
 * fichiers.
 */
export interface Territoire {
  epci: Epci;
  /** Nom court : `Pays de Craon`. */
  nom: string;
  communes: Commune[];
  /** Fiches qui couvrent l’EPCI entier, de la plus récente à la plus ancienne. */
  contrats: Contrat[];
  /** Fiches qui ne couvrent que certaines de ses communes. */
  contratsCommunaux: Contrat[];
  statut: Statut;
  /** Date à laquelle la situation est établie. */
  au: Jour;
}

/**
 * Un contrat cite par son code une commune sans intercommunalité : il couvre tout ce territoire, et le désigne par son
 * SIREN, comme les autres.
 */
export function rendreAuxSeules(contrats: readonly Contrat[], epci: readonly Epci[]): Contrat[] {
  const seules = new Map(epci.filter(estUneCommuneSeule).map(({ siren, communes: [code] }) => [code, siren]));
  return contrats.map((c) => {
    const sirens = c.communes.flatMap((code) => seules.get(code) ?? []);
    if (sirens.length === 0) return c;
    return { ...c, epci: [...c.epci, ...sirens], communes: c.communes.filter((code) => !seules.has(code)) };
  });
}

/** Ce que l’ordre des fiches et leur périmètre lisent d’un contrat. */
export type ContratSitue = ContratDate & Pick<Contrat, 'id' | 'epci' | 'communes'>;

/** Ce que le compte des habitants lit d’une commune, ou d’un groupe de communes que nul contrat ne nomme. */
export interface CommuneComptee extends Pick<Commune, 'epci' | 'population'> {
  /** Code Insee ; pour un groupe, une clé qui n’en est pas un. */
  code: string;
}

/** Contrats qui couvrent tout l’EPCI, du plus récent au plus ancien. */
export function contratsDeLEpci<C extends ContratSitue>(contrats: readonly C[], siren: Siren): C[] {
  return contrats.filter((c) => c.epci.includes(siren)).sort(duPlusRecent);
}

/** Contrats qui couvrent une commune : par son EPCI, ou nommément. */
export function contratsDeLaCommune<C extends ContratSitue>(
  contrats: readonly C[],
  commune: Pick<CommuneComptee, 'code' | 'epci'>,
): C[] {
  return contrats.filter(
    (c) => c.communes.some((code) => code === commune.code) || (commune.epci !== null && c.epci.includes(commune.epci)),
  );
}

/**
 * Ordre des fiches d’un territoire : date d’abord, la plus récente en tête, puis rang, puis identifiant. Une démarche y
 * compte à son début ; c’est pourquoi ce n’est pas l’ordre de `dernierContrat`, qui ne connaît que les contrats signés.
 */
export function duPlusRecent(a: ContratSitue, b: ContratSitue): number {
  return (
    (departDe(b) ?? b.demarche?.debut ?? '').localeCompare(departDe(a) ?? a.demarche?.debut ?? '') ||
    (b.generation?.rang ?? 0) - (a.generation?.rang ?? 0) ||
    a.id.localeCompare(b.id)
  );
}

/** Combien d’EPCI et d’habitants dans chaque situation, à un jour donné. */
export interface Couverture {
  jour: Jour;
  epci: Record<Statut, number>;
  nombreEpci: number;
  /** Habitants des communes du département couvertes par un contrat signé, terme vérifié ou non. */
  habitants: Record<Statut, number>;
  population: number;
}

/**
 * Couverture d’un département à un jour : EPCI comptés entiers, habitants comptés commune par commune, si bien
 * qu’un contrat de ville compte pour sa ville et qu’un EPCI à cheval ne compte que pour ses communes d’ici.
 * Population : celle du référentiel, la même pour toutes les années.
 */
export function couvertureDe(
  epci: readonly Pick<Epci, 'siren'>[],
  communes: readonly CommuneComptee[],
  contrats: readonly ContratSitue[],
  jour: Jour,
): Couverture {
  const couverture: Couverture = {
    jour,
    epci: pourChaqueStatut(() => 0),
    nombreEpci: epci.length,
    habitants: pourChaqueStatut(() => 0),
    population: 0,
  };
  for (const e of epci) couverture.epci[statutDe(contratsDeLEpci(contrats, e.siren), jour)]++;
  for (const commune of communes) {
    const habitants = commune.population ?? 0;
    couverture.habitants[statutDe(contratsDeLaCommune(contrats, commune), jour)] += habitants;
    couverture.population += habitants;
  }
  return couverture;
}
