import type { Jour } from '#lib/valeurs/date-partielle.ts';

/**
 * Une cellule de classeur ; `formule` sans le signe égal, en notation commune (SUM, MIN, MAX, IF), séparée par des
 * virgules.
 */
export interface Cellule {
  style:
    | 'titre'
    | 'note'
    | 'tete'
    | 'tete-montant'
    | 'intitule'
    | 'total'
    | 'saisie'
    | 'libre'
    | 'entier'
    | 'montant'
    | 'montant-total'
    | 'controle'
    | 'signature'
    | 'texte';
  texte?: string;
  nombre?: number;
  formule?: string;
  /** Nombre de colonnes que la cellule couvre ; 1 si rien n’est dit. */
  colonnes?: number;
}

/** Un classeur d’une feuille, indépendant de son format. La feuille est protégée, sans mot de passe : seules les
 * cellules `saisie` et `libre` s’écrivent. */
export interface Classeur {
  titre: string;
  sujet: string;
  editeur: string;
  au: Jour;
  feuille: string;
  /** Largeur des colonnes, en caractères. */
  largeurs: number[];
  /** Lignes, de la première à la dernière ; une cellule absente reste vide. */
  lignes: (Cellule | null)[][];
  /** Hauteur imposée, en points, par rang de ligne (à partir de 1). */
  hauteurs: Readonly<Record<number, number>>;
  /** Rang (à partir de 1) de la ligne d’en-tête du tableau. */
  entete: number;
  /** Réponses d’un contrôle qui se colorent. */
  alertes: readonly string[];
}
