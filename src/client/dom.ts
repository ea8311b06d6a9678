import { typo } from '#lib/texte/typo.ts';
import type { Noeud } from '#lib/texte/html.ts';

const SVG = 'http://www.w3.org/2000/svg';

type Enfants = (Node | string)[];

function garnir<E extends Element>(element: E, attributs: Noeud['attributs'], contenu: Enfants): E {
  for (const [nom, valeur] of Object.entries(attributs))
    if (valeur !== undefined) element.setAttribute(nom, String(valeur));
  element.append(...contenu.map((c) => (typeof c === 'string' ? typo(c) : c)));
  return element;
}

/**
 * Crée un élément, ses attributs et son contenu, textes à la typographie française ; un attribut `undefined` n’est pas
 * posé.
 */
export function creer<K extends keyof HTMLElementTagNameMap>(
  balise: K,
  attributs: Noeud['attributs'] = {},
  ...contenu: Enfants
): HTMLElementTagNameMap[K] {
  return garnir(document.createElement(balise), attributs, contenu);
}

/** Crée un élément SVG, de la même façon. */
export function creerSvg(balise: string, attributs: Noeud['attributs'] = {}, ...contenu: Enfants): SVGElement {
  return garnir(document.createElementNS(SVG, balise), attributs, contenu);
}

/** Crée les éléments d’un morceau de page décrit sans DOM. */
export function versDom(noeud: Noeud, dansSvg = false): Element {
  const svg = dansSvg || noeud.balise === 'svg';
  const contenu = noeud.enfants.map((e) => (typeof e === 'string' ? e : versDom(e, svg)));
  return garnir(
    svg ? document.createElementNS(SVG, noeud.balise) : document.createElement(noeud.balise),
    noeud.attributs,
    contenu,
  );
}

/** Remplace le contenu d’un élément. */
export function remplir(element: Element, noeuds: readonly (Noeud | string)[]): void {
  element.replaceChildren(...noeuds.map((m) => (typeof m === 'string' ? typo(m) : versDom(m))));
}
