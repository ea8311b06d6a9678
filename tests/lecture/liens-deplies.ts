/** Les liens qu’une page montre d’emblée : un pli fermé n’en montre que le titre. */
import type { Balise } from './lire-html.ts';

/** Pages qui listent ce que le site suit : leur longueur ne doit pas suivre le nombre de départements. */
export const PAGES_DE_LISTES = [
  '/',
  '/departements/',
  '/recherche/',
  '/plan-du-site/',
  '/agenda/',
  '/a-confirmer/',
  '/faq/',
  '/donnees/',
  '/documents/',
  '/comparer/',
  '/actions/',
  '/carte/',
  '/carte/ensemble/',
  '/signaler/',
  '/contribuer/',
];

/** Liens montrés d’emblée, au plus, sur une page de listes : une quinzaine d’écrans de téléphone. */
export const LIENS_DEPLIES_AU_PLUS = 180;

const estRepli = ({ nom, attributs: a }: Balise): boolean => (nom === 'details' && !('open' in a)) || 'hidden' in a;

/** Nombre de liens d’une balise hors des plis fermés. */
export function liensDeplies(balise: Balise): number {
  if (estRepli(balise)) return 0;
  const sien = Number(balise.nom === 'a' && 'href' in balise.attributs);
  return balise.contenu.reduce((n, c) => n + (typeof c === 'string' ? 0 : liensDeplies(c)), sien);
}
