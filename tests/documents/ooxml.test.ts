/**
 * L’ordre des éléments des DOCX et des XLSX, selon les schémas d’ECMA-376 : un enfant mal placé, et Word dit « contenu
 * illisible » là où LibreOffice ouvre sans rien dire.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { couleursBureau } from '#documents/documents-bureautiques.ts';
import { acteDe, documentsARemplir, piedDesEcrits } from '#documents/formulaires.ts';
import { matiereDuConseil } from '#documents/imprimes.ts';
import { champsDuDossier, type Champ } from '#lib/domaine/dossier.ts';
import { ecrireDossier } from '#lib/documents/ecrire-dossier.ts';
import { ecrireDocx } from '#lib/documents/formats/docx.ts';
import { ecrireNoteDuConseil } from '#lib/documents/note-du-conseil.ts';
import { atelierDe } from './atelier.ts';

/** Enfants de chaque parent, dans l’ordre du schéma ; ce qui n’y est pas n’a pas le droit d’y être. */
const ORDRES: Record<string, string> = {
  'w:document': 'w:body',
  'w:tbl': 'w:tblPr w:tblGrid w:tr',
  'w:tr': 'w:trPr w:tc',
  'w:tc': 'w:tcPr w:p',
  'w:p': 'w:pPr *',
  'w:r': 'w:rPr *',
  'w:sdt': 'w:sdtPr w:sdtContent',
  'w:sdtPr':
    'w:rPr w:alias w:tag w:id w:lock w:placeholder w:temporary w:showingPlcHdr w:dataBinding w:date w:dropDownList ' +
    'w:richText w:text w14:checkbox',
  'w:date': 'w:dateFormat w:lid w:storeMappedDataAs w:calendar',
  'w14:checkbox': 'w14:checked w14:checkedState w14:uncheckedState',
  'w:pPr':
    'w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:numPr w:pBdr w:shd w:tabs w:spacing w:ind ' +
    'w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr',
  'w:rPr': 'w:rStyle w:rFonts w:b w:i w:color w:spacing w:sz w:szCs w:highlight w:u w:shd w:vertAlign w:lang',
  'w:numPr': 'w:ilvl w:numId',
  'w:pBdr': 'w:top w:left w:bottom w:right w:between w:bar',
  'w:tblPr': 'w:tblStyle w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption',
  'w:tblBorders': 'w:top w:left w:bottom w:right w:insideH w:insideV',
  'w:tblCellMar': 'w:top w:left w:bottom w:right',
  'w:tcPr': 'w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:vAlign',
  'w:sectPr': 'w:headerReference w:footerReference w:pgSz w:pgMar w:cols',
  'w:styles': 'w:docDefaults w:latentStyles w:style',
  'w:docDefaults': 'w:rPrDefault w:pPrDefault',
  'w:style': 'w:name w:basedOn w:next w:link w:uiPriority w:qFormat w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr',
  'w:numbering': 'w:abstractNum w:num',
  'w:abstractNum': 'w:nsid w:multiLevelType w:tmpl w:name w:lvl',
  'w:lvl': 'w:start w:numFmt w:pStyle w:suff w:lvlText w:lvlJc w:pPr w:rPr',
  'w:num': 'w:abstractNumId w:lvlOverride',
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells ' +
    'conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter',
  styleSheet: 'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs',
  workbook: 'workbookPr bookViews sheets definedNames calcPr',
  xf: 'alignment protection',
  dxf: 'font numFmt fill alignment border protection',
  font: 'b i u sz color name family',
  border: 'left right top bottom diagonal',
  c: 'f v is',
};

