import { n, type Noeud } from '#lib/texte/html.ts';
import type { CouleursBureau } from './document-abstrait.ts';
import { LARGEUR, W } from './docx-texte.ts';

const val = (valeur: string | number) => ({ 'w:val': valeur });
const TEXTE = 'Arial';
const TITRE = 'Georgia';

const polices = (nom: string) => n('w:rFonts', { 'w:ascii': nom, 'w:hAnsi': nom, 'w:cs': nom });
const gras = () => n('w:b');
const couleur = (rvb: string) => n('w:color', val(rvb));
/** Corps en demi-points. */
const corps = (taille: number) => n('w:sz', val(taille));
const espace = (avant: number, apres: number) => n('w:spacing', { 'w:before': avant, 'w:after': apres });
const suivi = () => n('w:keepNext');
const retrait = (gauche: number, signe = 0, droite = 0) =>
  n('w:ind', { 'w:left': gauche, 'w:right': droite, 'w:hanging': signe });
const liste = (numero: number) => n('w:numPr', {}, n('w:ilvl', val(0)), n('w:numId', val(numero)));
/** Numéro, dans le fichier, de la première liste numérotée ; celui d’avant est aux puces. */
const NOMBRES = 2;
/** L’appartenance d’un paragraphe à la liste numérotée de ce rang, à partir de 0. */
export const numeroter = (rang: number): Noeud => liste(NOMBRES + rang);
const cote = (nom: string, trait: string, rvb: string, marge: number) =>
  n(`w:${nom}`, { 'w:val': trait, 'w:sz': trait === 'dashed' ? 10 : 6, 'w:space': marge, 'w:color': rvb });
const cadre = (trait: string, rvb: string) =>
  n('w:pBdr', {}, ...['top', 'left', 'bottom', 'right'].map((nom) => cote(nom, trait, rvb, 5)));

/** Un style de paragraphe : identifiant, nom affiché, ce qu’il change au paragraphe, puis au texte. */
function style(id: string, nom: string, paragraphe: readonly Noeud[], texte: readonly Noeud[] = [], de = 'Normal') {
  return n(
    'w:style',
    { 'w:type': 'paragraph', 'w:styleId': id, 'w:default': id === 'Normal' ? 1 : undefined },
    n('w:name', val(nom)),
    ...(id === 'Normal' ? [] : [n('w:basedOn', val(de))]),
    ...(paragraphe.some((x) => x.balise === 'w:outlineLvl') ? [n('w:next', val('Normal'))] : []),
    n('w:qFormat'),
    n('w:pPr', {}, ...paragraphe),
    n('w:rPr', {}, ...texte),
  );
}

const deMots = (id: string, nom: string, ...texte: Noeud[]) =>
  n('w:style', { 'w:type': 'character', 'w:styleId': id }, n('w:name', val(nom)), n('w:rPr', {}, ...texte));

/** Sans niveau de plan, le nom du style ne suffit pas : ni volet de navigation, ni titres dans le PDF qu’on en tire. */
const titre = (niveau: number, avant: number, apres: number, ...texte: Noeud[]) =>
  style(
    `Heading${niveau}`,
    `heading ${niveau}`,
    [suivi(), espace(avant, apres), n('w:outlineLvl', val(niveau - 1))],
    texte,
  );

function stylesDeParagraphe(c: CouleursBureau): Noeud[] {
  const aDroite = n('w:jc', val('right'));
  const points = n('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': LARGEUR - 240 });
  const fond = n('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': c.mielPale });
  return [
    style('Normal', 'Normal', []),
    titre(1, 0, 120, polices(TITRE), couleur(c.encre), corps(44)),
    titre(2, 260, 80, polices(TITRE), couleur(c.encre), corps(30)),
    titre(3, 240, 80, gras(), couleur(c.encre), corps(22)),
    style('Chapo', 'Chapô', [espace(0, 200)], [couleur(c.encre2), corps(26)]),
    style('Note', 'Note', [espace(0, 40)], [couleur(c.encre2), corps(19)]),
    style('Encadre', 'Encadré', [cadre('dashed', c.mielSombre), fond, espace(0, 0), retrait(120, 0, 120)]),
    style('Reserve', 'Cadre réservé', [
      cadre('single', c.filet),
      n('w:tabs', {}, points),
      espace(0, 0),
      retrait(120, 0, 120),
    ]),
    style('Question', 'Question', [suivi(), espace(160, 60)], [gras()]),
    style('Case', 'Case à cocher', [espace(0, 60), retrait(400, 400)]),
    style('Cellule', 'Cellule', [espace(0, 40)]),
    style('Montant', 'Montant', [aDroite], [], 'Cellule'),
    style('Tete', 'En-tête de tableau', [suivi()], [gras()], 'Cellule'),
    style('TeteMontant', 'En-tête de montant', [aDroite], [], 'Tete'),
    style('Liste', 'Liste', [liste(1), espace(0, 40)]),
    style('ListeNumerotee', 'Liste numérotée', [liste(NOMBRES), espace(0, 40)]),
    style('Source', 'Source', [espace(0, 20)], [couleur(c.encre2), corps(19)], 'ListeNumerotee'),
    style('Footer', 'footer', [espace(120, 40)], [], 'Note'),
    style('Page', 'Numéro de page', [espace(0, 0), aDroite], [], 'Footer'),
  ];
}

