import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFStreamWriter,
  PDFString,
  type PDFContext,
  type PDFObject,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { dessinerTexte, type Place } from './champ-pdf-apparence.ts';

/** Nom de la police des champs dans le PDF. */
export const POLICE = 'Texte';
/** Ce qui sépare, dans l’infobulle d’un champ, la question de sa précision. */
export const SUITE_DE_L_INFOBULLE = ' ; ';
/** Drapeaux des champs (ISO 32000-1, tables 221, 226 et 228). */
export const DRAPEAUX = { requis: 1 << 1, multiligne: 1 << 12, sansRien: 1 << 14, radio: 1 << 15 };
/**
 * Comment le fichier s’écrit : rien n’y est refait qu’on n’ait demandé ; ses objets, balises comprises, se compressent
 * ensemble, ce qui en ôte la moitié.
 */
export const ECRITURE = {
  useObjectStreams: true,
  addDefaultPage: false,
  updateFieldAppearances: false,
  objectsPerTick: Number.POSITIVE_INFINITY,
} as const;

/** Objets compressés ensemble au plus : par cinquante, comme le fait `save`, ils pèsent un vingtième de plus. */
const ENSEMBLE = 1000;

/** Le fichier d’un document où rien ne reste à finir, ses objets compressés en gros paquets. */
export function ecrireSerre(document: PDFDocument): Promise<Uint8Array> {
  const { objectsPerTick } = ECRITURE;
  return PDFStreamWriter.forContext(document.context, objectsPerTick, true, ENSEMBLE).serializeToBuffer();
}

export const nom = (texte: string): PDFName => PDFName.of(texte);
export const texteUnicode = (texte: string): PDFHexString => PDFHexString.fromText(texte);

/** Un dessin rangé dans le fichier, de `largeur` sur `hauteur` points. */
export function flux(
  contexte: PDFContext,
  contenu: string,
  largeur: number,
  hauteur: number,
  ressources?: PDFObject,
): PDFRef {
  const dictionnaire = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, largeur, hauteur],
    ...(ressources ? { Resources: ressources } : {}),
  };
  return contexte.register(contexte.stream(contenu, dictionnaire));
}

/** Largeur et hauteur d’un champ, en points. */
export function dimensions(widget: PDFDict): { largeur: number; hauteur: number } {
  const [x1, y1, x2, y2] = widget
    .lookup(nom('Rect'), PDFArray)
    .asArray()
    .map((n) => (n as PDFNumber).asNumber()) as [number, number, number, number];
  return { largeur: x2 - x1, hauteur: y2 - y1 };
}

/** Chasses de la police des champs : codes WinAnsi de 32 à 255, en millièmes. */
export function chassesDe(formulaire: PDFDict): number[] {
  const police = formulaire.lookup(nom('DR'), PDFDict).lookup(nom('Font'), PDFDict).lookup(nom(POLICE), PDFDict);
  return police
    .lookup(nom('Widths'), PDFArray)
    .asArray()
    .map((n) => (n as PDFNumber).asNumber());
}

/** La question d’un champ, sans sa précision. */
export function questionDe(champ: PDFDict): string {
  const infobulle = champ.lookup(nom('TU'), PDFHexString).decodeText();
  return infobulle.split(SUITE_DE_L_INFOBULLE)[0]!.replace(' (obligatoire)', '');
}

/** Vrai si le champ se remplit sur plusieurs lignes. */
export function estMultiligne(champ: PDFDict): boolean {
  return ((champ.lookupMaybe(nom('Ff'), PDFNumber)?.asNumber() ?? 0) & DRAPEAUX.multiligne) !== 0;
}

/** Écrit une réponse et ce qu’on en voit : tout, ou ce qui tient et le renvoi de `place` à la feuille jointe. */
export function ecrireTexte(
  contexte: PDFContext,
  formulaire: PDFDict,
  champ: PDFDict,
  valeur: string,
  place: Place,
): void {
  const { largeur, hauteur } = dimensions(champ);
  const aDroite = champ.lookupMaybe(nom('Q'), PDFNumber)?.asNumber() === 2;
  const contenu = dessinerTexte(place, { largeur, hauteur, aDroite, chasses: chassesDe(formulaire) }, POLICE);
  champ.set(nom('V'), texteUnicode(valeur));
  const maximum = champ.lookupMaybe(nom('MaxLen'), PDFNumber)?.asNumber() ?? valeur.length;
  if (valeur.length > maximum) champ.set(nom('MaxLen'), PDFNumber.of(valeur.length));
  champ.set(nom('DA'), PDFString.of(`/${POLICE} ${place.taille} Tf 0 g`));
  champ.set(nom('AP'), contexte.obj({ N: flux(contexte, contenu, largeur, hauteur, formulaire.get(nom('DR'))) }));
}
