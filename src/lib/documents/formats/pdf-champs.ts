import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
} from '@cantoo/pdf-lib';
import { dessinerMarque, dessinerTexte } from './champ-pdf-apparence.ts';
import type { Ecrit } from './document-abstrait.ts';
import { horsWinAnsi } from './winansi.ts';

/** Préfixe des liens que le gabarit pose à la place des champs. */
const MARQUE = 'champ:';
const POLICE = 'Texte';
const DRAPEAUX = { requis: 1 << 1, multiligne: 1 << 12, sansRien: 1 << 14, radio: 1 << 15 };

/** La police des champs, qui voyage dans le PDF ; longueurs en millièmes de cadratin. */
export interface PoliceDeChamp {
  /** La police entière, en TrueType. */
  ttf: Uint8Array;
  /** Nom PostScript. */
  nom: string;
  /** Chasses des codes WinAnsi 32 à 255. */
  chasses: number[];
  /** Gauche, bas, droite, haut du plus grand des signes. */
  boite: number[];
  montee: number;
  descente: number;
  /** Hauteur des capitales. */
  capitale: number;
}

/** Ce que le PDF dit d’un champ : sa nature et son infobulle, lue par les lecteurs d’écran. */
interface Definition {
  nature: 'texte' | 'case' | 'radio' | 'signature';
  infobulle: string;
  requis: boolean;
  multiligne: boolean;
  longueurMax?: number;
  valeur: string;
}

function definir(ecrit: Ecrit): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const base = { requis: false, multiligne: false, valeur: '' };
  for (const b of ecrit.blocs) {
    if (b.type === 'champ') {
      const infobulle = [b.libelle, b.obligatoire && '(obligatoire)', b.aide].filter(Boolean).join(' ');
      definitions.set(b.nom, {
        nature: 'texte',
        infobulle,
        requis: b.obligatoire,
        multiligne: b.lignes > 1,
        longueurMax: b.longueurMax,
        valeur: b.valeur,
      });
    } else if (b.type === 'tableau') {
      for (const c of b.lignes.flatMap((l) => l.cellules))
        definitions.set(c.nom, {
          ...base,
          nature: 'texte',
          infobulle: `${c.libelle}, en euros`,
          longueurMax: 16,
          valeur: c.valeur,
        });
    } else if (b.type === 'signature') definitions.set(b.nom, { ...base, nature: 'signature', infobulle: b.libelle });
    else if (b.type === 'cases') {
      for (const c of b.cases) {
        const infobulle = [b.question, c.libelle].filter(Boolean).join(' : ');
        definitions.set(c.nom, {
          ...base,
          nature: b.exclusif ? 'radio' : 'case',
          infobulle: b.exclusif ? (b.question ?? '') : infobulle,
          requis: b.obligatoire,
          valeur: c.cochee ? 'oui' : '',
        });
      }
    }
  }
  return definitions;
}

const nom = (texte: string) => PDFName.of(texte);
const texteUnicode = (texte: string) => PDFHexString.fromText(texte);

function flux(contexte: PDFContext, contenu: string, largeur: number, hauteur: number, ressources?: PDFDict): PDFRef {
  const dictionnaire = {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, largeur, hauteur],
    ...(ressources ? { Resources: ressources } : {}),
  };
  return contexte.register(contexte.stream(contenu, dictionnaire));
}

function ecrirePolice(contexte: PDFContext, police: PoliceDeChamp): PDFRef {
  const fichier = contexte.register(contexte.flateStream(police.ttf, { Length1: police.ttf.length }));
  const descripteur = contexte.register(
    contexte.obj({
      Type: 'FontDescriptor',
      FontName: police.nom,
      Flags: 32,
      FontBBox: police.boite,
      ItalicAngle: 0,
      Ascent: police.montee,
      Descent: police.descente,
      CapHeight: police.capitale,
      StemV: 80,
      FontFile2: fichier,
    }),
  );
  return contexte.register(
    contexte.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: police.nom,
      FirstChar: 32,
      LastChar: 255,
      Widths: police.chasses,
      FontDescriptor: descripteur,
      Encoding: 'WinAnsiEncoding',
    }),
  );
}

function dimensions(widget: PDFDict): { largeur: number; hauteur: number } {
  const [x1, y1, x2, y2] = widget
    .lookup(nom('Rect'), PDFArray)
    .asArray()
    .map((n) => (n as PDFNumber).asNumber()) as [number, number, number, number];
  return { largeur: x2 - x1, hauteur: y2 - y1 };
}

function chassesDe(formulaire: PDFDict): number[] {
  const police = formulaire.lookup(nom('DR'), PDFDict).lookup(nom('Font'), PDFDict).lookup(nom(POLICE), PDFDict);
  return police
    .lookup(nom('Widths'), PDFArray)
    .asArray()
    .map((n) => (n as PDFNumber).asNumber());
}

