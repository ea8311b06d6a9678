/** Les liens qu’une page montre d’emblée : un pli fermé n’en montre que le titre. */
import type { Balise } from './lire-html.ts';

/**
 * Les pages qui listent ce que le site suit, et les liens que chacune montre d’emblée, au plus : leur longueur ne doit
 * pas suivre le nombre de départements. À dix départements déjà, un pli ouvert passe ces nombres.
 */
export const LIENS_DEPLIES_AU_PLUS: Readonly<Record<string, number>> = {
  '/': 20,
  '/departements/': 12,
  '/recherche/': 12,
  '/plan-du-site/': 125,
  '/agenda/': 45,
  '/a-confirmer/': 12,
  '/faq/': 12,
  '/donnees/': 45,
  '/documents/': 50,
  '/comparer/': 12,
  '/actions/': 60,
  '/carte/': 130,
  '/carte/ensemble/': 180,
  '/signaler/': 12,
  '/contribuer/': 12,
};

const estRepli = ({ nom, attributs: a }: Balise): boolean => (nom === 'details' && !('open' in a)) || 'hidden' in a;

/** Nombre de liens d’une balise hors des plis fermés. */
export function liensDeplies(balise: Balise): number {
  if (estRepli(balise)) return 0;
  const sien = Number(balise.nom === 'a' && 'href' in balise.attributs);
  return balise.contenu.reduce((n, c) => n + (typeof c === 'string' ? 0 : liensDeplies(c)), sien);
}
