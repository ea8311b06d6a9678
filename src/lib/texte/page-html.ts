/**
 * Retoucher une page HTML sans la réécrire : l’analyseur de la norme dit où est chaque chose, et seuls les passages à
 * changer changent ; le reste garde ses octets.
 */
import { defaultTreeAdapter as arbre, parse, type DefaultTreeAdapterTypes as Types } from 'parse5';

export type ElementHtml = Types.Element;
export type NoeudHtml = Types.ChildNode;

/** Ce qui remplace le passage `[debut, fin[` de la page, en unités de code UTF-16 ; `debut` égal à `fin` insère. */
export interface Retouche {
  debut: number;
  fin: number;
  texte: string;
}

/** Une règle lit tous les nœuds d’une page, dans leur ordre, et dit ce qu’elle y change. */
export type RegleDePage = (noeuds: readonly NoeudHtml[], html: string) => Retouche[];

function ajouterDescendants(noeud: Types.ParentNode, liste: NoeudHtml[]): NoeudHtml[] {
  for (const enfant of noeud.childNodes) {
    liste.push(enfant);
    if (!arbre.isElementNode(enfant)) continue;
    ajouterDescendants(enfant.nodeName === 'template' ? (enfant as Types.Template).content : enfant, liste);
  }
  return liste;
}

/** Vrai pour un élément d’un de ces noms. */
export function estElement(noeud: NoeudHtml | undefined, ...noms: string[]): noeud is ElementHtml {
  return noeud !== undefined && arbre.isElementNode(noeud) && noms.includes(noeud.tagName);
}

/** Vrai si l’élément porte la classe. */
export function aLaClasse(element: ElementHtml, classe: string): boolean {
  return (element.attrs.find((a) => a.name === 'class')?.value ?? '').split(/\s+/).includes(classe);
}

/** Tous les nœuds d’une page, dans leur ordre. */
export function lireNoeuds(html: string): NoeudHtml[] {
  // Sans script, `noscript` contient des éléments ; avec, il ne serait qu’un texte.
  return ajouterDescendants(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }), []);
}

/** Applique des règles à une page, lue une seule fois. */
export function retoucherPage(html: string, ...regles: RegleDePage[]): string {
  const noeuds = lireNoeuds(html);
  return appliquer(
    html,
    regles.flatMap((regle) => regle(noeuds, html)),
  );
}

/** Une page, ses retouches faites. */
export function appliquer(html: string, retouches: readonly Retouche[]): string {
  let [page, position] = ['', 0];
  for (const { debut, fin, texte } of retouches.toSorted((a, b) => a.debut - b.debut)) {
    page += html.slice(position, debut) + texte;
    position = fin;
  }
  return page + html.slice(position);
}
