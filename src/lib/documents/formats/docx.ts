import {
  AlignmentType,
  BorderStyle,
  CheckBox,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  HeightRule,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { archiver } from './archive.ts';
import {
  introductions,
  LIGNES_VIDES,
  passages,
  type Bloc,
  type BlocTableau,
  type CouleursBureau,
  type Ecrit,
} from './document-abstrait.ts';

const LARGEUR = 9866;
const NIVEAUX = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function riche(texte: string, c: CouleursBureau): ParagraphChild[] {
  return passages(texte).flatMap((p): ParagraphChild[] => {
    if (p.aCompleter) return [new TextRun({ text: p.texte, color: c.mielSombre, bold: true })];
    return p.texte
      .split(/(https?:\/\/[^\s)]+)/)
      .filter(Boolean)
      .map((t) =>
        /^https?:/.test(t)
          ? new ExternalHyperlink({ link: t, children: [new TextRun({ text: t, style: 'Hyperlink' })] })
          : new TextRun(t),
      );
  });
}

/** Une réponse : ses lignes, dans un seul paragraphe. */
function lignesDeTexte(texte: string): TextRun[] {
  return texte.split('\n').map((t, i) => new TextRun(i === 0 ? { text: t } : { text: t, break: 1 }));
}

const filet = (
  c: CouleursBureau,
  style: (typeof BorderStyle)[keyof typeof BorderStyle] = BorderStyle.SINGLE,
  color = c.filet,
  size = 6,
) => ({ style, color, size, space: style === BorderStyle.DASHED ? 5 : 0 });

/** `hauteurs` : hauteur minimale de chaque ligne, en vingtièmes de point. */
function tableauDe(
  entete: string[],
  lignes: TableCell[][],
  largeurs: number[],
  c: CouleursBureau,
  hauteurs: readonly number[] = [],
): Table {
  const bords = {
    top: filet(c),
    bottom: filet(c),
    left: filet(c),
    right: filet(c),
    insideHorizontal: filet(c),
    insideVertical: filet(c),
  };
  const tetes = entete.map(
    (t, i) =>
      new TableCell({
        width: { size: largeurs[i]!, type: WidthType.DXA },
        shading: { fill: c.filet },
        children: [
          new Paragraph({
            keepNext: true,
            spacing: { after: 40 },
            alignment: i > 0 && entete.length > 2 ? AlignmentType.RIGHT : AlignmentType.LEFT,
            children: [new TextRun({ text: t, bold: true })],
          }),
        ],
      }),
  );
  return new Table({
    width: { size: LARGEUR, type: WidthType.DXA },
    columnWidths: largeurs,
    borders: bords,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: tetes }),
      ...lignes.map(
        (children, i) =>
          new TableRow({
            cantSplit: true,
            ...(hauteurs[i] ? { height: { value: hauteurs[i], rule: HeightRule.ATLEAST } } : {}),
            children,
          }),
      ),
    ],
  });
}

function questions(blocs: Extract<Bloc, { type: 'champ' }>[], c: CouleursBureau): Table {
  const largeurs = [3400, LARGEUR - 3400];
  return tableauDe(
    ['Question', 'Réponse'],
    blocs.map((b) => [
      new TableCell({
        width: { size: largeurs[0]!, type: WidthType.DXA },
        children: [
          new Paragraph({
            children: [
              new TextRun({ text: b.libelle, bold: true }),
              ...(b.obligatoire ? [new TextRun({ text: ' (obligatoire)', color: c.encre2 })] : []),
            ],
          }),
          ...(b.aide ? [new Paragraph({ style: 'Note', children: [new TextRun(b.aide)] })] : []),
        ],
      }),
      new TableCell({
        width: { size: largeurs[1]!, type: WidthType.DXA },
        children: [new Paragraph({ spacing: { after: 40 }, children: lignesDeTexte(b.valeur) })],
      }),
    ]),
    largeurs,
    c,
    blocs.map((b) => (b.valeur ? 0 : 120 + Math.min(b.lignes, LIGNES_VIDES) * 240)),
  );
}

function montants(b: BlocTableau, c: CouleursBureau): Table {
  const largeurs = [4100, ...b.entete.slice(1).map(() => Math.floor((LARGEUR - 4100) / (b.entete.length - 1)))];
  // Chaque ligne tient à la suivante : le tableau ne se coupe pas.
  return tableauDe(
    b.entete,
    b.lignes.map((l, rang) => [
      new TableCell({
        width: { size: largeurs[0]!, type: WidthType.DXA },
        children: [
          new Paragraph({
            keepNext: rang < b.lignes.length - 1,
            spacing: { after: 40 },
            children: [
              new TextRun({ text: l.titre, bold: l.total }),
              ...(l.aide ? [new TextRun({ text: ` ${l.aide}`, color: c.encre2, size: 18 })] : []),
            ],
          }),
        ],
      }),
      ...l.cellules.map(
        (x, i) =>
          new TableCell({
            width: { size: largeurs[i + 1]!, type: WidthType.DXA },
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                spacing: { after: 40 },
                children: [new TextRun({ text: x.valeur, bold: l.total })],
              }),
            ],
          }),
      ),
    ]),
    largeurs,
    c,
  );
}

