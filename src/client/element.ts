import { typo } from '#lib/texte/typo.ts';

/** Crée un élément, ses attributs et son contenu, textes à la typographie française ; un attribut `undefined` n’est pas posé. */
export function creer<K extends keyof HTMLElementTagNameMap>(
  balise: K,
  attributs: Record<string, string | undefined> = {},
  ...contenu: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(balise);
  for (const [nom, valeur] of Object.entries(attributs)) if (valeur !== undefined) element.setAttribute(nom, valeur);
  element.append(...contenu.map((c) => (typeof c === 'string' ? typo(c) : c)));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** Crée un élément SVG, de la même façon. */
export function creerSvg(
  balise: string,
  attributs: Record<string, string | number> = {},
  ...contenu: Node[]
): SVGElement {
  const element = document.createElementNS(SVG, balise) as SVGElement;
  for (const [nom, valeur] of Object.entries(attributs)) element.setAttribute(nom, String(valeur));
  element.append(...contenu);
  return element;
}
