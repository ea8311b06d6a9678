import { minuscule } from './lettre.ts';

/**
 * Le nom complet d’une intercommunalité dans une phrase : `Communauté de communes du Pays de Craon` → `la communauté de
 * communes du Pays de Craon` ; un nom propre (`Mayenne Communauté`) n’a pas d’article.
 */
export function avecArticle(nom: string): string {
  return /^(Communauté (de communes|d’agglomération|urbaine)|Métropole) (du |de |des |d’)/i.test(nom)
    ? `la ${minuscule(nom)}`
    : nom;
}
