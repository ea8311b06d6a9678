import { echapperXml } from './xml.ts';

/** Un morceau de page décrit sans DOM : le même sert à la construction (HTML) et au navigateur (éléments). */
export interface Noeud {
  balise: string;
  /** Un attribut `undefined` n’est pas écrit. */
  attributs: Record<string, string | number | undefined>;
  enfants: (Noeud | string)[];
}

/** Décrit un élément : `n('p', { class: 'aide' }, 'Bonjour')`. */
export function n(balise: string, attributs: Noeud['attributs'] = {}, ...enfants: Noeud['enfants']): Noeud {
  return { balise, attributs, enfants };
}

/**
 * HTML d’un morceau ; tout texte et toute valeur d’attribut sont échappés. Aucun élément vide n’y est admis (`br`,
 * `input`).
 */
export function versHtml(noeud: Noeud | string): string {
  if (typeof noeud === 'string') return echapperXml(noeud);
  const attributs = Object.entries(noeud.attributs)
    .map(([cle, valeur]) => (valeur === undefined ? '' : ` ${cle}="${echapperXml(String(valeur))}"`))
    .join('');
  return `<${noeud.balise}${attributs}>${noeud.enfants.map(versHtml).join('')}</${noeud.balise}>`;
}
