/** Ce que l’outil lit du référentiel @etalab/decoupage-administratif, et le passage des anciens codes aux actuels. */
import { normaliser } from '../../lib/texte/cle.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';

/** Ce que l’outil lit d’une commune de @etalab/decoupage-administratif (data/communes.json). */
export interface CommuneReferentiel {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement?: string;
  siren?: Siren;
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
  code: Siren;
  nom: string;
  type: string;
  membres: { code: string; nom: string }[];
}

export interface Decoupage {
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

/** Une commune qu’un fichier de formes plus ancien confond avec une autre. */
interface Retablie {
  /** Commune dont elle était déléguée. */
  de: string;
  /** Quand elle en est sortie, en mots. */
  quand: string;
}

/**
 * Communes fusionnées en 2018 et rétablies depuis : déléguées dans une version du paquet
 * @etalab/decoupage-administratif (0.5.1 de mai 2019, 3.1.1 de septembre 2023, 4.1.0 de février 2025), communes dans
 * celle qui suit (1.1.1 de février 2022, 4.1.0, 5.3.0 de janvier 2026).
 */
const RETABLIES: ReadonlyMap<string, Retablie> = new Map([
  ['14666', { de: '14712', quand: 'entre 2019 et 2022' }],
  ['15031', { de: '15141', quand: 'en 2025' }],
  ['15035', { de: '15141', quand: 'en 2025' }],
  ['15047', { de: '15141', quand: 'en 2025' }],
  ['15171', { de: '15141', quand: 'en 2025' }],
  ['85165', { de: '85084', quand: 'entre 2023 et 2025' }],
  ['85212', { de: '85084', quand: 'entre 2023 et 2025' }],
]);

/** Ce que l’on sait d’une commune rétablie depuis 2018, ou `undefined`. */
export const retablie = (code: string): Retablie | undefined => RETABLIES.get(code);

const sansArticle = (nom: string): string => normaliser(nom).replace(/^(?:l|la|le|les) /, '');

/**
 * Les communes actuelles qu’un code d’avant peut désigner, quand il y en a plusieurs : celles dont une commune déléguée
 * porte ce code et ce nom si elles existent, toutes sinon.
 */
export function candidates(code: string, nom: string, communes: readonly CommuneReferentiel[]): CommuneReferentiel[] {
  const actuelles = communes.filter(({ type }) => type === 'commune-actuelle');
  const deleguees = communes.filter((c) => c.code === code && c.type !== 'commune-actuelle');
  const deCeNom = deleguees.filter((c) => sansArticle(c.nom) === sansArticle(nom)).map((c) => c.chefLieu ?? c.commune);
  const toutes = deleguees.map((c) => c.chefLieu ?? c.commune);
  const visees = (codes: readonly (string | undefined)[]) => actuelles.filter((c) => codes.includes(c.code));
  return deCeNom.length > 0
    ? visees(deCeNom)
    : [...new Set([...visees(toutes), ...actuelles.filter((c) => c.anciensCodes?.includes(code))])];
}
