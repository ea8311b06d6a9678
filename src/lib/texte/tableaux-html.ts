import { defaultTreeAdapter as arbre } from 'parse5';
import {
  aLaClasse,
  estElement,
  type ElementHtml,
  type NoeudHtml,
  type RegleDePage,
  type Retouche,
} from './page-html.ts';
import { typo } from './typo.ts';
import { echapperXml } from './xml.ts';

/** Le nom général que le composant `Tableau` donne, faute de mieux. */
const SANS_NOM = 'Tableau';

const inserer = (ou: number, texte: string): Retouche => ({ debut: ou, fin: ou, texte });

const enfants = (element: ElementHtml, ...noms: string[]): ElementHtml[] =>
  element.childNodes.filter((e: NoeudHtml): e is ElementHtml => estElement(e, ...noms));

const lignesDe = (table: ElementHtml, partie: string): ElementHtml[] =>
  enfants(table, partie).flatMap((t) => enfants(t, 'tr'));

/** Les en-têtes d’un tableau qui ne disent pas leur portée. */
const enTetes = (table: ElementHtml): ElementHtml[] =>
  lignesDe(table, 'thead')
    .flatMap((ligne) => enfants(ligne, 'th'))
    .filter((th) => !th.attrs.some((a) => a.name === 'scope'));

/** Deux colonnes tiennent au téléphone ; au-delà, le tableau s’y range en fiches. */
const TROP_LARGE = 3;

function texteDe(noeud: NoeudHtml): string {
  if (arbre.isTextNode(noeud)) return noeud.value;
  return arbre.isElementNode(noeud) ? noeud.childNodes.map(texteDe).join('') : '';
}

/** Un tableau large se range en fiches : chaque case dit de quelle colonne elle est. */
function enFiches(table: ElementHtml): Retouche[] {
  const colonnes = lignesDe(table, 'thead').flatMap((l) => enfants(l, 'th').map((th) => texteDe(th).trim()));
  if (colonnes.length < TROP_LARGE) return [];
  return [
    inserer(table.sourceCodeLocation!.startOffset + '<table'.length, ' class="en-fiches"'),
    ...lignesDe(table, 'tbody').flatMap((ligne) =>
      enfants(ligne, 'td').flatMap((td, rang) =>
        rang === 0
          ? []
          : inserer(
              td.sourceCodeLocation!.startOffset + '<td'.length,
              ` data-l="${echapperXml(typo(colonnes[rang]!))}"`,
            ),
      ),
    ),
  ];
}

/**
 * Nomme chaque tableau des pages de texte d’après le titre qui le précède, dit la portée de ses en-têtes (RGAA 5.4
 * et 5.7), et range en fiches, au téléphone, celui qui n’y tiendrait pas. Un tableau écrit en
 * Markdown ne peut rien de cela ; le composant `Tableau` lui met le cadre auquel on le reconnaît.
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
        ...enFiches(table),
        ...enTetes(table).map((th) => inserer(th.sourceCodeLocation!.startOffset + '<th'.length, ' scope="col"')),
      ]),
    ];
  });
};
