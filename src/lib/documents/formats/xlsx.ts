import { archiver, xml } from './archive.ts';
import type { Cellule, Classeur } from './classeur.ts';
import type { CouleursBureau } from './document-abstrait.ts';

const STYLES: Cellule['style'][] = [
  'texte',
  'titre',
  'note',
  'tete',
  'intitule',
  'total',
  'saisie',
  'montant',
  'montant-total',
  'controle',
  'tete-montant',
  'entier',
];
const EN_TETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PRINCIPAL = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function styles(c: CouleursBureau): string {
  const police = (taille: number, gras: boolean, couleur: string, nom = 'Arial') =>
    `<font>${gras ? '<b/>' : ''}<sz val="${taille}"/><color rgb="FF${couleur}"/><name val="${nom}"/></font>`;
  const fond = (couleur: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${couleur}"/><bgColor indexed="64"/></patternFill></fill>`;
  const bord = `<border><left style="thin"><color rgb="FF${c.filet}"/></left><right style="thin"><color rgb="FF${c.filet}"/></right><top style="thin"><color rgb="FF${c.filet}"/></top><bottom style="thin"><color rgb="FF${c.filet}"/></bottom><diagonal/></border>`;
  const euros = 164;
  const xf = (f: number, fond_: number, bord_: number, format: number, reste = '') =>
    `<xf numFmtId="${format}" fontId="${f}" fillId="${fond_}" borderId="${bord_}" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyNumberFormat="1"${reste}`;
  const renvoi = ' applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>';
  const droite = ' applyAlignment="1"><alignment horizontal="right" vertical="center"/></xf>';
  const ouverte = ' applyAlignment="1" applyProtection="1"><alignment vertical="center"/><protection locked="0"/></xf>';
  const xfs = [
    xf(0, 0, 0, 0, '/>'),
    xf(1, 0, 0, 0, '/>'),
    xf(2, 0, 0, 0, '/>'),
    xf(3, 2, 1, 0, renvoi),
    xf(0, 0, 1, 0, renvoi),
    xf(3, 0, 1, 0, renvoi),
    xf(0, 3, 1, euros, ouverte),
    xf(0, 0, 1, euros, droite),
    xf(3, 0, 1, euros, droite),
    xf(3, 0, 1, 0, droite),
    xf(3, 2, 1, 0, droite),
    xf(0, 0, 1, 3, droite),
  ];
  return (
    `${EN_TETE}<styleSheet xmlns="${PRINCIPAL}"><numFmts count="1"><numFmt numFmtId="${euros}" formatCode="#,##0\\ &quot;€&quot;"/></numFmts><fonts count="4">${police(10.5, false, c.encre)}${police(18, false, c.encre, 'Georgia')}${police(9, false, c.encre2)}${police(10.5, true, c.encre)}</fonts>` +
    `<fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fond(c.filet)}${fond(c.mielPale)}</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${bord}</borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
    `<dxfs count="1"><dxf><font><b/><color rgb="FF${c.mielSombre}"/></font><fill><patternFill><bgColor rgb="FF${c.mielPale}"/></patternFill></fill></dxf></dxfs></styleSheet>`
  );
}

function cellule(c: Cellule | null, reference: string): string {
  if (!c) return '';
  const s = ` s="${STYLES.indexOf(c.style)}"`;
  const f = c.formule ? `<f>${xml(c.formule)}</f>` : '';
  if (c.texte !== undefined)
    return f
      ? `<c r="${reference}"${s} t="str">${f}<v>${xml(c.texte)}</v></c>`
      : `<c r="${reference}"${s} t="inlineStr"><is><t xml:space="preserve">${xml(c.texte)}</t></is></c>`;
  return `<c r="${reference}"${s}>${f}${c.nombre === undefined ? '' : `<v>${c.nombre}</v>`}</c>`;
}

/** Écrit un classeur Excel (XLSX) : formules vives, saisie limitée aux nombres, ligne d’en-tête répétée. Mêmes données, mêmes octets. */
export function ecrireXlsx(k: Classeur, c: CouleursBureau): Uint8Array {
  const lettre = (i: number) => String.fromCharCode(65 + i);
  const rangees = k.lignes
    .map((l, r) =>
      l.length ? `<row r="${r + 1}">${l.map((x, i) => cellule(x, `${lettre(i)}${r + 1}`)).join('')}</row>` : '',
    )
    .join('');
  const saisies = k.lignes.flatMap((l, r) =>
    l.flatMap((x, i) => (x?.style === 'saisie' ? [`${lettre(i)}${r + 1}`] : [])),
  );
  const controles = k.lignes.flatMap((l, r) =>
    l.flatMap((x, i) => (x?.style === 'controle' ? [`${lettre(i)}${r + 1}`] : [])),
  );
  const premier = controles[0] ?? 'A1';
  const feuille =
    `${EN_TETE}<worksheet xmlns="${PRINCIPAL}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="16"/>` +
    `<cols>${k.largeurs.map((l, i) => `<col min="${i + 1}" max="${i + 1}" width="${l}" customWidth="1"/>`).join('')}</cols><sheetData>${rangees}</sheetData>` +
    `<conditionalFormatting sqref="${controles.join(' ')}"><cfRule type="expression" dxfId="0" priority="1"><formula>OR(${premier}="à équilibrer",${premier}="plafond dépassé")</formula></cfRule></conditionalFormatting>` +
    `<dataValidations count="1"><dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" errorTitle="Montant" error="Saisissez un montant en euros, en chiffres." sqref="${saisies.join(' ')}"><formula1>0</formula1></dataValidation></dataValidations>` +
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
  const relation = (id: string, type: string, cible: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${cible}"/>`;
  const relations = (corps: string) =>
    `${EN_TETE}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${corps}</Relationships>`;
  const tableur = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return archiver(
    {
      '[Content_Types].xml': `${EN_TETE}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${tableur}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${tableur}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${tableur}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
      '_rels/.rels': relations(
        relation('rId1', `${RELATIONS}/officeDocument`, 'xl/workbook.xml') +
          relation(
            'rId2',
            'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
            'docProps/core.xml',
          ),
      ),
      'docProps/core.xml': `${EN_TETE}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(k.titre)}</dc:title><dc:creator>${xml(k.editeur)}</dc:creator><dc:language>fr-FR</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${k.au}T00:00:00Z</dcterms:created></cp:coreProperties>`,
      'xl/workbook.xml': `${EN_TETE}<workbook xmlns="${PRINCIPAL}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xml(k.feuille)}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(k.feuille)}'!$${k.entete}:$${k.entete}</definedName></definedNames><calcPr fullCalcOnLoad="1"/></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        relation('rId1', `${RELATIONS}/worksheet`, 'worksheets/sheet1.xml') +
          relation('rId2', `${RELATIONS}/styles`, 'styles.xml'),
      ),
      'xl/styles.xml': styles(c),
      'xl/worksheets/sheet1.xml': feuille,
    },
    k.au,
  );
}
