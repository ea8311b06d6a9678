/** Ce qu’une cellule publiée peut contenir ; `null` = rien n’a été trouvé (cellule vide dans le CSV). */
export type ValeurPubliee = string | number | boolean | null;

/** Contraintes du standard Table Schema que nous employons. */
interface Contraintes {
  required?: true;
  unique?: true;
  pattern?: string;
  enum?: readonly string[];
  minimum?: number;
}

/**
 * Une colonne publiée : ce qu’elle veut dire, la forme de ses valeurs et d’où elle la tire. Tout le reste s’en déduit.
 */
export interface Colonne<E> {
  titre: string;
  /** Sens de la colonne, unité et forme, en une ou deux phrases. */
  description: string;
  type: 'string' | 'integer' | 'boolean' | 'date';
  /** Précision du standard : `uri` pour une adresse. */
  format?: 'uri';
  /** Une valeur juste ; elle fait aussi le fichier d’exemple. */
  exemple: Exclude<ValeurPubliee, null>;
  contraintes?: Contraintes;
  valeur: (entree: E) => ValeurPubliee;
}

/** Les colonnes d’une table, dans leur ordre ; la clé est le nom de la colonne. */
export type Colonnes<E> = Record<string, Colonne<E>>;

/** La ligne que publient ces colonnes. */
export type Ligne<C> = { [K in keyof C]: C[K] extends { valeur: (...entree: never[]) => infer V } ? V : never };

/** Les valeurs publiées d’une entrée, colonne par colonne. */
export function publier<E, C extends Colonnes<E>>(champs: C, entree: E): Ligne<C> {
  return Object.fromEntries(Object.entries(champs).map(([nom, c]) => [nom, c.valeur(entree)])) as Ligne<C>;
}

/** Date partielle du site : une année, un mois ou un jour, jamais plus précise que la source. */
export const MOTIF_DATE = '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$';
/** Identifiant d’une fiche. */
export const MOTIF_IDENTIFIANT = '^[a-z0-9]+(-[a-z0-9]+)*$';
/** Code d’un département. */
export const MOTIF_DEPARTEMENT = '^(0[1-9]|[1-8]\\d|9[0-5]|2[AB]|97[1-6])$';
/** SIREN. */
export const MOTIF_SIREN = '^\\d{9}$';
