import type { Scelle } from './scelle.ts';

/** Code Insee d’une commune : cinq caractères, toujours une chaîne (`53062`, `2A004`). */
export type CodeInsee = Scelle<string, 'code-insee'>;

/** Vrai si `texte` a la forme d’un code Insee de commune. */
export function estCodeInsee(texte: string): texte is CodeInsee {
  return /^(\d{2}|2[AB])\d{3}$/.test(texte);
}

/**
 * Le code Insee qu’écrit `texte`.
 * @throws Error si ce n’en est pas un.
 */
export function unCodeInsee(texte: string): CodeInsee {
  if (estCodeInsee(texte)) return texte;
  throw new Error(`« ${texte} » ; attendu : un code Insee de cinq caractères`);
}
