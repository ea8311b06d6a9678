import type { Scelle } from './scelle.ts';

/** Identifiant à neuf chiffres d’une personne morale (Insee), toujours une chaîne. */
export type Siren = Scelle<string, 'siren'>;

/** Clé de Luhn : un chiffre sur deux, depuis la droite, compte double. */
function luhnJuste(chiffres: string): boolean {
  const somme = [...chiffres].reverse().reduce((s, c, i) => {
    const chiffre = Number(c) * (i % 2 === 1 ? 2 : 1);
    return s + (chiffre > 9 ? chiffre - 9 : chiffre);
  }, 0);
  return somme % 10 === 0;
}

/** Vrai si `texte` a quatorze chiffres, commence par un SIREN et a une clé juste : un établissement (Insee). */
export function estSiret(texte: string): boolean {
  return /^\d{14}$/.test(texte) && estSiren(texte.slice(0, 9)) && luhnJuste(texte);
}

/**
 * Vrai si `texte` a neuf chiffres et une clé de Luhn juste (règle de l’Insee pour les SIREN) ; « 000… » n’a jamais été
 * attribué.
 */
export function estSiren(texte: string): texte is Siren {
  return /^\d{9}$/.test(texte) && !texte.startsWith('000') && luhnJuste(texte);
}

/**
 * Le SIREN qu’écrit `texte`.
 * @throws Error si ce n’en est pas un.
 */
export function unSiren(texte: string): Siren {
  if (estSiren(texte)) return texte;
  throw new Error(`« ${texte} » ; attendu : un SIREN de neuf chiffres, clé de contrôle juste`);
}
