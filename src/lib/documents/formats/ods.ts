import { n, type Noeud } from '#lib/texte/html.ts';
import { archiver } from './archive.ts';
import type { Cellule, Classeur } from './classeur.ts';
import type { CouleursBureau } from './document-abstrait.ts';
import { manifeste, metadonnees, partie, police, style } from './odf.ts';

type Attributs = Noeud['attributs'];

/** Le style d’un nombre entier, groupé par milliers, suivi ou non d’une unité. */
function styleDeNombre(nom: string, unite?: string): Noeud {
  const chiffres = { 'number:decimal-places': '0', 'number:min-integer-digits': '1', 'number:grouping': 'true' };
  return n(
    'number:number-style',
    { 'style:name': nom, 'number:language': 'fr', 'number:country': 'FR' },
    n('number:number', chiffres),
    ...(unite ? [n('number:text', {}, unite)] : []),
  );
}

function styleDeCellule(
  nom: Cellule['style'],
  cellule: Attributs,
  texte: Attributs,
  { format, aDroite }: { format?: string; aDroite?: boolean } = {},
): Noeud {
  return style(
    nom,
    'table-cell',
    { 'style:parent-style-name': 'Default', 'style:data-style-name': format },
    n('style:table-cell-properties', { 'style:vertical-align': 'middle', ...cellule }),
    ...(aDroite ? [n('style:paragraph-properties', { 'fo:text-align': 'end' })] : []),
    n('style:text-properties', texte),
  );
}

function styles(c: CouleursBureau): Noeud[] {
  const bord = { 'fo:border': `0.5pt solid #${c.filet}`, 'fo:padding': '0.08cm' };
  const fond = (couleur: string) => ({ ...bord, 'fo:background-color': `#${couleur}` });
  const aLaLigne = { 'fo:wrap-option': 'wrap' };
  const gras = { 'fo:font-weight': 'bold' };
  const euros = { format: 'Euros' };
  return [
    styleDeNombre('Euros', '\u00a0€'),
    styleDeNombre('Entier'),
    styleDeCellule('texte', {}, {}),
    styleDeCellule('titre', {}, { 'style:font-name': 'Titre', 'fo:font-size': '18pt' }),
    styleDeCellule('note', {}, { 'fo:font-size': '9pt', 'fo:color': `#${c.encre2}` }),
    styleDeCellule('tete', { ...fond(c.filet), ...aLaLigne }, gras),
    styleDeCellule('tete-montant', fond(c.filet), gras, { aDroite: true }),
    styleDeCellule('intitule', { ...bord, ...aLaLigne }, {}),
    styleDeCellule('total', bord, gras),
    styleDeCellule('saisie', fond(c.mielPale), {}, euros),
    styleDeCellule('entier', bord, {}, { format: 'Entier' }),
    styleDeCellule('montant', bord, {}, euros),
    styleDeCellule('montant-total', bord, gras, euros),
    styleDeCellule('controle', bord, gras, { aDroite: true }),
    style('ligne', 'table-row', {}, n('style:table-row-properties', { 'style:use-optimal-row-height': 'true' })),
    style(
      'feuille',
      'table',
      { 'style:master-page-name': 'Default' },
      n('style:table-properties', { 'table:display': 'true' }),
    ),
  ];
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

function cellule(c: Cellule | null): Noeud {
  if (!c) return n('table:table-cell');
  const commun = { 'table:style-name': c.style, 'table:formula': c.formule && versOpenFormula(c.formule) };
  if (c.texte !== undefined)
    return n(
      'table:table-cell',
      { ...commun, 'office:value-type': 'string', 'office:string-value': c.formule && c.texte },
      n('text:p', {}, c.texte),
    );
  if (c.nombre !== undefined)
    return n(
      'table:table-cell',
      { ...commun, 'office:value-type': 'float', 'office:value': c.nombre },
      n('text:p', {}, String(c.nombre)),
    );
  return n('table:table-cell', {
    ...commun,
    'table:content-validation-name': c.style === 'saisie' ? 'montant' : undefined,
  });
}

/** Les cellules de saisie n’admettent qu’un montant. */
const VALIDATIONS = n(
  'table:content-validations',
  {},
  n(
    'table:content-validation',
    {
      'table:name': 'montant',
      'table:condition': 'of:cell-content-is-decimal-number() and cell-content()>=0',
      'table:allow-empty-cell': 'true',
    },
    n(
      'table:error-message',
      { 'table:title': 'Montant', 'table:display': 'true', 'table:message-type': 'stop' },
      n('text:p', {}, 'Saisissez un montant en euros, en chiffres.'),
    ),
  ),
);

function feuille(k: Classeur): Noeud {
  const ligne = (l: readonly (Cellule | null)[]) =>
    n('table:table-row', { 'table:style-name': 'ligne' }, ...(l.length > 0 ? l : [null]).map(cellule));
  return n(
    'table:table',
    { 'table:name': k.feuille, 'table:style-name': 'feuille' },
    ...k.largeurs.map((_, i) => n('table:table-column', { 'table:style-name': `col${i}` })),
    ...k.lignes.map((l, i) => (i + 1 === k.entete ? n('table:table-header-rows', {}, ligne(l)) : ligne(l))),
  );
}

function contenu(k: Classeur, c: CouleursBureau): string {
  const colonnes = k.largeurs.map((l, i) => {
    const largeur = { 'style:column-width': `${(l * 0.2).toFixed(2)}cm` };
    return style(`col${i}`, 'table-column', {}, n('style:table-column-properties', largeur));
  });
  return partie(
    'document-content',
    n('office:font-face-decls', {}, police('Titre', 'Georgia')),
    n('office:automatic-styles', {}, ...styles(c), ...colonnes),
    n('office:body', {}, n('office:spreadsheet', {}, VALIDATIONS, feuille(k))),
  );
}

function stylesCommuns(c: CouleursBureau): string {
  const texte = {
    'style:font-name': 'Texte',
    'fo:font-size': '10.5pt',
    'fo:language': 'fr',
    'fo:country': 'FR',
    'fo:color': `#${c.encre}`,
  };
  const page = {
    'fo:page-width': '29.7cm',
    'fo:page-height': '21cm',
    'style:print-orientation': 'landscape',
    'fo:margin': '1.6cm',
    'style:scale-to-X': '1',
    'style:scale-to-Y': '0',
  };
  return partie(
    'document-styles',
    n('office:font-face-decls', {}, police('Texte', 'Arial'), police('Titre', 'Georgia')),
    n('office:styles', {}, style('Default', 'table-cell', {}, n('style:text-properties', texte))),
    n(
      'office:automatic-styles',
      {},
      n('style:page-layout', { 'style:name': 'Page' }, n('style:page-layout-properties', page)),
    ),
    n(
      'office:master-styles',
      {},
      n('style:master-page', { 'style:name': 'Default', 'style:page-layout-name': 'Page' }),
    ),
  );
}

/**
 * Écrit un classeur ODF (ODS 1.3) : formules vives, saisie limitée aux nombres, ligne d’en-tête répétée. Mêmes données,
 * mêmes octets.
 */
export function ecrireOds(k: Classeur, c: CouleursBureau): Uint8Array {
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  return archiver(
    {
      mimetype: type,
      'content.xml': contenu(k, c),
      'styles.xml': stylesCommuns(c),
      'meta.xml': metadonnees(k.titre, k.editeur, k.au),
      'META-INF/manifest.xml': manifeste(type),
    },
    k.au,
    'mimetype',
  );
}