function blocVers(b: Bloc, c: CouleursBureau, keepNext: boolean): (Paragraph | Table)[] {
  switch (b.type) {
    case 'titre':
      return [new Paragraph({ heading: NIVEAUX[b.niveau], children: [new TextRun(b.texte)] })];
    case 'paragraphe':
      return [
        new Paragraph({
          keepNext,
          ...(b.genre ? { style: b.genre === 'chapo' ? 'Chapo' : 'Note' } : {}),
          children: riche(b.texte, c),
        }),
      ];
    case 'liste':
      return b.elements.map(
        (e) =>
          new Paragraph({
            numbering: { reference: b.numerotee ? 'nombres' : 'puces', level: 0 },
            children: riche(e, c),
          }),
      );
    case 'signatures':
      return [
        tableauDe(
          b.cadres,
          [b.cadres.map(() => new TableCell({ children: [new Paragraph('')] }))],
          b.cadres.map(() => Math.floor(LARGEUR / b.cadres.length)),
          c,
          [1300],
        ),
        new Paragraph(''),
      ];
    case 'encadre':
      if (b.genre === 'reserve')
        return b.textes.map(
          (t) =>
            new Paragraph({
              style: 'Reserve',
              tabStops: [{ type: TabStopType.RIGHT, position: LARGEUR - 240, leader: 'dot' }],
              children: [new TextRun({ children: [`${t} `, new Tab()] })],
            }),
        );
      return [
        ...[b.titre, ...b.textes].map(
          (t, i) =>
            new Paragraph({
              keepNext,
              style: 'Encadre',
              children: i === 0 ? [new TextRun({ text: t, bold: true })] : riche(t, c),
            }),
        ),
        new Paragraph({ keepNext, style: 'Note' }),
      ];
    case 'cases':
      return [
        ...(b.question
          ? [
              new Paragraph({
                keepNext: true,
                spacing: { before: 160 },
                children: [
                  new TextRun({ text: b.question, bold: true }),
                  ...(b.obligatoire ? [new TextRun({ text: ' (obligatoire)', color: c.encre2 })] : []),
                  ...(b.aide ? [new TextRun({ text: ` ${b.aide}`, color: c.encre2 })] : []),
                ],
              }),
            ]
          : []),
        ...b.cases.map(
          (x, i) =>
            new Paragraph({
              keepNext: i < b.cases.length - 1,
              indent: { left: 400, hanging: 400 },
              children: [
                new CheckBox({
                  alias: x.libelle.slice(0, 60),
                  checked: x.cochee,
                  checkedState: { value: '2612', font: 'MS Gothic' },
                  uncheckedState: { value: '2610', font: 'MS Gothic' },
                }),
                new TextRun({ children: [new Tab(), x.libelle] }),
                ...(x.aide ? [new TextRun({ text: ` ${x.aide}`, color: c.encre2 })] : []),
              ],
            }),
        ),
      ];
    case 'tableau':
      return [
        new Paragraph({
          keepNext: true,
          spacing: { before: 160 },
          children: [new TextRun({ text: b.legende, bold: true })],
        }),
        montants(b, c),
        new Paragraph(''),
      ];
    case 'signature':
      return [
        new Paragraph({
          keepNext: true,
          children: [
            new TextRun({ text: b.libelle, bold: true }),
            ...(b.aide ? [new TextRun({ text: ` ${b.aide}`, color: c.encre2 })] : []),
          ],
        }),
        new Paragraph({ style: 'Signature', children: [] }),
      ];
    case 'champ':
      return [];
  }
}

/** Les réponses qui se suivent font un tableau, sous une ligne d’en-tête « Question, Réponse ». */
function corps(blocs: readonly Bloc[], c: CouleursBureau): (Paragraph | Table)[] {
  const sortie: (Paragraph | Table)[] = [];
  const solidaires = introductions(blocs);
  for (let i = 0; i < blocs.length; i++) {
    const b = blocs[i]!;
    if (b.type !== 'champ') {
      sortie.push(...blocVers(b, c, solidaires.has(b)));
      continue;
    }
    const suite = blocs.slice(i).findIndex((x) => x.type !== 'champ');
    const groupe = blocs.slice(i, suite < 0 ? undefined : i + suite) as Extract<Bloc, { type: 'champ' }>[];
    sortie.push(questions(groupe, c), new Paragraph(''));
    i += groupe.length - 1;
  }
  return sortie;
}