function ecrireTexte(contexte: PDFContext, formulaire: PDFDict, champ: PDFDict, valeur: string): void {
  const { largeur, hauteur } = dimensions(champ);
  const multiligne = ((champ.lookupMaybe(nom('Ff'), PDFNumber)?.asNumber() ?? 0) & DRAPEAUX.multiligne) !== 0;
  const { flux: contenu, taille } = dessinerTexte(
    valeur,
    { largeur, hauteur, multiligne, chasses: chassesDe(formulaire) },
    POLICE,
  );
  champ.set(nom('V'), texteUnicode(valeur));
  const maximum = champ.lookupMaybe(nom('MaxLen'), PDFNumber)?.asNumber() ?? valeur.length;
  if (valeur.length > maximum) champ.set(nom('MaxLen'), PDFNumber.of(valeur.length));
  champ.set(nom('DA'), PDFString.of(`/${POLICE} ${taille} Tf 0 g`));
  champ.set(
    nom('AP'),
    contexte.obj({ N: flux(contexte, contenu, largeur, hauteur, formulaire.lookup(nom('DR'), PDFDict)) }),
  );
}

/** Change le lien posé par le gabarit en champ, sans bouger ni sa place, ni son ordre, ni sa balise. */
function transformer(contexte: PDFContext, formulaire: PDFDict, widget: PDFDict, cle: string, d: Definition): void {
  for (const c of ['A', 'Border', 'Contents']) widget.delete(nom(c));
  widget.set(nom('Subtype'), nom('Widget'));
  if (d.nature === 'radio') return;
  widget.set(nom('T'), texteUnicode(cle));
  widget.set(nom('TU'), texteUnicode(d.infobulle));
  const drapeaux = (d.requis && d.nature === 'texte' ? DRAPEAUX.requis : 0) | (d.multiligne ? DRAPEAUX.multiligne : 0);
  if (drapeaux) widget.set(nom('Ff'), PDFNumber.of(drapeaux));
  if (d.nature === 'signature') widget.set(nom('FT'), nom('Sig'));
  else if (d.nature === 'case') {
    widget.set(nom('FT'), nom('Btn'));
    cocher(contexte, widget, 'oui', d.valeur === 'oui', false);
    widget.set(nom('V'), nom(d.valeur === 'oui' ? 'oui' : 'Off'));
  } else {
    widget.set(nom('FT'), nom('Tx'));
    if (d.longueurMax) widget.set(nom('MaxLen'), PDFNumber.of(Math.max(d.longueurMax, d.valeur.length)));
    ecrireTexte(contexte, formulaire, widget, d.valeur);
  }
}

function cocher(contexte: PDFContext, widget: PDFDict, etat: string, cochee: boolean, rond: boolean): void {
  const { largeur, hauteur } = dimensions(widget);
  const etats = {
    [etat]: flux(contexte, dessinerMarque(Math.min(largeur, hauteur), rond), largeur, hauteur),
    Off: flux(contexte, '', largeur, hauteur),
  };
  widget.set(nom('AP'), contexte.obj({ N: etats }));
  widget.set(nom('AS'), nom(cochee ? etat : 'Off'));
}

/** Éléments de structure par numéro de parent : ceux des champs deviennent des balises Form. */
function baliser(document: PDFDocument, numeros: ReadonlySet<number>): void {
  const arbre = document.catalog.lookup(nom('StructTreeRoot'), PDFDict).lookup(nom('ParentTree'), PDFDict);
  const visiter = (noeud: PDFDict): void => {
    const paires = noeud.lookupMaybe(nom('Nums'), PDFArray);
    for (let i = 0; paires && i < paires.size(); i += 2) {
      if (numeros.has(paires.lookup(i, PDFNumber).asNumber())) paires.lookup(i + 1, PDFDict).set(nom('S'), nom('Form'));
    }
    const enfants = noeud.lookupMaybe(nom('Kids'), PDFArray);
    for (let i = 0; enfants && i < enfants.size(); i++) visiter(enfants.lookup(i, PDFDict));
  };
  visiter(arbre);
}

const options = { useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false } as const;

/**
 * Change les liens « champ:nom » d’un PDF composé en champs de formulaire nommés, avec infobulle et réponse. L’arbre
 * des balises, l’ordre de lecture et celui de tabulation restent ceux du gabarit. Lève si un champ de l’écrit n’a pas
 * sa place.
 */
