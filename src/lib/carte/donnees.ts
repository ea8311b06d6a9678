import type { Jour } from '#lib/valeurs/date-partielle.ts';
import type { Commune, Epci } from '#lib/domaine/epci.ts';
import { statutDe } from '#lib/domaine/statut.ts';
import { contratsDeLEpci, type Territoire } from '#lib/domaine/territoire.ts';
import type { Direction } from '#lib/geo/mesures.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { connuesAu } from './chronologie.ts';

/** Ce que la carte lit d’une fiche : de quoi établir une situation à n’importe quel jour, et la dire. */
export type ContratDeCarte = Pick<
  Contrat,
  | 'id'
  | 'nom'
  | 'etape'
  | 'epci'
  | 'communes'
  | 'generation'
  | 'signature'
  | 'debut'
  | 'atteste'
  | 'fin'
  | 'duree'
  | 'demarche'
  | 'sources'
  | 'confiance'
  | 'porteur'
  | 'perimetreDeduit'
  | 'signataires'
>;

/** Un EPCI, sans la liste de ses communes. */
export interface EpciDeCarte extends Omit<Epci, 'communes'> {
  /** Nom court. */
  court: string;
  nombreCommunes: number;
  /** SIREN des voisins et direction où ils se trouvent. */
  voisins: [string, Direction][];
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
  /** Habitants du département par EPCI, les communes nommées par un contrat à part : de quoi compter les habitants couverts. */
  communes: Pick<Commune, 'code' | 'epci' | 'population'>[];
  /** Source principale des fiches : éditeur, année, adresse. */
  sources: Record<string, { nom: string; adresse: string }>;
}

/** Garde d’une fiche ce que la carte lit. */
export function compacterContrat(c: Contrat): ContratDeCarte {
  const {
    id,
    nom,
    etape,
    epci,
    communes,
    generation,
    signature,
    debut,
    atteste,
    fin,
    duree,
    demarche,
    confiance,
    porteur,
    perimetreDeduit,
  } = c;
  return {
    id,
    nom,
    etape,
    epci,
    communes,
    generation,
    signature,
    debut,
    atteste,
    fin,
    duree,
    demarche,
    confiance,
    porteur,
    perimetreDeduit,
    sources: c.sources,
    signataires: [],
  };
}

/** Regroupe les communes par EPCI, sauf celles qu’un contrat nomme : la couverture se calcule pareil, avec bien moins de lignes. */
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

/** Les fiches d’un fichier, telles que les fonctions du domaine les lisent ; les champs qu’aucune d’elles ne lit manquent. */
export function contratsDe(donnees: Pick<DonneesCarte, 'contrats'>): Contrat[] {
  return donnees.contrats as Contrat[];
}

/** Un territoire tel qu’il était connu un jour donné, avec la situation que lui donne `statutDe`. */
export function territoireAu(
  donnees: Pick<DonneesCarte, 'contrats' | 'jour'>,
  epci: EpciDeCarte,
  au: Jour,
): Territoire {
  const siens = contratsDeLEpci(contratsDe(donnees), epci.siren);
  return {
    epci: { ...epci, communes: [] },
    nom: epci.court,
    communes: [],
    contratsCommunaux: [],
    contrats: connuesAu(siens, au, donnees.jour),
    statut: statutDe(siens, au),
    au,
  };
}
