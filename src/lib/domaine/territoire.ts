import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Commune, Epci } from './epci.ts';
import { departDe, statutDe, type Statut } from './statut.ts';

/** Un EPCI, ses contrats et sa situation à la date de référence : la valeur que lisent la carte, les tableaux, les fichiers. */
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

/** Contrats qui couvrent tout l’EPCI. */
export function contratsDeLEpci(contrats: readonly Contrat[], siren: string): Contrat[] {
  return contrats.filter((c) => c.epci.includes(siren)).sort(duPlusRecent);
}

/** Contrats qui couvrent une commune : par son EPCI, ou nommément. */
export function contratsDeLaCommune(contrats: readonly Contrat[], commune: Pick<Commune, 'code' | 'epci'>): Contrat[] {
  return contrats.filter(
    (c) => c.communes.includes(commune.code) || (commune.epci !== null && c.epci.includes(commune.epci)),
  );
}

/** Ordre des fiches d’un territoire : rang d’abord, puis date, la plus récente en tête. */
export function duPlusRecent(a: Contrat, b: Contrat): number {
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

function compteVide(): Record<Statut, number> {
  return { 'en-cours': 0, 'echeance-a-verifier': 0, 'en-construction': 0, echu: 0, 'sans-cls': 0, 'non-renseigne': 0 };
}

/**
 * Couverture d’un département à un jour : EPCI comptés entiers, habitants comptés commune par commune, si bien
 * qu’un contrat de ville compte pour sa ville et qu’un EPCI à cheval ne compte que pour ses communes d’ici.
 * Population : celle du référentiel, la même pour toutes les années.
 */
export function couvertureDe(
  epci: readonly Epci[],
  communes: readonly Commune[],
  contrats: readonly Contrat[],
  jour: Jour,
): Couverture {
  const couverture: Couverture = {
    jour,
    epci: compteVide(),
    nombreEpci: epci.length,
    habitants: compteVide(),
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
