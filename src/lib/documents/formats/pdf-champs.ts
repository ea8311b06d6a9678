import type { PDFRef } from '@cantoo/pdf-lib';
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFNumber, PDFString, type PDFContext } from '@cantoo/pdf-lib';
import { dessinerMarque, mettreEnPlace } from './champ-pdf-apparence.ts';
import { espacesOrdinaires } from '#lib/texte/typo.ts';
import type { Ecrit } from './document-abstrait.ts';
import {
  chassesDe,
  dimensions,
  DRAPEAUX,
  ecrireSerre,
  ecrireTexte,
  flux,
  nom,
  POLICE,
  SUITE_DE_L_INFOBULLE,
  texteUnicode,
} from './pdf-communs.ts';

/** Préfixe des liens que le gabarit pose à la place des champs. */
const MARQUE = 'champ:';

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
  /** Montant : écrit à droite de son cadre. */
  aDroite?: boolean;
  /** Réponse que porte un bouton, en toutes lettres. */
  reponse?: string;
}

function definir(ecrit: Ecrit): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  const base = { requis: false, multiligne: false, valeur: '' };
  for (const b of ecrit.blocs) {
    if (b.type === 'champ') {
      const question = `${b.libelle}${b.obligatoire ? ' (obligatoire)' : ''}`;
      const infobulle = [question, b.aide].filter(Boolean).join(SUITE_DE_L_INFOBULLE);
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
          aDroite: true,
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
          reponse: c.libelle,
        });
      }
    }
  }
  return definitions;
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

/** Change le lien posé par le gabarit en champ, sans bouger ni sa place, ni son ordre, ni sa balise. */
function transformer(contexte: PDFContext, formulaire: PDFDict, widget: PDFDict, cle: string, d: Definition): void {
  for (const c of ['A', 'Border', 'Contents']) widget.delete(nom(c));
  widget.set(nom('Subtype'), nom('Widget'));
  if (d.nature === 'radio') return;
  widget.set(nom('T'), texteUnicode(cle));
  widget.set(nom('TU'), texteUnicode(d.infobulle));
  const drapeaux = (d.requis && d.nature === 'texte' ? DRAPEAUX.requis : 0) | (d.multiligne ? DRAPEAUX.multiligne : 0);
  if (drapeaux) widget.set(nom('Ff'), PDFNumber.of(drapeaux));
  if (d.nature === 'signature') {
    widget.set(nom('FT'), nom('Sig'));
    // Une apparence vide : sans elle, aplatir le formulaire échoue.
    const { largeur, hauteur } = dimensions(widget);
    widget.set(nom('AP'), contexte.obj({ N: flux(contexte, '', largeur, hauteur) }));
  } else if (d.nature === 'case') {
    widget.set(nom('FT'), nom('Btn'));
    cocher(contexte, widget, 'oui', d.valeur === 'oui', false);
    widget.set(nom('V'), nom(d.valeur === 'oui' ? 'oui' : 'Off'));
  } else {
    widget.set(nom('FT'), nom('Tx'));
    if (d.longueurMax) widget.set(nom('MaxLen'), PDFNumber.of(Math.max(d.longueurMax, d.valeur.length)));
    if (d.aDroite) widget.set(nom('Q'), PDFNumber.of(2));
    const valeur = espacesOrdinaires(d.valeur);
    const cadre = { ...dimensions(widget), multiligne: d.multiligne, chasses: chassesDe(formulaire) };
    const place = mettreEnPlace(valeur, cadre);
    if (place.deborde) throw new Error(`PDF : la réponse préremplie « ${cle} » ne tient pas dans son cadre`);
    ecrireTexte(contexte, formulaire, widget, valeur, place);
  }
}

/** Dessins des boutons, par document : les mêmes pour tous ceux d’une taille. Aucun outil ne les refait. */
const marques = new WeakMap<PDFContext, Map<string, PDFRef>>();

function marque(contexte: PDFContext, contenu: string, largeur: number, hauteur: number): PDFRef {
  const faites = marques.get(contexte) ?? new Map<string, PDFRef>();
  marques.set(contexte, faites);
  // Le gabarit pose les cadres au dix-millième de point près : au dixième, deux boutons d’une taille se ressemblent.
  const [l, h] = [largeur, hauteur].map((x) => Math.round(x * 10) / 10) as [number, number];
  const cle = `${l} ${h} ${contenu}`;
  const faite = faites.get(cle) ?? flux(contexte, contenu, l, h);
  faites.set(cle, faite);
  return faite;
}

function cocher(contexte: PDFContext, widget: PDFDict, etat: string, cochee: boolean, rond: boolean): void {
  const { largeur, hauteur } = dimensions(widget);
  const etats = {
    [etat]: marque(contexte, dessinerMarque(Math.round(Math.min(largeur, hauteur) * 10) / 10, rond), largeur, hauteur),
    Off: marque(contexte, '', largeur, hauteur),
  };
  widget.set(nom('AP'), contexte.obj({ N: etats }));
  // La marque, pour les lecteurs qui redessinent le champ : disque ou croix de ZapfDingbats.
  widget.set(nom('MK'), contexte.obj({ CA: PDFString.of(rond ? 'l' : '8') }));
  widget.set(nom('DA'), PDFString.of('/ZaDb 0 Tf 0 g'));
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
    // À part : chaque réponse y renvoie au lieu de la recopier.
    DR: contexte.register(
      contexte.obj({
        Font: {
          [POLICE]: ecrirePolice(contexte, police),
          ZaDb: { Type: 'Font', Subtype: 'Type1', BaseFont: 'ZapfDingbats' },
        },
      }),
    ),
    DA: PDFString.of(`/${POLICE} 9.5 Tf 0 g`),
    NeedAppearances: PDFBool.False,
  });
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
      `PDF : sans place pour ${[...definitions.keys()].join(', ')} ; attendu : un lien « champ: » du gabarit ` +
        'pour chacun',
    );
  baliser(document, numeros);
  document.catalog.set(nom('AcroForm'), contexte.register(formulaire));
  return ecrireSerre(document);
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
  b.widget.set(nom('TU'), texteUnicode(`${b.definition.infobulle} : ${b.definition.reponse}`));
  parent.lookup(nom('Kids'), PDFArray).push(b.reference);
}
