/** Minuscules sans accents, mots séparés par une espace : `Saint-Aignan-sur-Roë` → `saint aignan sur roe`. */
export function normaliser(texte: string): string {
  return texte
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Morceau d’adresse : `Éguzon - Argenton` → `eguzon-argenton`. */
export function versSlug(texte: string): string {
  return normaliser(texte).replaceAll(' ', '-');
}