/** Fautes d’ordre d’une partie ; `*` : tout, une fois passé ce qui précède. */
function fautesDe(xml: string): string[] {
  const fautes = new Set<string>();
  const ouverts: { nom: string; rang: number }[] = [];
  // Notre XML échappe « < » et « > » partout : chaque chevron borne une balise.
  for (const [, fin, nom, attributs] of xml.matchAll(/<(\/?)([\w:]+)([^>]*)>/g)) {
    if (fin) {
      ouverts.pop();
      continue;
    }
    const parent = ouverts.at(-1);
    const ordre = parent && ORDRES[parent.nom]?.split(' ');
    if (ordre) {
      const trouve = ordre.indexOf(nom!);
      const rang = trouve < 0 ? ordre.indexOf('*') : trouve;
      if (rang < 0 || rang < parent.rang) fautes.add(`${nom} dans ${parent.nom}`);
      parent.rang = Math.max(rang, parent.rang);
    }
    if (!attributs!.endsWith('/')) ouverts.push({ nom: nom!, rang: 0 });
  }
  return [...fautes];
}
const partiesDe = (octets: Uint8Array) =>
  Object.entries(unzipSync(octets)).map(([nom, x]): [string, string] => [nom, strFromU8(x)]);

const atelier = atelierDe('53');
const { source, ...pied } = piedDesEcrits(atelier.contexte);
const dossier = atelier.d.dossier!;
const t = atelier.d.territoires[0]!;
const note = ecrireNoteDuConseil(matiereDuConseil(atelier, t, acteDe(atelier, t)!), pied);
/** De quoi écrire chaque sorte de contrôle, rempli. */
const pleine = (c: Champ) => {
  if (c.type === 'choix') return c.choix![0]!.valeur;
  if (c.type === 'date') return '2026-09-01';
  return c.type === 'case' ? 'oui' : 'œ’ < & " 🙂\nЛю \u000b\u0001fin';
};

test('chaque DOCX et chaque XLSX, vierge, prérempli ou rempli de tout, suit l’ordre du schéma', async () => {
  const reponses = Object.fromEntries(champsDuDossier(dossier).map((c) => [c.id, pleine(c)]));
  const rempli = ecrireDossier(dossier, { etat: 'rempli', ...pied, source, reponses });
  const faits: [string, Uint8Array][] = [
    ['note', ecrireDocx(note, couleursBureau())],
    ['rempli', ecrireDocx(rempli, couleursBureau())],
  ];
  for (const f of [...documentsARemplir(atelier), ...documentsARemplir(atelier, t)])
    if (['docx', 'xlsx'].includes(f.format)) faits.push([`${f.chemin}.${f.format}`, await f.fabriquer()]);
  assert.ok(faits.length >= 10);
  const fautes = faits.flatMap(([nom, octets]) =>
    partiesDe(octets).flatMap(([partie, xml]) => fautesDe(xml).map((f) => `${nom}, ${partie} : ${f}`)),
  );
  assert.deepEqual(fautes, []);
});

test('une faute d’ordre, un enfant de trop : la table les voit', () => {
  assert.deepEqual(fautesDe('<w:pPr><w:numPr/><w:pStyle/></w:pPr>'), ['w:pStyle dans w:pPr']);
  assert.deepEqual(fautesDe('<w:tc><w:tcPr/><w:r/></w:tc>'), ['w:r dans w:tc']);
  assert.deepEqual(fautesDe('<w:p><w:r><w:t>a</w:t></w:r><w:pPr/></w:p>'), ['w:pPr dans w:p']);
});

test('chaque liste numérotée repart de 1 : un renvoi « source 4 » tombe sur la quatrième', () => {
  const parties = new Map(partiesDe(ecrireDocx(note, couleursBureau())));
  const employes = new Set(
    [...parties.get('word/document.xml')!.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, n]) => n!),
  );
  // Les numéros de liste, et celui des puces, que le style porte.
  assert.equal(
    employes.size,
    note.blocs.filter((b) => b.type === 'sources' || (b.type === 'liste' && b.numerotee)).length,
  );
  for (const n of employes)
    assert.match(
      parties.get('word/numbering.xml')!,
      new RegExp(
        `<w:num w:numId="${n}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>`,
      ),
    );
});
