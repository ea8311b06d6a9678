import { PDFArray, PDFDict, PDFDocument, PDFRawStream, ParseSpeeds } from '@cantoo/pdf-lib';
import { ecrireSerre, nom } from './pdf-communs.ts';

/** Attributs d’une cellule qui parlent de son tableau. */
function attributsDeTableau(cellule: PDFDict): PDFDict[] {
  const brut = cellule.lookup(nom('A'));
  const tous = brut instanceof PDFArray ? brut.asArray().map((_, i) => brut.lookup(i)) : [brut];
  return tous.filter((a): a is PDFDict => a instanceof PDFDict && a.get(nom('O')) === nom('Table'));
}

/**
 * La première cellule de chaque ligne d’un tableau en devient l’en-tête : Typst ne balise que ceux des colonnes. Les
 * autres cellules ne nomment plus leurs en-têtes une à une : un lecteur d’écran les trouve par colonne et par ligne.
 */
function titrerLesLignes(document: PDFDocument): void {
  const { context: contexte } = document;
  for (const [, objet] of contexte.enumerateIndirectObjects()) {
    if (!(objet instanceof PDFDict) || objet.get(nom('S')) !== nom('TR')) continue;
    const cellules = objet.lookup(nom('K'));
    if (objet.lookupMaybe(nom('P'), PDFDict)?.get(nom('S')) !== nom('TBody') || !(cellules instanceof PDFArray))
      continue;
    for (let i = 0; i < cellules.size(); i++) {
      const cellule = cellules.lookup(i, PDFDict);
      for (const a of attributsDeTableau(cellule)) a.delete(nom('Headers'));
      if (i > 0) continue;
      cellule.set(nom('S'), nom('TH'));
      cellule.set(nom('A'), contexte.obj([{ O: 'Table', Scope: 'Row' }]));
    }
  }
}

/**
 * Compresse ce que Typst laisse en clair : les tables qui rendent le texte à un lecteur. Les propriétés du fichier
 * restent en clair : des outils les cherchent sans ouvrir le PDF.
 */
function compresserLesFlux({ context: contexte }: PDFDocument): void {
  for (const [reference, objet] of contexte.enumerateIndirectObjects()) {
    if (!(objet instanceof PDFRawStream) || objet.dict.has(nom('Filter'))) continue;
    if (objet.dict.get(nom('Type')) === nom('Metadata')) continue;
    const dictionnaire = Object.fromEntries([...objet.dict.entries()].map(([cle, v]) => [cle.decodeText(), v]));
    contexte.assign(reference, contexte.flateStream(objet.contents, dictionnaire));
  }
}

/** Le même PDF, ses tableaux titrés par ligne, ses flux et ses objets compressés. */
export async function finirPdf(pdf: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  titrerLesLignes(document);
  compresserLesFlux(document);
  return ecrireSerre(document);
}
