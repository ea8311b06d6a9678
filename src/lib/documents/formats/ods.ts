import { archiver, xml } from './archive.ts';
import type { Cellule, Classeur } from './classeur.ts';
import type { CouleursBureau } from './document-abstrait.ts';
import { ESPACES, manifeste, metadonnees } from './odf.ts';

function styles(c: CouleursBureau): string {
  const bord = `fo:border="0.5pt solid #${c.filet}" fo:padding="0.08cm"`;
  const s = (nom: string, cellule: string, texte: string, format = '', paragraphe = '') =>
    `<style:style style:name="${nom}" style:family="table-cell" style:parent-style-name="Default"${format}><style:table-cell-properties style:vertical-align="middle" ${cellule}/>${paragraphe}<style:text-properties ${texte}/></style:style>`;
  const euros = ' style:data-style-name="Euros"';
  const gras = 'fo:font-weight="bold"';
  const fin = '<style:paragraph-properties fo:text-align="end"/>';
  return (
    '<number:number-style style:name="Euros" number:language="fr" number:country="FR"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/><number:text>\u00a0€</number:text></number:number-style>' +
    '<number:number-style style:name="Entier" number:language="fr" number:country="FR"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style>' +
    s('texte', '', '') +
    s('titre', '', 'style:font-name="Titre" fo:font-size="18pt"') +
    s('note', '', `fo:font-size="9pt" fo:color="#${c.encre2}"`) +
    s('tete', `${bord} fo:background-color="#${c.filet}" fo:wrap-option="wrap"`, gras) +
    s('tete-montant', `${bord} fo:background-color="#${c.filet}"`, gras, '', fin) +
    s('intitule', `${bord} fo:wrap-option="wrap"`, '') +
    s('total', bord, gras) +
    s('saisie', `${bord} fo:background-color="#${c.mielPale}"`, '', euros) +
    s('entier', bord, '', ' style:data-style-name="Entier"') +
    s('montant', bord, '', euros) +
    s('montant-total', bord, gras, euros) +
    s('controle', bord, gras, '', fin) +
    '<style:style style:name="ligne" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>' +
    '<style:style style:name="feuille" style:family="table" style:master-page-name="Default"><style:table-properties table:display="true"/></style:style>'
  );
}

/** `SUM(B1:D1)` → `of:=SUM([.B1:.D1])`, séparateurs de la notation OpenFormula. */
export function versOpenFormula(formule: string): string {
  return `of:=${formule
    .split(/("[^"]*")/)
    .map((m) =>
      m.startsWith('"')
        ? m
        : m
            .replace(/(\$?[A-Z]\$?\d+):(\$?[A-Z]\$?\d+)|(\$?[A-Z]\$?\d+)/g, (_, a?: string, b?: string, c?: string) =>
              a ? `[.${a}:.${b}]` : `[.${c}]`,
            )
            .replaceAll(',', ';'),
    )
    .join('')}`;
}

function cellule(c: Cellule | null): string {
  if (!c) return '<table:table-cell/>';
  const f = c.formule ? ` table:formula="${xml(versOpenFormula(c.formule))}"` : '';
  const validation = c.style === 'saisie' ? ' table:content-validation-name="montant"' : '';
  const style = ` table:style-name="${c.style}"`;
  if (c.texte !== undefined)
    return `<table:table-cell${style}${f} office:value-type="string"${f ? ` office:string-value="${xml(c.texte)}"` : ''}><text:p>${xml(c.texte)}</text:p></table:table-cell>`;
  if (c.nombre !== undefined)
    return `<table:table-cell${style}${f} office:value-type="float" office:value="${c.nombre}"><text:p>${c.nombre}</text:p></table:table-cell>`;
  return `<table:table-cell${style}${f}${validation}/>`;
}

/** Écrit un classeur ODF (ODS 1.3) : formules vives, saisie limitée aux nombres, ligne d’en-tête répétée. Mêmes données, mêmes octets. */
export function ecrireOds(k: Classeur, c: CouleursBureau): Uint8Array {
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  const ligne = (l: (Cellule | null)[]) =>
    `<table:table-row table:style-name="ligne">${l.length ? l.map(cellule).join('') : '<table:table-cell/>'}</table:table-row>`;
  const rangees = k.lignes
    .map((l, i) => (i + 1 === k.entete ? `<table:table-header-rows>${ligne(l)}</table:table-header-rows>` : ligne(l)))
    .join('');
  const colonnes = k.largeurs
    .map(
      (l, i) =>
        `<style:style style:name="col${i}" style:family="table-column"><style:table-column-properties style:column-width="${(l * 0.2).toFixed(2)}cm"/></style:style>`,
    )
    .join('');
  const validations =
    '<table:content-validations><table:content-validation table:name="montant" table:condition="of:cell-content-is-decimal-number() and cell-content()&gt;=0" table:allow-empty-cell="true"><table:error-message table:title="Montant" table:display="true" table:message-type="stop"><text:p>Saisissez un montant en euros, en chiffres.</text:p></table:error-message></table:content-validation></table:content-validations>';
  return archiver(
    {
      mimetype: type,
      'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${ESPACES} office:version="1.3"><office:font-face-decls><style:font-face style:name="Titre" svg:font-family="Georgia"/></office:font-face-decls><office:automatic-styles>${styles(c)}${colonnes}</office:automatic-styles><office:body><office:spreadsheet>${validations}<table:table table:name="${xml(k.feuille)}" table:style-name="feuille">${k.largeurs.map((_, i) => `<table:table-column table:style-name="col${i}"/>`).join('')}${rangees}</table:table></office:spreadsheet></office:body></office:document-content>`,
      'styles.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-styles ${ESPACES} office:version="1.3"><office:font-face-decls><style:font-face style:name="Texte" svg:font-family="Arial"/><style:font-face style:name="Titre" svg:font-family="Georgia"/></office:font-face-decls><office:styles><style:style style:name="Default" style:family="table-cell"><style:text-properties style:font-name="Texte" fo:font-size="10.5pt" fo:language="fr" fo:country="FR" fo:color="#${c.encre}"/></style:style></office:styles><office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="1.6cm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Default" style:page-layout-name="Page"/></office:master-styles></office:document-styles>`,
      'meta.xml': metadonnees(k.titre, k.editeur, k.au),
      'META-INF/manifest.xml': manifeste(type),
    },
    k.au,
    'mimetype',
  );
}
