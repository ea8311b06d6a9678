import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { espacesOrdinaires } from '#lib/texte/typo.ts';
import { mettreEnPlace, type Place } from './champ-pdf-apparence.ts';
import { ajouterFeuille, composerFeuille } from './pdf-feuille-jointe.ts';
import { chassesDe, dimensions, ecrireTexte, ECRITURE, estMultiligne, nom, questionDe } from './pdf-communs.ts';
import { horsWinAnsi } from './winansi.ts';

/** Ce que donne un remplissage. */
export interface PdfRempli {
  pdf: Uint8Array;
  /** Noms que le PDF ne connaît pas. */
  inconnus: string[];
  /** Caractères gardés, que la police du champ ne sait pas dessiner. */
  approches: string[];
  /** Questions dont la réponse finit sur une feuille jointe, et la page où elle se lit. */
  suites: { question: string; page: number }[];
}

/**
 * Remplit un PDF à champs, dans le navigateur comme à la construction : nom de champ → texte, `oui` pour une case,
 * valeur du choix pour une question à réponse unique. Une réponse trop longue pour son cadre y renvoie à une feuille
 * jointe, ajoutée au PDF ; la valeur du champ garde tout.
 */
export async function remplirChamps(pdf: Uint8Array, valeurs: Readonly<Record<string, string>>): Promise<PdfRempli> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context: contexte } = document;
  const formulaire = document.catalog.lookup(nom('AcroForm'), PDFDict);
  const chasses = chassesDe(formulaire);
  const restants = new Map(Object.entries(valeurs));
  const approches = new Set<string>();
  const textes: { champ: PDFDict; valeur: string; place: Place; question: string }[] = [];
  for (const reference of formulaire.lookup(nom('Fields'), PDFArray).asArray()) {
    const champ = contexte.lookup(reference, PDFDict);
    const cle = champ.lookup(nom('T'), PDFHexString).decodeText();
    const brute = restants.get(cle);
    if (brute === undefined) continue;
    restants.delete(cle);
    const nature = champ.lookup(nom('FT'), PDFName).asString();
    if (nature === '/Btn') choisir(champ, brute);
    if (nature !== '/Tx') continue;
    const valeur = espacesOrdinaires(brute);
    for (const c of horsWinAnsi(valeur)) approches.add(c);
    const place = mettreEnPlace(valeur, { ...dimensions(champ), multiligne: estMultiligne(champ), chasses });
    textes.push({ champ, valeur, place, question: questionDe(champ) });
  }
  const longs = textes.filter((t) => t.place.deborde);
  const feuille = composerFeuille(longs, chasses, document.getPageCount() + 1);
  for (const t of textes) {
    const page = feuille.pages.get(t);
    const renvoi = `Suite sur feuille jointe, page ${page}`;
    const lignes = t.place.deborde ? [...t.place.lignes.slice(0, -1), renvoi] : t.place.lignes;
    ecrireTexte(contexte, formulaire, t.champ, t.valeur, { ...t.place, lignes });
  }
  if (longs.length > 0) ajouterFeuille(document, feuille, formulaire.get(nom('DR'))!);
  // Les lecteurs qui ont d’autres polices redessinent alors les champs eux-mêmes.
  if (approches.size > 0) formulaire.set(nom('NeedAppearances'), PDFBool.True);
  return {
    pdf: await document.save(ECRITURE),
    inconnus: [...restants.keys()],
    approches: [...approches],
    suites: longs.map((t) => ({ question: t.question, page: feuille.pages.get(t)! })),
  };
}

function choisir(champ: PDFDict, valeur: string): void {
  const boutons = champ.lookupMaybe(nom('Kids'), PDFArray);
  const widgets = boutons ? boutons.asArray().map((_, i) => boutons.lookup(i, PDFDict)) : [champ];
  let retenu = 'Off';
  for (const widget of widgets) {
    const etats = widget
      .lookup(nom('AP'), PDFDict)
      .lookup(nom('N'), PDFDict)
      .keys()
      .map((k) => k.asString().slice(1));
    const actif = valeur !== '' && etats.includes(valeur);
    if (actif) retenu = valeur;
    widget.set(nom('AS'), nom(actif ? valeur : 'Off'));
  }
  champ.set(nom('V'), nom(retenu));
}