export async function ajouterChamps(pdf: Uint8Array, ecrit: Ecrit, police: PoliceDeChamp): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context: contexte } = document;
  const definitions = definir(ecrit);
  const formulaire = contexte.obj({
    Fields: [],
    DR: { Font: { [POLICE]: ecrirePolice(contexte, police) } },
    DA: PDFString.of(`/${POLICE} 9.5 Tf 0 g`),
    NeedAppearances: PDFBool.False,
  }) as PDFDict;
  const champs = formulaire.lookup(nom('Fields'), PDFArray);
  const groupes = new Map<string, PDFRef>();
  const numeros = new Set<number>();
  for (const page of document.getPages()) {
    page.node.set(nom('Tabs'), nom('S'));
    const annotations = page.node.lookupMaybe(nom('Annots'), PDFArray);
    for (let i = 0; annotations && i < annotations.size(); i++) {
      const widget = annotations.lookup(i, PDFDict);
      const adresse = widget.lookupMaybe(nom('A'), PDFDict)?.lookupMaybe(nom('URI'), PDFString)?.asString();
      if (!adresse?.startsWith(MARQUE)) continue;
      const cle = adresse.slice(MARQUE.length);
      const definition = definitions.get(cle);
      if (!definition) throw new Error(`PDF : champ « ${cle} » posé par le gabarit ; attendu : un champ de l’écrit`);
      definitions.delete(cle);
      transformer(contexte, formulaire, widget, cle, definition);
      numeros.add(widget.lookup(nom('StructParent'), PDFNumber).asNumber());
      const reference = annotations.get(i) as PDFRef;
      if (definition.nature === 'radio') ranger(contexte, champs, groupes, { widget, reference, cle, definition });
      else champs.push(reference);
    }
  }
  if (definitions.size > 0)
    throw new Error(
      `PDF : sans place pour ${[...definitions.keys()].join(', ')} ; attendu : un lien « champ: » du gabarit pour chacun`,
    );
  baliser(document, numeros);
  document.catalog.set(nom('AcroForm'), contexte.register(formulaire));
  return document.save(options);
}

/** Range un bouton dans le champ de sa question : `partage=oui` → champ `partage`, état `oui`. */
function ranger(
  contexte: PDFContext,
  champs: PDFArray,
  groupes: Map<string, PDFRef>,
  b: { widget: PDFDict; reference: PDFRef; cle: string; definition: Definition },
): void {
  const [question, etat] = b.cle.split('=') as [string, string];
  let groupe = groupes.get(question);
  if (!groupe) {
    groupe = contexte.register(
      contexte.obj({
        FT: 'Btn',
        Ff: DRAPEAUX.radio | DRAPEAUX.sansRien | (b.definition.requis ? DRAPEAUX.requis : 0),
        T: texteUnicode(question),
        TU: texteUnicode(b.definition.infobulle),
        V: 'Off',
        Kids: [],
      }),
    );
    groupes.set(question, groupe);
    champs.push(groupe);
  }
  const parent = contexte.lookup(groupe, PDFDict);
  const cochee = b.definition.valeur === 'oui';
  cocher(contexte, b.widget, etat, cochee, true);
  if (cochee) parent.set(nom('V'), nom(etat));
  b.widget.set(nom('Parent'), groupe);
  b.widget.set(nom('TU'), texteUnicode(`${b.definition.infobulle} ${etat.replaceAll('-', ' ')}`));
  parent.lookup(nom('Kids'), PDFArray).push(b.reference);
}

/**
 * Remplit un PDF à champs, dans le navigateur comme à la construction : nom de champ → texte, `oui` pour une case,
 * valeur du choix pour une question à réponse unique. Un nom inconnu du PDF est laissé de côté ; sa liste est rendue.
 * La valeur d’un champ garde tous ses caractères ; `approches` liste ceux que la police du champ ne sait pas dessiner.
 */
export async function remplirChamps(
  pdf: Uint8Array,
  valeurs: Readonly<Record<string, string>>,
): Promise<{ pdf: Uint8Array; inconnus: string[]; approches: string[] }> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context: contexte } = document;
  const formulaire = document.catalog.lookup(nom('AcroForm'), PDFDict);
  const restants = new Map(Object.entries(valeurs));
  const approches = new Set<string>();
  for (const reference of formulaire.lookup(nom('Fields'), PDFArray).asArray()) {
    const champ = contexte.lookup(reference, PDFDict);
    const cle = champ.lookup(nom('T'), PDFHexString).decodeText();
    const valeur = restants.get(cle);
    if (valeur === undefined) continue;
    restants.delete(cle);
    const nature = champ.lookup(nom('FT'), PDFName).asString();
    if (nature === '/Tx') {
      ecrireTexte(contexte, formulaire, champ, valeur);
      for (const c of horsWinAnsi(valeur)) approches.add(c);
    } else if (nature === '/Btn') choisir(champ, valeur);
  }
  // Les lecteurs qui ont d’autres polices redessinent alors les champs eux-mêmes.
  if (approches.size > 0) formulaire.set(nom('NeedAppearances'), PDFBool.True);
  return { pdf: await document.save(options), inconnus: [...restants.keys()], approches: [...approches] };
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
