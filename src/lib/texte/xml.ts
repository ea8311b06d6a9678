import type { Noeud } from './html.ts';

/** Texte sûr dans un élément ou un attribut XML ; les caractères interdits par XML 1.0 sont retirés. */
export function echapperXml(texte: string): string {
  return texte
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);
}

/**
 * XML d’un arbre ; tout texte et toute valeur d’attribut sont échappés, un élément sans enfant se ferme lui-même.
 * Maison : ces quelques lignes partent au navigateur, qui fait aussi les fichiers bureautiques, et une bibliothèque y
 * pèserait davantage que ce qu’elle écrit.
 */
export function versXml(noeud: Noeud | string): string {
  if (typeof noeud === 'string') return echapperXml(noeud);
  const attributs = Object.entries(noeud.attributs)
    .map(([cle, valeur]) => (valeur === undefined ? '' : ` ${cle}="${echapperXml(String(valeur))}"`))
    .join('');
  const ouverte = `<${noeud.balise}${attributs}`;
  return noeud.enfants.length === 0
    ? `${ouverte}/>`
    : `${ouverte}>${noeud.enfants.map(versXml).join('')}</${noeud.balise}>`;
}
