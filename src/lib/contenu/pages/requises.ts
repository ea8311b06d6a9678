/**
 * Pages que le site lie de lui-même (en-tête, pied, accueil, documents) : sans elles, chaque page aurait un lien mort.
 */
export const PAGES_REQUISES = [
  'a-propos',
  'accessibilite',
  'comprendre',
  'comprendre/demarche',
  'facile-a-lire',
  'financement',
  'mentions-legales',
] as const;

/** Premiers morceaux d’adresse que la construction se réserve, en plus des routes de `src/pages`. */
export const ADRESSES_RESERVEES = ['index', '404', 'pagefind', 'apercus'] as const;
