import { defaultTreeAdapter as arbre } from 'parse5';
import { aLaClasse, estElement, type NoeudHtml, type RegleDePage } from './page-html.ts';
import { typo } from './typo.ts';

/** Éléments où chaque caractère compte. */
const INTOUCHABLES = ['script', 'style', 'pre', 'code', 'textarea', 'kbd'];
/** Éléments qui ne peuvent contenir que du texte : l’exposant n’y est pas permis. */
const TEXTE_SEUL = ['title', 'option', 'text', 'tspan', 'desc'];

/** Les ordinaux prennent leur exposant : « 3e » → « 3<sup>e</sup> » (règles de l’Imprimerie nationale). */
function exposer(texte: string): string {
  return texte.replace(/(?<![\w.-])(\d{1,3}|[IVX]+)(er|e)(?![\p{L}\d])/gu, '$1<sup>$2</sup>');
}

/**
 * Ce qu’un trait d’union tient ensemble, et que la ligne ne coupe pas : le verbe et son pronom (« s’achève-t-il »), le
 * numéro d’un article ou d’une loi (« L. 1434-17 », « n° 2022-217 »).
 */
const UNIS =
  /(?<![\p{L}-])\p{L}+-(?:t-)?(?:ils?|elles?|on|ce|je|tu|nous|vous)(?![\p{L}-])|(?<!\p{L})(?:[LRD]\.|n°)\u00a0\d+(?:-[\dIVX]+)+/gu;

/** Les ordinaux, puis ce que la ligne ne coupe pas. Une espace insécable suffirait à une espace, non à un trait. */
const habiller = (texte: string): string => exposer(texte.replace(UNIS, '<span class="insecable">$&</span>'));

function estIntouchable(noeud: NoeudHtml): boolean {
  for (let parent = noeud.parentNode; parent && 'tagName' in parent; parent = parent.parentNode)
    if (INTOUCHABLES.includes(parent.tagName)) return true;
  return false;
}

/** Ce dont chaque règle de `typo` a besoin : la plupart des textes d’une page n’ont aucun de ces signes. */
const A_REPRENDRE = /['«»;!?:\d]/;

/** L’article élidé ou la parenthèse qui finit un texte, à ne pas séparer de ce qui suit. */
const ATTACHE = /(\p{L}{0,3}’|[(«]\u202f?)$/u;
/** La ponctuation qui commence un texte, à ne pas séparer de ce qui précède. */
const PONCTUATION = /^(?:[.,)…]|[\u00a0\u202f][:;!?»])+/u;

const texteFini = (noeud: NoeudHtml | undefined) =>
  noeud && arbre.isTextNode(noeud) ? habiller(typo(noeud.value.replaceAll('&#39;', "'"))) : '';
const estUnTerme = (noeud: NoeudHtml | undefined) => estElement(noeud, 'button') && aLaClasse(noeud, 'terme');

/**
 * La typographie française des textes d’une page, jamais des balises, des attributs, ni des éléments où chaque
 * caractère compte. Maison : aucune bibliothèque tenue ne pose les espaces insécables et les exposants du français sans
 * abîmer une page.
 */
export const typographie: RegleDePage = (noeuds, html) =>
  noeuds.flatMap((noeud) => {
    const lieu = noeud.sourceCodeLocation;
    if (!arbre.isTextNode(noeud) || !lieu || estIntouchable(noeud)) return [];
    const [debut, fin] = [lieu.startOffset, lieu.endOffset];
    const brut = html.slice(debut, fin);
    // Le blanc qui suit `</body>` est rattaché au texte d’avant : le passage enjambe alors une balise, et n’est que du
    // blanc.
    if (brut.includes('<')) return [];
    const texte = A_REPRENDRE.test(brut) ? typo(brut.replaceAll('&#39;', "'")) : brut;
    const parent = noeud.parentNode;
    const change = (t: string) => (t === brut ? [] : [{ debut, fin, texte: t }]);
    if (parent && 'tagName' in parent && TEXTE_SEUL.includes(parent.tagName)) return change(texte);
    const propre = habiller(texte);
    // Un terme expliqué est un bouton, que la ligne pourrait séparer de sa parenthèse, de son « l’ » ou de son point :
    // on les lie. Sa bulle est entre lui et le point.
    const voisins = parent?.childNodes ?? [];
    const rang = voisins.indexOf(noeud);
    let lie = propre;
    const retouches: { debut: number; fin: number; texte: string }[] = [];
    const precedent = voisins[rang - 2];
    const ponctuation = estUnTerme(precedent) ? PONCTUATION.exec(propre) : null;
    if (ponctuation) {
      lie = `${ponctuation[0]}</span>${propre.slice(ponctuation[0].length)}`;
      const lieuDuTerme = precedent!.sourceCodeLocation!.startOffset;
      if (!ATTACHE.test(texteFini(voisins[rang - 3])))
        retouches.push({ debut: lieuDuTerme, fin: lieuDuTerme, texte: '<span class="insecable">' });
    }
    const suivant = voisins[rang + 1];
    const attache = estUnTerme(suivant) ? ATTACHE.exec(lie) : null;
    if (attache) {
      lie = `${lie.slice(0, attache.index)}<span class="insecable">${attache[0]}`;
      const finDuTerme = suivant!.sourceCodeLocation!.endOffset;
      if (!PONCTUATION.test(texteFini(voisins[rang + 3])))
        retouches.push({ debut: finDuTerme, fin: finDuTerme, texte: '</span>' });
    }
    return [...change(lie), ...retouches];
  });