const tiret = (c: CouleursBureau) => filet(c, BorderStyle.DASHED, c.mielSombre, 10);

/**
 * Écrit un document Word (DOCX), en français, aux titres véritables ; mêmes données, mêmes octets. Sans Node : sert
 * aussi dans le navigateur.
 */
export async function ecrireDocx(ecrit: Ecrit, c: CouleursBureau): Promise<Uint8Array> {
  const police = 'Arial';
  // Sans niveau de plan, le nom du style ne suffit pas : ni volet de navigation, ni titres dans le PDF qu’on en tire.
  const titre = (size: number, before: number, outlineLevel: number) => ({
    run: { font: 'Georgia', size, color: c.encre },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, outlineLevel },
  });
  const document = new Document({
    title: ecrit.titre,
    subject: ecrit.sujet,
    creator: ecrit.editeur,
    lastModifiedBy: ecrit.editeur,
    description: ecrit.genre,
    revision: 1,
    styles: {
      default: {
        document: {
          run: { font: police, size: 21, color: c.encre, language: { value: 'fr-FR' } },
          paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
        },
        heading1: titre(44, 0, 0),
        heading2: titre(30, 360, 1),
        heading3: {
          run: { font: police, size: 22, bold: true, color: c.encre },
          paragraph: { spacing: { before: 240, after: 80 }, keepNext: true, outlineLevel: 2 },
        },
        hyperlink: { run: { color: c.canard, underline: {} } },
      },
      paragraphStyles: [
        {
          id: 'Chapo',
          name: 'Chapô',
          basedOn: 'Normal',
          run: { size: 26, color: c.encre2 },
          paragraph: { spacing: { after: 200 } },
        },
        {
          id: 'Note',
          name: 'Note',
          basedOn: 'Normal',
          run: { size: 18, color: c.encre2 },
          paragraph: { spacing: { after: 40 } },
        },
        {
          id: 'Encadre',
          name: 'Encadré',
          basedOn: 'Normal',
          paragraph: {
            spacing: { after: 0 },
            indent: { left: 120, right: 120 },
            shading: { fill: c.mielPale },
            border: { top: tiret(c), bottom: tiret(c), left: tiret(c), right: tiret(c) },
          },
        },
        {
          id: 'Reserve',
          name: 'Cadre réservé',
          basedOn: 'Normal',
          paragraph: {
            spacing: { after: 0 },
            indent: { left: 120, right: 120 },
            border: { top: filet(c), bottom: filet(c), left: filet(c), right: filet(c) },
          },
        },
        {
          id: 'Signature',
          name: 'Espace de signature',
          basedOn: 'Normal',
          paragraph: { spacing: { before: 60, after: 1600 }, border: { top: filet(c) } },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'puces',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 360, hanging: 260 } } },
            },
          ],
        },
        {
          reference: 'nombres',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              style: { paragraph: { indent: { left: 420, hanging: 360 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1020, bottom: 1340, left: 1020, right: 1020, footer: 560 },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                style: 'Note',
                tabStops: [{ type: TabStopType.RIGHT, position: LARGEUR }],
                children: [
                  new TextRun(ecrit.pied),
                  new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' sur ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [new Paragraph({ style: 'Note', children: [new TextRun(ecrit.genre)] }), ...corps(ecrit.blocs, c)],
      },
    ],
  });
  return figer(new Uint8Array(await Packer.toArrayBuffer(document)), ecrit.au);
}

/** Une case est un caractère, et non un symbole de police : d’autres lecteurs que Word perdraient la coche. */
function caracteresDesCases(xml: string): string {
  return xml.replace(
    /<w:sym [^>]*w:char="(2610|2612)"[^>]*\/>/g,
    (_, code: string) => `<w:t>${String.fromCodePoint(Number.parseInt(code, 16))}</w:t>`,
  );
}

/**
 * La bibliothèque date le fichier de l’instant et tire au sort les identifiants de liens : on fixe l’une et on
 * renumérote les autres.
 */
function figer(octets: Uint8Array, au: Jour): Uint8Array {
  const entrees = Object.entries(unzipSync(octets)).map(([chemin, contenu]) => [chemin, strFromU8(contenu)] as const);
  const liens = new Map<string, string>();
  for (const [, contenu] of entrees)
    for (const [, id] of contenu.matchAll(/<Relationship Id="(rId[^"]*[^"\d][^"]*)"/g))
      liens.set(id!, `rIdLien${liens.size + 1}`);
  const neufs = entrees.map(([chemin, contenu]): [string, string] => {
    const fixe = [...liens].reduce((t, [ancien, neuf]) => t.replaceAll(`"${ancien}"`, `"${neuf}"`), contenu);
    return [chemin, caracteresDesCases(fixe).replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${au}T00:00:00Z`)];
  });
  return archiver(Object.fromEntries(neufs), au);
}
