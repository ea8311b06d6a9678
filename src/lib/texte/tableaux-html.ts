import {
  aLaClasse,
  estElement,
  type ElementHtml,
  type NoeudHtml,
  type RegleDePage,
  type Retouche,
} from './page-html.ts';

/** Le nom général que le composant `Tableau` donne, faute de mieux. */
const SANS_NOM = 'Tableau';

const inserer = (ou: number, texte: string): Retouche => ({ debut: ou, fin: ou, texte });

const enfants = (element: ElementHtml, ...noms: string[]): ElementHtml[] =>
  element.childNodes.filter((e: NoeudHtml): e is ElementHtml => estElement(e, ...noms));

/** Les en-têtes d’un tableau qui ne disent pas leur portée. */
const enTetes = (table: ElementHtml): ElementHtml[] =>
  enfants(table, 'thead')
    .flatMap((t) => enfants(t, 'tr'))
    .flatMap((ligne) => enfants(ligne, 'th'))
    .filter((th) => !th.attrs.some((a) => a.name === 'scope'));

/**
 * Nomme chaque tableau des pages de texte d’après le titre qui le précède, et dit la portée de ses en-têtes (RGAA 5.4
 * et 5.7). Un tableau écrit en Markdown ne peut ni l’un ni l’autre ; le composant `Tableau` lui met le cadre auquel on
 * le reconnaît.
 */
export const nomsDesTableaux: RegleDePage = (noeuds, html) => {
  let titre = '';
  return noeuds.flatMap((noeud) => {
    if (estElement(noeud, 'h2', 'h3', 'h4')) {
      const id = noeud.sourceCodeLocation?.attrs?.['id'];
      // « id="prix" » → « ="prix" », tel qu’il est écrit.
      if (id) titre = html.slice(id.startOffset + 'id'.length, id.endOffset);
      return [];
    }
    if (titre === '' || !estElement(noeud, 'div') || !aLaClasse(noeud, 'tableau-defilant')) return [];
    const nom = noeud.sourceCodeLocation?.attrs?.['aria-label'];
    if (!nom || !noeud.attrs.some((a) => a.name === 'aria-label' && a.value === SANS_NOM)) return [];
    return [
      { debut: nom.startOffset, fin: nom.endOffset, texte: `aria-labelledby${titre}` },
      ...enfants(noeud, 'table').flatMap((table) => [
        inserer(table.sourceCodeLocation!.startOffset + '<table'.length, ` aria-labelledby${titre}`),
        ...enTetes(table).map((th) => inserer(th.sourceCodeLocation!.startOffset + '<th'.length, ' scope="col"')),
      ]),
    ];
  });
};
