import { formaterNombre } from '#lib/texte/typo.ts';

/** Somme d’argent en centimes entiers : les additions restent justes. */
export type Centimes = number;

/**
 * Plus grande somme admise, en centimes : dix millions d’euros par an suffisent à tout poste et gardent les totaux
 * exacts.
 */
export const MONTANT_MAX: Centimes = 1_000_000_000;

/**
 * Lit un montant écrit par une personne : `31 000`, `31.000`, `31000,50 €`. Vide = 0, un « € » seul n’est rien.
 * `null` si ce n’est pas une somme positive d’au plus dix millions d’euros ; à l’appelant de dire pourquoi.
 */
export function lireMontant(texte: string): Centimes | null {
  if (texte.trim() === '') return 0;
  const nu = texte
    .replace(/[\s\u00a0\u202f€]/g, '')
    .replace(/\.(?=\d{3}(\D|$))/g, '')
    .replace('.', ',');
  const morceaux = /^(\d{1,9})(?:,(\d{1,2}))?$/.exec(nu);
  if (!morceaux) return null;
  const centimes = Number(morceaux[1]) * 100 + Number((morceaux[2] ?? '').padEnd(2, '0'));
  return centimes <= MONTANT_MAX ? centimes : null;
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
