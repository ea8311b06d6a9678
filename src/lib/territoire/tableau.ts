import { adresseTerritoire } from '#lib/adresses.ts';
import type { Statut } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { contratPrincipal, valeurSignature, valeurTerme, type Valeur } from './reponse.ts';

/** Une ligne du tableau des territoires, la même pour la page, la carte et l’impression. */
export interface Ligne {
  siren: string;
  /** Nom du référentiel : `CC du Pays de Craon`. */
  nom: string;
  adresse: string;
  departement: string;
  statut: Statut;
  signature: Valeur;
  terme: Valeur;
  /** Source principale de la fiche dont parle la situation ; `null` si aucune. */
  source: string | null;
  population: number;
}

/** Les lignes du tableau, dans l’ordre des situations puis des noms. */
export function lignesDe(territoires: readonly Territoire[]): Ligne[] {
  return territoires.map((t) => {
    const contrat = contratPrincipal(t);
    return {
      siren: t.epci.siren,
      nom: t.epci.nom,
      adresse: adresseTerritoire(t.epci),
      departement: t.epci.departement,
      statut: t.statut,
      signature: valeurSignature(contrat),
      terme: valeurTerme(contrat),
      source: contrat?.sources[0] ?? null,
      population: t.epci.population,
    };
  });
}

/** Éditeur d’une source, assez court pour une colonne : sans parenthèse, natures abrégées. */
export function editeurBref(editeur: string): string {
  return editeur
    .replace(/\s*\(.*\)$/, '')
    .replace(/^Communauté de communes/, 'CC')
    .replace(/^Communauté d’agglomération/, 'CA');
}
