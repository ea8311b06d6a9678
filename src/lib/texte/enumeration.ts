/**
 * Une liste en toutes lettres : « en Mayenne », « en Mayenne et dans l’Indre », « en Mayenne, dans l’Indre et dans la
 * Sarthe ».
 */
export function enumerer(elements: readonly string[]): string {
  const debut = elements.slice(0, -1).join(', ');
  return debut ? `${debut} et ${elements.at(-1)}` : (elements[0] ?? '');
}

const ARTICLES: [RegExp, string][] = [
  [/^du /, 'le '],
  [/^des /, 'les '],
  [/^de (la|l’|La)/, '$1'],
  [/^de /, ''],
  [/^d’/, 'l’'],
];

/**
 * D’un nom précédé de « de » à son nom précédé de l’article : `de la Mayenne` → `la Mayenne`, `du Cher` → `le Cher`,
 * `de Paris` → `Paris`.
 */
export function avecArticle(de: string): string {
  return de
    .split(' et ')
    .map((partie) => {
      const [motif, article] = ARTICLES.find(([m]) => m.test(partie)) ?? [/^/, ''];
      return partie.replace(motif, article);
    })
    .join(' et ');
}
