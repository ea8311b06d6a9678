/** Une page lue comme un navigateur la lit : un arbre de balises et de textes, par l’analyseur du standard HTML. */
import { parse, type DefaultTreeAdapterTypes as Arbre } from 'parse5';

/** Un élément : son nom en minuscules, ses attributs décodés, ce qu’il contient. */
export interface Balise {
  nom: string;
  attributs: Record<string, string>;
  parent: Balise | null;
  contenu: (Balise | string)[];
}

function lireElement(element: Arbre.Element, parent: Balise | null): Balise {
  const balise: Balise = {
    nom: element.tagName,
    attributs: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])),
    parent,
    contenu: [],
  };
  const enfants = 'content' in element ? (element as Arbre.Template).content.childNodes : element.childNodes;
  for (const enfant of enfants) {
    if ('tagName' in enfant) balise.contenu.push(lireElement(enfant, balise));
    else if ('value' in enfant) balise.contenu.push(enfant.value);
  }
  return balise;
}

/** La balise `html` d’une page. Ce que dit `noscript` en fait partie : le site se lit sans script. */
export function lireHtml(html: string): Balise {
  const { childNodes } = parse(html, { scriptingEnabled: false });
  return lireElement(
    childNodes.find((n) => 'tagName' in n)!,
    null,
  );
}

/** Les balises que celle-ci contient, dans l’ordre du document. */
export function descendants(balise: Balise): Balise[] {
  return balise.contenu.flatMap((c) => (typeof c === 'string' ? [] : [c, ...descendants(c)]));
}

/** Vrai si la balise est dans une autre qui répond à la condition. */
export function estDans(balise: Balise, condition: (b: Balise) => boolean): boolean {
  for (let b = balise.parent; b; b = b.parent) if (condition(b)) return true;
  return false;
}

/** Tout le texte d’une balise, tel quel. */
export function texteBrut(balise: Balise): string {
  return balise.contenu.map((c) => (typeof c === 'string' ? c : texteBrut(c))).join('');
}

const EN_LIGNE =
  /^(a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|tspan|button|kbd|script|style|pre|textarea)$/;
const SANS_PROSE = /^(script|style|pre|code|textarea|kbd)$/;

function couler(balise: Balise, sauf: (b: Balise) => boolean): string {
  if (SANS_PROSE.test(balise.nom) || sauf(balise)) return '';
  const dedans = balise.contenu.map((c) => (typeof c === 'string' ? c : couler(c, sauf))).join('');
  return EN_LIGNE.test(balise.nom) ? dedans : `¶${dedans}¶`;
}

/**
 * La prose d’une balise : sans code, un bloc fait une coupure (« ¶ »), une balise en ligne n’en fait pas.
 * `sauf` : les balises à passer.
 */
export function texteDe(balise: Balise, sauf: (b: Balise) => boolean = () => false): string {
  return couler(balise, sauf)
    .replace(/[ \n\r\t]+/g, ' ')
    .replace(/(\s*¶\s*)+/g, '¶');
}

/** Vrai d’un passage dit d’une autre langue : il ne se juge pas en français. */
export function estEtranger({ nom, attributs }: Balise): boolean {
  return nom !== 'html' && (attributs['lang'] ?? 'fr') !== 'fr';
}

/** La prose d’une balise en une ligne, pour un nom ou un message. */
export function ligneDe(balise: Balise): string {
  return texteDe(balise).replaceAll('¶', ' ').trim();
}

/** La balise ouvrante, pour un message. */
export function montrer({ nom, attributs }: Balise): string {
  const ecrits = Object.entries(attributs).map(([cle, valeur]) => ` ${cle}="${valeur.slice(0, 60)}"`);
  return `<${nom}${ecrits.join('').slice(0, 200)}>`;
}
