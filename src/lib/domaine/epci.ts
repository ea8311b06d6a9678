import { capitale } from '#lib/texte/lettre.ts';
import { COMMUNE_SEULE } from './communes-seules.ts';
import type { CodeInsee } from '#lib/valeurs/code-insee.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

/** Une commune, telle que la donne le référentiel (@etalab/decoupage-administratif). */
export interface Commune {
  /** Code Insee actuel, cinq caractères (`53062`, `2A004`). */
  code: CodeInsee;
  nom: string;
  /** Code du département (`53`, `2A`, `974`). */
  departement: string;
  /** Population municipale légale, en habitants ; `null` si le référentiel ne la donne pas. */
  population: number | null;
  codesPostaux: string[];
  /** Noms des communes déléguées, associées ou absorbées, qui mènent à celle-ci. */
  anciensNoms: string[];
  /** SIREN de son EPCI ; `null` pour les rares communes sans EPCI (îles). */
  epci: Siren | null;
}

/** Un établissement public de coopération intercommunale à fiscalité propre. */
export interface Epci {
  siren: Siren;
  /** Nom du référentiel : `CC du Pays de Craon`. */
  nom: string;
  /**
   * Nature juridique, clé du référentiel : `CC`, `CA`, `CU`, `METRO`, `MET69`, `EPT` ; `PARIS` pour la Ville de Paris,
   * `COMMUNE` pour une commune d’aucun EPCI.
   */
  type: string;
  /** Population municipale, en habitants. */
  population: number;
  /** Codes Insee des communes membres. */
  communes: CodeInsee[];
  /** Département où vit la plus grande part de la population (le référentiel ne donne pas le siège). */
  departement: string;
  /** Tous les départements où il a des communes, celui-là compris. */
  departements: string[];
}

const NATURES: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
  MET69: 'Métropole de Lyon',
  EPT: 'Établissement public territorial',
  PARIS: 'Collectivité à statut particulier',
  [COMMUNE_SEULE]: 'Commune sans intercommunalité',
};

/** Nature en toutes lettres : `CC` → `Communauté de communes`. */
export function natureEpci(epci: Pick<Epci, 'type'>): string {
  return NATURES[epci.type] ?? 'Intercommunalité';
}

/** Vrai pour une commune d’aucune intercommunalité, qui est son propre territoire. */
export function estUneCommuneSeule(epci: Pick<Epci, 'type'>): boolean {
  return epci.type === COMMUNE_SEULE;
}

/** Nom sans sa nature, pour un titre : `CC du Pays de Craon` → `Pays de Craon`. */
export function nomCourt(nom: string): string {
  const sansNature = nom.replace(/^(CC|CA|CU|Métropole)\s+/, '');
  const sansArticle = sansNature.replace(/^(?:(?:de l|d)['’]\s*|(?:du|de la|des|de)\s+)/, '');
  return capitale(sansArticle);
}

/** Vrai pour un groupement ; faux pour la Ville de Paris, qui est une commune et n’a pas de fiche BANATIC. */
export function estUnGroupement(siren: string): boolean {
  return !siren.startsWith('21');
}
