import { PDFArray, PDFDict, PDFNumber, type PDFDocument, type PDFObject, type PDFRef } from '@cantoo/pdf-lib';
import { chaine, couperEnLignes, largeurEnPoints } from './champ-pdf-apparence.ts';
import { nom, POLICE } from './pdf-communs.ts';

/** Page A4, en points. */
const PAGE = { largeur: 595.28, hauteur: 841.89, marge: 45 };
const CORPS = 9.5;
const PAS = CORPS * 1.35;

/** Un passage de la feuille : sa balise, ses lignes, où elles commencent. */
interface Passage {
  page: number;
  balise: 'H2' | 'H3' | 'P';
  taille: number;
  lignes: string[];
  haut: number;
}

/** Une question, et la réponse qui ne tient pas dans son cadre. */
interface ReponseTropLongue {
  question: string;
  valeur: string;
}

/** La feuille jointe, mise en page. */
export interface FeuilleJointe {
  /** Page où commence chaque réponse : deux questions peuvent avoir le même nom. */
  pages: ReadonlyMap<ReponseTropLongue, number>;
  premiere: number;
  passages: Passage[];
}

/** Met en page les réponses trop longues, en entier, à partir de la page `premiere`. */
export function composerFeuille(
  reponses: readonly ReponseTropLongue[],
  chasses: readonly number[],
  premiere: number,
): FeuilleJointe {
  const pages = new Map<ReponseTropLongue, number>();
  const passages: Passage[] = [];
  let page = premiere;
  let haut = PAGE.hauteur - PAGE.marge;
  const poser = (balise: Passage['balise'], texte: string, taille: number, avant: number): void => {
    const pas = taille * 1.35;
    let restent = couperEnLignes(texte, taille, PAGE.largeur - 2 * PAGE.marge, chasses);
    haut -= avant;
    while (restent.length > 0) {
      // Une question ne finit pas une page : il lui faut deux lignes de réponse.
      const besoin = balise === 'P' ? pas : pas * restent.length + 2 * PAS;
      if (haut - besoin < PAGE.marge + PAS) [page, haut] = [page + 1, PAGE.hauteur - PAGE.marge];
      const tiennent = Math.max(1, Math.floor((haut - PAGE.marge - PAS) / pas));
      const lignes = restent.slice(0, tiennent);
      passages.push({ page, balise, taille, lignes, haut: haut - taille });
      haut -= pas * lignes.length;
      restent = restent.slice(tiennent);
    }
  };
  if (reponses.length > 0) poser('H2', 'Feuille jointe : réponses entières', 15, 0);
  for (const reponse of reponses) {
    poser('H3', reponse.question, 11, 14);
    pages.set(reponse, page);
    poser('P', reponse.valeur, CORPS, 4);
  }
  return { pages, premiere, passages };
}

/** Numéro du prochain parent des balises, et de quoi en ajouter un. */
function parentSuivant(arbre: PDFDict): { numero: number; ajouter: (numero: number, elements: PDFRef) => void } {
  const { context: contexte } = arbre;
  const parents = arbre.lookup(nom('ParentTree'), PDFDict);
  const plusGrand = (noeud: PDFDict): number => {
    const nombres = noeud.lookupMaybe(nom('Nums'), PDFArray);
    const enfants = noeud.lookupMaybe(nom('Kids'), PDFArray);
    const ici = nombres && nombres.size() > 0 ? nombres.lookup(nombres.size() - 2, PDFNumber).asNumber() : -1;
    return Math.max(ici, ...(enfants?.asArray().map((_, i) => plusGrand(enfants.lookup(i, PDFDict))) ?? []));
  };
  return {
    numero: plusGrand(parents) + 1,
    ajouter: (numero, elements) => {
      const enfants = parents.lookupMaybe(nom('Kids'), PDFArray);
      if (enfants)
        enfants.push(contexte.register(contexte.obj({ Limits: [numero, numero], Nums: [numero, elements] })));
      else for (const x of [PDFNumber.of(numero), elements]) parents.lookup(nom('Nums'), PDFArray).push(x);
      arbre.set(nom('ParentTreeNextKey'), PDFNumber.of(numero + 1));
    },
  };
}

/** Premier élément de structure sous la racine : le document, qui reçoit la feuille à sa suite. */
function racineDuTexte(arbre: PDFDict): { dictionnaire: PDFDict; reference: PDFRef; enfants: PDFArray } {
  const { context: contexte } = arbre;
  const brut = arbre.get(nom('K'))!;
  const premier = brut instanceof PDFArray ? brut.get(0) : brut;
  const dictionnaire = contexte.lookup(premier, PDFDict);
  const deja = dictionnaire.get(nom('K'));
  const enfants = deja instanceof PDFArray ? deja : contexte.lookupMaybe(deja, PDFArray);
  if (enfants) return { dictionnaire, reference: premier as PDFRef, enfants };
  const neufs = contexte.obj([]);
  if (deja) neufs.push(deja);
  dictionnaire.set(nom('K'), neufs);
  return { dictionnaire, reference: premier as PDFRef, enfants: neufs };
}

/** Ajoute la feuille au document, balisée comme le reste : ses titres et ses réponses se lisent à la suite. */
export function ajouterFeuille(document: PDFDocument, feuille: FeuilleJointe, ressources: PDFObject): void {
  const { context: contexte } = document;
  const arbre = document.catalog.lookup(nom('StructTreeRoot'), PDFDict);
  const racine = racineDuTexte(arbre);
  const derniere = feuille.passages.at(-1)!.page;
  for (let numeroDePage = feuille.premiere; numeroDePage <= derniere; numeroDePage++) {
    const page = document.addPage([PAGE.largeur, PAGE.hauteur]);
    const siens = feuille.passages.filter((p) => p.page === numeroDePage);
    const textes = siens.map((p, mcid) => {
      const lignes = p.lignes.map(
        (l, i) => `${i === 0 ? '' : `0 ${(-p.taille * 1.35).toFixed(2)} Td `}${chaine(l)} Tj`,
      );
      return (
        `/${p.balise} <</MCID ${mcid}>> BDC BT /${POLICE} ${p.taille} Tf 0 g ${PAGE.marge} ` +
        `${p.haut.toFixed(2)} Td\n${lignes.join('\n')}\nET EMC`
      );
    });
    const pied = `Feuille jointe, page ${numeroDePage}`;
    const chasses = contexte
      .lookup(ressources, PDFDict)
      .lookup(nom('Font'), PDFDict)
      .lookup(nom(POLICE), PDFDict)
      .lookup(nom('Widths'), PDFArray);
    const largeur = largeurEnPoints(
      pied,
      8.5,
      chasses.asArray().map((n) => (n as PDFNumber).asNumber()),
    );
    textes.push(
      `/Artifact BMC BT /${POLICE} 8.5 Tf 0 g ${(PAGE.largeur - PAGE.marge - largeur).toFixed(2)} 26 Td ` +
        `${chaine(pied)} Tj ET EMC`,
    );
    page.node.set(nom('Contents'), contexte.register(contexte.flateStream(textes.join('\n'))));
    page.node.set(nom('Resources'), ressources);
    page.node.set(nom('Tabs'), nom('S'));
    const elements = siens.map((p, mcid) =>
      contexte.register(contexte.obj({ Type: 'StructElem', S: p.balise, P: racine.reference, Pg: page.ref, K: mcid })),
    );
    for (const e of elements) racine.enfants.push(e);
    const parents = parentSuivant(arbre);
    page.node.set(nom('StructParents'), PDFNumber.of(parents.numero));
    parents.ajouter(parents.numero, contexte.register(contexte.obj(elements)));
  }
}
