import { adresseTerritoire } from '#lib/adresses.ts';
import type { Statut } from '#lib/domaine/situations.ts';
import { contratPrincipal, type ContratDate } from '#lib/domaine/statut.ts';
import type { Epci } from '#lib/domaine/epci.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { valeurSignature, valeurTerme, type Valeur } from './reponse.ts';

/** Une ligne du tableau des territoires, la même pour la page, la carte et l’impression. */
export interface LigneDuTableau {
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

/** Ce que le tableau lit d’un territoire. */
export interface TerritoireDuTableau extends Pick<Territoire, 'statut' | 'au'> {
  epci: Pick<Epci, 'siren' | 'nom' | 'departement' | 'population'>;
  contrats: readonly (ContratDate & Pick<Contrat, 'sources'>)[];
}

/** Les lignes du tableau, dans l’ordre reçu : à qui les montre de les ranger (`parSituation`). */
export function lignesDuTableau(territoires: readonly TerritoireDuTableau[]): LigneDuTableau[] {
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