function stylesDeMots(c: CouleursBureau): Noeud[] {
  const maigre = n('w:b', val(0));
  return [
    deMots('Fort', 'Strong', gras()),
    deMots('Aide', 'Aide', maigre, couleur(c.encre2), corps(19)),
    deMots('Blanc', 'À compléter', gras(), couleur(c.mielSombre)),
    deMots('ARemplir', 'Placeholder Text', maigre, couleur(c.encre2)),
    deMots('Coche', 'Coche', polices('MS Gothic')),
    deMots('Hyperlink', 'Hyperlink', couleur(c.canard), n('w:u', val('single'))),
  ];
}

/** Le style des tableaux : des filets, et la ligne d’en-tête sur fond. */
function grille(c: CouleursBureau): Noeud {
  const cotes = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'];
  const marges = { top: 60, left: 100, bottom: 60, right: 100 };
  const enTete = n('w:tcPr', {}, n('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': c.filet }));
  return n(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'Grille' },
    n('w:name', val('Grille')),
    n(
      'w:tblPr',
      {},
      n('w:tblBorders', {}, ...cotes.map((nom) => cote(nom, 'single', c.filet, 0))),
      n('w:tblCellMar', {}, ...Object.entries(marges).map(([nom, l]) => n(`w:${nom}`, { 'w:w': l, 'w:type': 'dxa' }))),
    ),
    n('w:tblStylePr', { 'w:type': 'firstRow' }, enTete),
  );
}

/** `word/styles.xml`. */
export function stylesDuDocument(c: CouleursBureau): Noeud {
  const langue = n('w:lang', { 'w:val': 'fr-FR', 'w:eastAsia': 'fr-FR', 'w:bidi': 'fr-FR' });
  const interligne = n('w:spacing', { 'w:after': 100, 'w:line': 259, 'w:lineRule': 'auto' });
  return n(
    'w:styles',
    { 'xmlns:w': W },
    n(
      'w:docDefaults',
      {},
      n('w:rPrDefault', {}, n('w:rPr', {}, polices(TEXTE), couleur(c.encre), corps(20), langue)),
      n('w:pPrDefault', {}, n('w:pPr', {}, interligne)),
    ),
    ...stylesDeParagraphe(c),
    ...stylesDeMots(c),
    grille(c),
  );
}

/** `word/numbering.xml` : les puces, puis les nombres ; chaque liste numérotée, de rang 0 à `numerotees`, repart de 1. */
export function numerotation(numerotees: number): Noeud {
  const niveau = (numero: number, format: string, texte: string, gauche: number, signe: number) =>
    n(
      'w:abstractNum',
      { 'w:abstractNumId': numero },
      n('w:multiLevelType', val('singleLevel')),
      n(
        'w:lvl',
        { 'w:ilvl': 0 },
        n('w:start', val(1)),
        n('w:numFmt', val(format)),
        n('w:lvlText', val(texte)),
        n('w:lvlJc', val('left')),
        n('w:pPr', {}, retrait(gauche, signe)),
      ),
    );
  const depart = n('w:lvlOverride', { 'w:ilvl': 0 }, n('w:startOverride', val(1)));
  const nombres = Array.from({ length: Math.max(1, numerotees) }, (_, rang) =>
    n('w:num', { 'w:numId': NOMBRES + rang }, n('w:abstractNumId', val(NOMBRES)), depart),
  );
  return n(
    'w:numbering',
    { 'xmlns:w': W },
    niveau(1, 'bullet', '•', 360, 260),
    niveau(NOMBRES, 'decimal', '%1.', 420, 360),
    n('w:num', { 'w:numId': 1 }, n('w:abstractNumId', val(1))),
    ...nombres,
  );
}
