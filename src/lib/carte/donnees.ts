import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import type { Commune, Epci } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, type CommuneComptee, type Territoire } from '#lib/domaine/territoire.ts';
import type { Direction } from '#lib/geo/longueurs-et-aires.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { connuesAu } from './chronologie.ts';

/** Champs d’une fiche que la carte lit : de quoi établir une situation à n’importe quel jour, et la dire. */
const CHAMPS_DE_CARTE = [
  'id',
  'nom',
  'etape',
  'epci',
  'communes',
  'generation',
  'signature',
  'debut',
  'atteste',
  'fin',
  'duree',
  'demarche',
  'confiance',
  'perimetreDeduit',
  'sources',
] as const satisfies readonly (keyof Contrat)[];

/** Une fiche réduite à ces champs. */
export type ContratDeCarte = Pick<Contrat, (typeof CHAMPS_DE_CARTE)[number]>;

/** Un EPCI, sans la liste de ses communes. */
export interface EpciDeCarte extends Omit<Epci, 'communes'> {
  /** Nom court. */
  court: string;
  nombreCommunes: number;
  /** SIREN des voisins et direction où ils se trouvent. */
  voisins: [Siren, Direction][];
}

/** Fichier compact d’un département : `/carte/fiches-53.json`. */
export interface DonneesCarte {
  code: string;
  /** `en Mayenne`. */
  dans: string;
  /** Jour de la situation publiée. */
  jour: Jour;
  epci: EpciDeCarte[];
  contrats: ContratDeCarte[];
  /**
   * Habitants du département par EPCI, les communes nommées par un contrat à part : de quoi compter les habitants
   * couverts.
   */
  communes: CommuneComptee[];
  /** Source principale des fiches : éditeur, année, adresse. */
  sources: Record<string, { nom: string; adresse: string }>;
}

/** Garde d’une fiche ce que la carte lit ; un champ absent le reste. */
export function compacterContrat(contrat: Contrat): ContratDeCarte {
  return Object.fromEntries(CHAMPS_DE_CARTE.map((champ) => [champ, contrat[champ]])) as ContratDeCarte;
}

/**
 * Regroupe les communes par EPCI, sauf celles qu’un contrat nomme : la couverture se calcule pareil, avec bien moins de
 * lignes.
 */
export function compacterCommunes(
  communes: readonly Commune[],
  contrats: readonly Contrat[],
): DonneesCarte['communes'] {
  const nommees = new Set(contrats.flatMap((c) => c.communes));
  const groupes = Map.groupBy(communes, (c) => (nommees.has(c.code) || c.epci === null ? c.code : `reste-${c.epci}`));
  return [...groupes].map(([code, liste]) => ({
    code,
    epci: liste[0]!.epci,
    population: liste.reduce((n, c) => n + (c.population ?? 0), 0),
  }));
}

/** Un territoire tel que la carte le connaît, un jour donné. */
export interface TerritoireDeCarte extends Pick<Territoire, 'nom' | 'statut' | 'au'> {
  epci: EpciDeCarte;
  /** Fiches connues ce jour-là, de la plus récente à la plus ancienne. */
  contrats: ContratDeCarte[];
}

/** Un territoire tel qu’il était connu un jour donné, avec la situation que lui donne `statutDe`. */
export function territoireAu(
  donnees: Pick<DonneesCarte, 'contrats' | 'jour'>,
  epci: EpciDeCarte,
  au: Jour,
): TerritoireDeCarte {
  const siens = contratsDeLEpci(donnees.contrats, epci.siren);
  return {
    epci,
    nom: epci.court,
    contrats: connuesAu(siens, au, donnees.jour),
    statut: statutDe(siens, au),
    au,
  };
}
