/** Identifiant à neuf chiffres d’une personne morale (Insee), toujours une chaîne. */
export type Siren = string;

/**
 * Vrai si `texte` a neuf chiffres et une clé de Luhn juste (règle de l’Insee pour les SIREN) ; « 000… » n’a jamais été
 * attribué.
 */
export function estSiren(texte: string): texte is Siren {
  if (!/^\d{9}$/.test(texte) || texte.startsWith('000')) return false;
  let somme = 0;
  for (let i = 0; i < 9; i++) {
    const chiffre = Number(texte[i]) * (i % 2 === 1 ? 2 : 1);
    somme += chiffre > 9 ? chiffre - 9 : chiffre;
  }
  return somme % 10 === 0;
}
