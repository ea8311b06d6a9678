import { formaterNombre } from '#lib/texte/typo.ts';
import type { Scelle } from './scelle.ts';

/**
 * Somme d’argent en centimes entiers : les additions restent justes. Les calculs passent par les fonctions d’ici, qui
 * en rendent ; rien ne laisse entrer des euros là où des centimes sont attendus.
 */
export type Centimes = Scelle<number, 'centimes'>;

/**
 * Plus grande somme admise, en centimes : dix millions d’euros par an suffisent à tout poste et gardent les totaux
 * exacts.
 */
export const MONTANT_MAX = 1_000_000_000 as Centimes;

/** Aucun argent. */
export const ZERO = 0 as Centimes;

/** Plus que toute somme : l’absence de limite. */
export const SANS_LIMITE = Infinity as Centimes;

/** La somme de tant d’euros, arrondie au centime. */
export function deEuros(euros: number): Centimes {
  return Math.round(euros * 100) as Centimes;
}

/** Ce qu’une somme fait en euros : pour un tableur ou une autre application, qui comptent ainsi. */
export function enEuros(montant: Centimes): number {
  return montant / 100;
}

/** Somme des montants ; aucun : zéro. */
export function additionner(...montants: readonly Centimes[]): Centimes {
  return montants.reduce<number>((somme, m) => somme + m, 0) as Centimes;
}

/** Ce qui reste de `montant`, une fois les autres ôtés : négatif s’ils font davantage. */
export function soustraire(montant: Centimes, ...autres: readonly Centimes[]): Centimes {
  return (montant - additionner(...autres)) as Centimes;
}

/** La même somme, de l’autre signe. */
export function opposer(montant: Centimes): Centimes {
  return -montant as Centimes;
}

/** La somme sans son signe. */
export function valeurAbsolue(montant: Centimes): Centimes {
  return Math.abs(montant) as Centimes;
}

/** Tant de fois la somme. `nombre` : des années, des habitants ; entier. */
export function multiplier(montant: Centimes, nombre: number): Centimes {
  return (montant * nombre) as Centimes;
}

/** La somme partagée en `nombre` parts égales, chacune arrondie au centime. */
export function diviser(montant: Centimes, nombre: number): Centimes {
  return Math.round(montant / nombre) as Centimes;
}

/** Tant pour cent d’une somme, au centime du dessous. */
export function pourcentDe(montant: Centimes, pourcent: number): Centimes {
  // Le produit d’abord arrondi au millionième : 33,3 × 100 ne tombe pas juste en virgule flottante.
  return Math.floor(Math.round(montant * pourcent * 1e4) / 1e6) as Centimes;
}

/** La plus petite des sommes. */
export function laPlusPetite(premiere: Centimes, ...autres: readonly Centimes[]): Centimes {
  return Math.min(premiere, ...autres) as Centimes;
}

/** Chiffres d’affilée, ou par groupes de trois qu’une espace ou un point sépare ; au plus deux décimales. */
const SOMME = /^(?:€ ?)?(\d{1,9}|[1-9]\d{0,2}(?:( |\.)\d{3})(?:\2\d{3})*)(?: ?[.,] ?(\d{1,2}))?(?: ?€)?$/;

/**
 * Lit un montant écrit par une personne : `31 000`, `31.000`, `31000,50 €`. Vide = 0, un « € » seul n’est rien.
 * `null` si ce n’est pas une somme positive d’au plus dix millions d’euros, ou si elle se lirait de deux façons
 * (`45€50`, `1234.567`) ; à l’appelant de dire pourquoi.
 */
export function lireMontant(texte: string): Centimes | null {
  const nu = texte.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (nu === '') return ZERO;
  const morceaux = SOMME.exec(nu);
  if (!morceaux) return null;
  const [, entiers, , decimales = ''] = morceaux;
  const centimes = Number(entiers!.replace(/\D/g, '')) * 100 + Number(decimales.padEnd(2, '0'));
  return centimes <= MONTANT_MAX ? (centimes as Centimes) : null;
}

/** Montant à la française : 1000050 → `10 000,50 €` ; les centimes nuls ne s’écrivent pas. */
export function formaterMontant(centimes: Centimes): string {
  const absolu = Math.abs(centimes);
  const reste = absolu % 100;
  const entiers = formaterNombre((absolu - reste) / 100);
  return `${centimes < 0 ? '−' : ''}${entiers}${reste ? `,${String(reste).padStart(2, '0')}` : ''}\u00a0€`;
}

/**
 * Forme sans équivoque d’une somme, pour un fichier : 4500050 → `45000.50`, 4500000 → `45000`, -5 → `-0.05`.
 */
export function montantCanonique(centimes: Centimes): string {
  const absolu = Math.abs(centimes);
  const reste = absolu % 100;
  const nombre = `${(absolu - reste) / 100}${reste ? `.${String(reste).padStart(2, '0')}` : ''}`;
  return centimes < 0 ? `-${nombre}` : nombre;
}
