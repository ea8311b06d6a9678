import type { Aide } from '#lib/schemas/aide.ts';
import type { Contact } from '#lib/schemas/contact.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Modele } from '#lib/schemas/modele-a-adapter.ts';
import type { FicheDepartement } from '#lib/schemas/departement.ts';
import type { Dossier } from './dossier.ts';
import type { Commune, Epci } from './epci.ts';
import type { Couverture, Territoire } from './territoire.ts';

/** Un département publié : sa fiche, ses territoires, ses contrats, sa couverture. */
export interface Departement {
  code: string;
  /** Nom du référentiel : `Mayenne`. */
  nom: string;
  nomRegion: string;
  fiche: FicheDepartement;
  aide: Aide | null;
  /** Dossier de demande de cette aide, proposé par le site. */
  dossier: Dossier | null;
  /** Modèles à adapter qui vont avec cette aide. */
  modeles: Modele[];
  /** EPCI dont la plus grande part de la population est ici. */
  territoires: Territoire[];
  /** EPCI d’un département voisin qui ont une commune ici (Bouessay, en Mayenne, est du Pays Sabolien). */
  voisins: Territoire[];
  /** Communes du département. */
  communes: Commune[];
  /** Fiches rangées dans le dossier du département. */
  contrats: Contrat[];
  couverture: Couverture;
  /** Standards, sites et adresses écrits dans son dossier. */
  contacts: Contact[];
}

/** Départements que les pages de tout le site montrent en détail : cartes, documents, listes. */
const DETAILLES_AU_PLUS = 6;

/**
 * Vrai quand il y a trop de départements pour tout montrer dans une page de tout le site : elle renvoie alors à la page
 * de chacun, et reste aussi légère pour la France entière que pour quelques départements.
 */
export function tropPourUnePage(departements: readonly unknown[]): boolean {
  return departements.length > DETAILLES_AU_PLUS;
}

/** Les départements rangés par région, les unes et les autres dans l’ordre de leur nom. */
export function parRegion<D extends { nom: string; nomRegion: string }>(
  departements: readonly D[],
): { nom: string; departements: D[] }[] {
  const parNom = (a: { nom: string }, b: { nom: string }) => a.nom.localeCompare(b.nom, 'fr');
  return [...Map.groupBy(departements, (d) => d.nomRegion)]
    .map(([nom, siens]) => ({ nom, departements: siens.sort(parNom) }))
    .sort(parNom);
}

/** Départements publiés où un EPCI a des communes : d’abord celui où vit la plus grande part de sa population. */
export function departementsDe<D extends { code: string }>(
  epci: Pick<Epci, 'departements'>,
  departements: readonly D[],
): D[] {
  return epci.departements.flatMap((code) => departements.find((d) => d.code === code) ?? []);
}
