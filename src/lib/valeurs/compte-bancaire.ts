/**
 * Vrai si `texte`, sans espaces, est un IBAN : deux lettres, deux chiffres, et une clé juste (ISO 13616, reste de 97).
 */
export function estIban(texte: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(texte)) return false;
  const chiffres = [...texte.slice(4), ...texte.slice(0, 4)].map((c) => String(Number.parseInt(c, 36))).join('');
  return [...chiffres].reduce((reste, c) => (reste * 10 + Number(c)) % 97, 0) === 1;
}

/** Vrai si `texte`, sans espaces, a la forme d’un BIC : huit ou onze signes (ISO 9362). */
export function estBic(texte: string): boolean {
  return /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(texte);
}
