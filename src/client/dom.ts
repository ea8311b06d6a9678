import { typo } from '#lib/texte/typo.ts';
import type { Noeud } from '#lib/texte/html.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Crée les éléments d’un morceau de page, textes à la typographie française. */
export function versDom(noeud: Noeud | string, dansSvg = false): Node {
  if (typeof noeud === 'string') return document.createTextNode(typo(noeud));
  const svg = dansSvg || noeud.balise === 'svg';
  const element = svg ? document.createElementNS(SVG, noeud.balise) : document.createElement(noeud.balise);
  for (const [cle, valeur] of Object.entries(noeud.attributs)) element.setAttribute(cle, String(valeur));
  element.append(...noeud.enfants.map((e) => versDom(e, svg)));
  return element;
}

/** Remplace le contenu d’un élément. */
export function remplir(element: Element, noeuds: readonly (Noeud | string)[]): void {
  element.replaceChildren(...noeuds.map((m) => versDom(m)));
}
