import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { enEuros, MONTANT_MAX } from '#lib/valeurs/montant.ts';

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

/**
 * Ce qu’une case de montant admet, et ce qu’elle en dit quand on y entre : les bornes de `lireMontant`. Un tableur
 * prend seul « 1e4 » pour 10 000 : la case montre alors la somme, que l’on peut relire.
 */
export const MONTANT_ADMIS = {
  titre: 'Montant en euros',
  aide: 'En chiffres : 10000 ou 10000,50. Ni lettre, ni signe moins.',
  refus:
    'Un montant s’écrit en chiffres, comme 10000 ou 10000,50 : ni lettre (10k), ni signe moins, ni point entre les ' +
    'milliers ; dix millions d’euros au plus.',
  max: enEuros(MONTANT_MAX),
} as const;

/** Une feuille de classeur. */
interface Feuille {
  feuille: string;
  /** Largeur des colonnes, en caractères. */
  largeurs: number[];
  /** Lignes, de la première à la dernière ; une cellule absente reste vide. */
  lignes: (Cellule | null)[][];
}

/**
 * Un classeur, indépendant de son format : sa première feuille, et les autres s’il en a. La première est protégée, sans
 * mot de passe, si rien ne dit qu’elle est ouverte : seules ses cellules `saisie` et `libre` s’écrivent.
 */
export interface Classeur extends Feuille {
  titre: string;
  sujet: string;
  editeur: string;
  au: Jour;
  /** Hauteur imposée, en points, par rang de ligne (à partir de 1). */
  hauteurs: Readonly<Record<number, number>>;
  /** Rang (à partir de 1) de la ligne d’en-tête du tableau. */
  entete: number;
  /** Réponses d’un contrôle qui se colorent. */
  alertes: readonly string[];
  /** Vrai pour des données : rien n’y est protégé, et l’impression peut prendre plusieurs pages. */
  ouvert?: true;
  /** Feuilles qui suivent la première. */
  suite?: Feuille[];
}

/** Une feuille et ce que le classeur dit de la première ; les suivantes n’ont ni protection ni hauteur imposée. */
export type FeuilleReglee = Feuille & Partial<Pick<Classeur, 'hauteurs' | 'entete' | 'alertes'>> & { ouvert: boolean };

/** Toutes les feuilles, dans l’ordre. */
export function feuillesDe(k: Classeur): FeuilleReglee[] {
  return [{ ...k, ouvert: k.ouvert ?? false }, ...(k.suite ?? []).map((f) => ({ ...f, ouvert: true }))];
}

/** Nom d’une colonne, à partir de 0 : `A`, `Z`, `AA`. */
export function lettresDeColonne(rang: number): string {
  const fin = String.fromCharCode(65 + (rang % 26));
  return rang < 26 ? fin : lettresDeColonne(Math.floor(rang / 26) - 1) + fin;
}
