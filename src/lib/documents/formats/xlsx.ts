import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';
import { archiver } from './archive.ts';
import {
  feuillesDe,
  lettresDeColonne,
  MONTANT_ADMIS,
  type Cellule,
  type Classeur,
  type FeuilleReglee,
} from './classeur.ts';
import type { CouleursBureau } from './document-abstrait.ts';

const PRINCIPAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PAQUET = 'http://schemas.openxmlformats.org/package/2006';

const ecrire = (racine: Noeud): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${versXml(racine)}`;

/** Numéro du format des montants : le premier qu’Excel laisse libre. */
const EUROS = 164;
/** Format d’Excel : entier groupé par milliers. */
const ENTIER = 3;

const police = (taille: number, gras: boolean, couleur: string, nom = 'Arial'): Noeud =>
  n(
    'font',
    {},
    ...(gras ? [n('b')] : []),
    n('sz', { val: taille }),
    n('color', { rgb: `FF${couleur}` }),
    n('name', { val: nom }),
  );

const fond = (couleur: string): Noeud =>
  n(
    'fill',
    {},
    n('patternFill', { patternType: 'solid' }, n('fgColor', { rgb: `FF${couleur}` }), n('bgColor', { indexed: 64 })),
  );

const COTES = ['left', 'right', 'top', 'bottom'];

function bords(couleur: string): Noeud[] {
  const cote = (nom: string) => n(nom, { style: 'thin' }, n('color', { rgb: `FF${couleur}` }));
  return [
    n('border', {}, ...COTES.map((nom) => n(nom)), n('diagonal')),
    n('border', {}, ...COTES.map(cote), n('diagonal')),
  ];
}

/**
 * Rangs, dans leurs listes, de la police, du fond et du bord d’une cellule ; numéro de son format ; alignement et
 * verrou.
 */
interface Apparence {
  police: number;
  fond?: number;
  bord?: number;
  format?: number;
  alignement?: Noeud['attributs'];
  ouverte?: boolean;
}

const MILIEU = { vertical: 'center' };
// Le retrait écarte le texte du bord ; Excel ne le veut qu’avec un alignement dit.
const A_LA_LIGNE = { horizontal: 'left', ...MILIEU, wrapText: 1, indent: 1 };
const A_DROITE = { horizontal: 'right', ...MILIEU, indent: 1 };

/** L’apparence de chaque style ; leur ordre est celui de leurs numéros dans le fichier. */
const APPARENCES: Record<Cellule['style'], Apparence> = {
  texte: { police: 0 },
  titre: { police: 1 },
  note: { police: 2 },
  tete: { police: 3, fond: 2, bord: 1, alignement: A_LA_LIGNE },
  intitule: { police: 0, bord: 1, alignement: A_LA_LIGNE },
  total: { police: 3, bord: 1, alignement: A_LA_LIGNE },
  saisie: { police: 0, fond: 3, bord: 1, format: EUROS, alignement: A_DROITE, ouverte: true },
  libre: { police: 0, fond: 3, bord: 1, alignement: A_LA_LIGNE, ouverte: true },
  signature: { police: 0, bord: 1, alignement: A_LA_LIGNE },
  montant: { police: 0, bord: 1, format: EUROS, alignement: A_DROITE },
  'montant-total': { police: 3, bord: 1, format: EUROS, alignement: A_DROITE },
  controle: { police: 3, bord: 1, alignement: A_DROITE },
  'tete-montant': { police: 3, fond: 2, bord: 1, alignement: A_DROITE },
  entier: { police: 0, bord: 1, format: ENTIER, alignement: A_DROITE },
};
const STYLES = Object.keys(APPARENCES);

function format({ police: f, fond: remplissage = 0, bord = 0, format: numero = 0, alignement, ouverte }: Apparence) {
  const attributs = {
    numFmtId: numero,
    fontId: f,
    fillId: remplissage,
    borderId: bord,
    xfId: 0,
    applyFont: 1,
    applyFill: 1,
    applyBorder: 1,
    applyNumberFormat: 1,
    applyAlignment: alignement && 1,
    applyProtection: ouverte ? 1 : undefined,
  };
  return n(
    'xf',
    attributs,
    ...(alignement ? [n('alignment', alignement)] : []),
    ...(ouverte ? [n('protection', { locked: 0 })] : []),
  );
}

/** Une liste et son compte, comme ce format les veut. */
const liste = (nom: string, elements: readonly Noeud[]): Noeud => n(nom, { count: elements.length }, ...elements);

function styles(c: CouleursBureau): Noeud {
  const alerte = n(
    'dxf',
    {},
    n('font', {}, n('b'), n('color', { rgb: 'FFFFFFFF' })),
    n('fill', {}, n('patternFill', {}, n('bgColor', { rgb: `FF${c.brique}` }))),
  );
  // Excel impose les deux premiers fonds.
  const imposes = ['none', 'gray125'].map((patternType) => n('fill', {}, n('patternFill', { patternType })));
  return n(
    'styleSheet',
    { xmlns: PRINCIPAL },
    liste('numFmts', [n('numFmt', { numFmtId: EUROS, formatCode: '#,##0.00\\ "€"' })]),
    liste('fonts', [
      police(10.5, false, c.encre),
      police(18, false, c.encre, 'Georgia'),
      police(9.5, false, c.encre2),
      police(10.5, true, c.encre),
    ]),
    liste('fills', [...imposes, fond(c.filet), fond(c.mielPale)]),
    liste('borders', bords(c.filet)),
    liste('cellStyleXfs', [n('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
    liste('cellXfs', Object.values(APPARENCES).map(format)),
    liste('cellStyles', [n('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
    liste('dxfs', [alerte]),
  );
}

function cellule(c: Cellule | null, reference: string): Noeud[] {
  if (!c) return [];
  const s = STYLES.indexOf(c.style);
  const formule = c.formule ? [n('f', {}, c.formule)] : [];
  if (c.texte === undefined)
    return [n('c', { r: reference, s }, ...formule, ...(c.nombre === undefined ? [] : [n('v', {}, String(c.nombre))]))];
  return c.formule
    ? [n('c', { r: reference, s, t: 'str' }, ...formule, n('v', {}, c.texte))]
    : [n('c', { r: reference, s, t: 'inlineStr' }, n('is', {}, n('t', { 'xml:space': 'preserve' }, c.texte)))];
}

/** `A1`, `B1`… */
const reference = (ligne: number, colonne: number) => `${lettresDeColonne(colonne)}${ligne + 1}`;

/** Références de toutes les cellules d’un style. */
function cellulesDe(k: FeuilleReglee, style: Cellule['style']): string[] {
  return k.lignes.flatMap((l, r) => l.flatMap((x, i) => (x?.style === style ? [reference(r, i)] : [])));
}

/** Une cellule qui en couvre d’autres est suivie d’autant de cellules vides de même style : le bord fait tout le tour. */
function etendre(ligne: readonly (Cellule | null)[]): (Cellule | null)[] {
  return ligne.flatMap((c) => [c, ...Array.from({ length: (c?.colonnes ?? 1) - 1 }, () => c && { style: c.style })]);
}

function feuille(k: FeuilleReglee): Noeud {
  const controles = cellulesDe(k, 'controle');
  const saisies = cellulesDe(k, 'saisie');
  const premier = controles[0] ?? 'A1';
  const rangees = k.lignes.flatMap((l, r) => {
    const ht = k.hauteurs?.[r + 1];
    const attributs = { r: r + 1, ...(ht ? { ht, customHeight: 1 } : {}) };
    return l.length > 0 ? [n('row', attributs, ...etendre(l).flatMap((x, i) => cellule(x, reference(r, i))))] : [];
  });
  const fusions = k.lignes.flatMap((l, r) =>
    l.flatMap((x, i) => (x?.colonnes ? [`${reference(r, i)}:${reference(r, i + x.colonnes - 1)}`] : [])),
  );
  const montant = {
    type: 'decimal',
    operator: 'between',
    allowBlank: 1,
    showInputMessage: 1,
    showErrorMessage: 1,
    errorTitle: MONTANT_ADMIS.titre,
    error: MONTANT_ADMIS.refus,
    promptTitle: MONTANT_ADMIS.titre,
    prompt: MONTANT_ADMIS.aide,
    sqref: saisies.join(' '),
  };
  return n(
    'worksheet',
    { xmlns: PRINCIPAL },
    n('sheetPr', {}, n('pageSetUpPr', { fitToPage: 1 })),
    n('sheetViews', {}, n('sheetView', { workbookViewId: 0, showGridLines: 0 })),
    n('sheetFormatPr', { defaultRowHeight: 16 }),
    n('cols', {}, ...k.largeurs.map((width, i) => n('col', { min: i + 1, max: i + 1, width, customWidth: 1 }))),
    n('sheetData', {}, ...rangees),
    ...(k.ouvert
      ? []
      : [n('sheetProtection', { sheet: 1, objects: 1, scenarios: 1, formatColumns: 0, formatRows: 0 })]),
    ...(fusions.length > 0
      ? [
          liste(
            'mergeCells',
            fusions.map((ref) => n('mergeCell', { ref })),
          ),
        ]
      : []),
    ...(controles.length > 0
      ? [
          n(
            'conditionalFormatting',
            { sqref: controles.join(' ') },
            n(
              'cfRule',
              { type: 'expression', dxfId: 0, priority: 1 },
              n('formula', {}, `OR(${(k.alertes ?? []).map((a) => `${premier}="${a}"`).join(',')})`),
            ),
          ),
        ]
      : []),
    ...(saisies.length > 0
      ? [
          liste('dataValidations', [
            n('dataValidation', montant, n('formula1', {}, '0'), n('formula2', {}, String(MONTANT_ADMIS.max))),
          ]),
        ]
      : []),
    n('printOptions', { horizontalCentered: 1 }),
    n('pageMargins', { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 }),
    n('pageSetup', { paperSize: 9, orientation: 'landscape', fitToHeight: k.ouvert ? 0 : 1 }),
  );
}

function classeur(k: Classeur): Noeud {
  const titres = { name: '_xlnm.Print_Titles', localSheetId: 0 };
  return n(
    'workbook',
    { xmlns: PRINCIPAL, 'xmlns:r': RELATIONS },
    n(
      'sheets',
      {},
      ...feuillesDe(k).map((f, i) => n('sheet', { name: f.feuille, sheetId: i + 1, 'r:id': `rId${i + 1}` })),
    ),
    n('definedNames', {}, n('definedName', titres, `'${k.feuille}'!$${k.entete}:$${k.entete}`)),
    n('calcPr', { fullCalcOnLoad: 1 }),
  );
}

/** Liens d’une partie vers d’autres, numérotés dans l’ordre. */
function relations(...liens: readonly [type: string, cible: string][]): string {
  return ecrire(
    n(
      'Relationships',
      { xmlns: `${PAQUET}/relationships` },
      ...liens.map(([Type, Target], i) => n('Relationship', { Id: `rId${i + 1}`, Type, Target })),
    ),
  );
}

function typesDeContenu(k: Classeur): Noeud {
  const tableur = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const paquet = 'application/vnd.openxmlformats-package';
  const parDefaut = (Extension: string, ContentType: string) => n('Default', { Extension, ContentType });
  const partie = (PartName: string, ContentType: string) => n('Override', { PartName, ContentType });
  return n(
    'Types',
    { xmlns: `${PAQUET}/content-types` },
    parDefaut('rels', `${paquet}.relationships+xml`),
    parDefaut('xml', 'application/xml'),
    partie('/xl/workbook.xml', `${tableur}.sheet.main+xml`),
    ...feuillesDe(k).map((_, i) => partie(`/xl/worksheets/sheet${i + 1}.xml`, `${tableur}.worksheet+xml`)),
    partie('/xl/styles.xml', `${tableur}.styles+xml`),
    partie('/docProps/core.xml', `${paquet}.core-properties+xml`),
  );
}

function proprietes(k: Classeur): Noeud {
  const espaces = {
    'xmlns:cp': `${PAQUET}/metadata/core-properties`,
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  };
  return n(
    'cp:coreProperties',
    espaces,
    n('dc:title', {}, k.titre),
    n('dc:subject', {}, k.sujet),
    n('dc:creator', {}, k.editeur),
    n('dc:language', {}, 'fr-FR'),
    n('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, `${k.au}T00:00:00Z`),
  );
}

/**
 * Écrit un classeur Excel (XLSX) : formules vives, saisie limitée aux nombres, ligne d’en-tête répétée. Mêmes données,
 * mêmes octets.
 */
export function ecrireXlsx(k: Classeur, c: CouleursBureau): Uint8Array {
  return archiver(
    {
      '[Content_Types].xml': ecrire(typesDeContenu(k)),
      '_rels/.rels': relations(
        [`${RELATIONS}/officeDocument`, 'xl/workbook.xml'],
        [`${PAQUET}/relationships/metadata/core-properties`, 'docProps/core.xml'],
      ),
      'docProps/core.xml': ecrire(proprietes(k)),
      'xl/workbook.xml': ecrire(classeur(k)),
      'xl/_rels/workbook.xml.rels': relations(
        ...feuillesDe(k).map((_, i): [string, string] => [`${RELATIONS}/worksheet`, `worksheets/sheet${i + 1}.xml`]),
        [`${RELATIONS}/styles`, 'styles.xml'],
      ),
      'xl/styles.xml': ecrire(styles(c)),
      ...Object.fromEntries(feuillesDe(k).map((f, i) => [`xl/worksheets/sheet${i + 1}.xml`, ecrire(feuille(f))])),
    },
    k.au,
  );
}
