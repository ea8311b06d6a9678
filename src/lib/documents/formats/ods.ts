import { n, type Noeud } from '#lib/texte/html.ts';
import { archiver } from './archive.ts';
import { feuillesDe, MONTANT_ADMIS, type Cellule, type Classeur, type FeuilleReglee } from './classeur.ts';
import type { CouleursBureau } from './document-abstrait.ts';
import { manifeste, metadonnees, partie, police, style } from './odf.ts';

type Attributs = Noeud['attributs'];

/** Le style d’un nombre groupé par milliers : ses décimales, l’unité qui le suit. */
function styleDeNombre(nom: string, decimales: number, unite?: string): Noeud {
  const chiffres = {
    'number:decimal-places': String(decimales),
    'number:min-decimal-places': String(decimales),
    'number:min-integer-digits': '1',
    'number:grouping': 'true',
  };
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
  { format, aDroite, alertes = [] }: { format?: string; aDroite?: boolean; alertes?: readonly Noeud[] } = {},
): Noeud {
  return style(
    nom,
    'table-cell',
    { 'style:parent-style-name': 'Default', 'style:data-style-name': format },
    n('style:table-cell-properties', { 'style:vertical-align': 'middle', ...cellule }),
    ...(aDroite ? [n('style:paragraph-properties', { 'fo:text-align': 'end' })] : []),
    n('style:text-properties', texte),
    ...alertes,
  );
}

/** Une réponse qui alerte prend le style « alerte ». */
const alerteSur = (reponse: string): Noeud =>
  n('style:map', { 'style:condition': `cell-content()="${reponse}"`, 'style:apply-style-name': 'alerte' });

function styles(k: Classeur, c: CouleursBureau): Noeud[] {
  const bord = { 'fo:border': `0.5pt solid #${c.filet}`, 'fo:padding': '0.1cm' };
  const fond = (couleur: string) => ({ ...bord, 'fo:background-color': `#${couleur}` });
  const aLaLigne = { 'fo:wrap-option': 'wrap' };
  const gras = { 'fo:font-weight': 'bold' };
  const euros = { format: 'Euros' };
  const ouverte = { 'style:cell-protect': 'none' };
  return [
    styleDeNombre('Euros', 2, '\u00a0€'),
    styleDeNombre('Entier', 0),
    styleDeCellule('texte', {}, {}),
    styleDeCellule('titre', {}, { 'style:font-name': 'Titre', 'fo:font-size': '18pt' }),
    styleDeCellule('note', {}, { 'fo:font-size': '9.5pt', 'fo:color': `#${c.encre2}` }),
    styleDeCellule('tete', { ...fond(c.filet), ...aLaLigne }, gras),
    styleDeCellule('tete-montant', fond(c.filet), gras, { aDroite: true }),
    styleDeCellule('intitule', { ...bord, ...aLaLigne }, {}),
    styleDeCellule('total', bord, gras),
    styleDeCellule('saisie', { ...fond(c.mielPale), ...ouverte }, {}, { ...euros, aDroite: true }),
    styleDeCellule('libre', { ...fond(c.mielPale), ...ouverte, ...aLaLigne }, {}),
    styleDeCellule('signature', bord, {}),
    styleDeCellule('entier', bord, {}, { format: 'Entier', aDroite: true }),
    styleDeCellule('montant', bord, {}, { ...euros, aDroite: true }),
    styleDeCellule('montant-total', bord, gras, { ...euros, aDroite: true }),
    styleDeCellule('controle', bord, gras, { aDroite: true, alertes: k.alertes.map(alerteSur) }),
    style('ligne', 'table-row', {}, n('style:table-row-properties', { 'style:use-optimal-row-height': 'true' })),
    ...Object.entries(k.hauteurs).map(([rang, points]) => {
      const hauteur = { 'style:row-height': `${points}pt`, 'style:use-optimal-row-height': 'false' };
      return style(`ligne${rang}`, 'table-row', {}, n('style:table-row-properties', hauteur));
    }),
    style(
      'feuille',
      'table',
      { 'style:master-page-name': 'Default' },
      n('style:table-properties', { 'table:display': 'true' }),
    ),
  ];
}

/** `SUM(B1:D1)` → `of:=SUM([.B1:.D1])`, séparateurs de la notation OpenFormula. */
function versOpenFormula(formule: string): string {
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

/** La cellule, puis celles qu’elle couvre. */
function cellules(c: Cellule | null): Noeud[] {
  const couvertes = Array.from({ length: (c?.colonnes ?? 1) - 1 }, () => n('table:covered-table-cell'));
  return [cellule(c), ...couvertes];
}

function cellule(c: Cellule | null): Noeud {
  if (!c) return n('table:table-cell');
  const commun = {
    'table:style-name': c.style,
    'table:formula': c.formule && versOpenFormula(c.formule),
    'table:number-columns-spanned': c.colonnes && String(c.colonnes),
    'table:number-rows-spanned': c.colonnes && '1',
    'table:content-validation-name': c.style === 'saisie' ? 'montant' : undefined,
  };
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
  return n('table:table-cell', commun);
}

/** Les cellules de saisie n’admettent qu’un montant. */
const VALIDATIONS = n(
  'table:content-validations',
  {},
  n(
    'table:content-validation',
    {
      'table:name': 'montant',
      'table:condition': `of:cell-content-is-decimal-number() and cell-content-is-between(0,${MONTANT_ADMIS.max})`,
      'table:allow-empty-cell': 'true',
    },
    n(
      'table:help-message',
      { 'table:title': MONTANT_ADMIS.titre, 'table:display': 'true' },
      n('text:p', {}, MONTANT_ADMIS.aide),
    ),
    n(
      'table:error-message',
      { 'table:title': MONTANT_ADMIS.titre, 'table:display': 'true', 'table:message-type': 'stop' },
      n('text:p', {}, MONTANT_ADMIS.refus),
    ),
  ),
);

function feuille(k: FeuilleReglee, rang: number): Noeud {
  const ligne = (l: readonly (Cellule | null)[], i: number) => {
    const nom = k.hauteurs?.[i + 1] ? `ligne${i + 1}` : 'ligne';
    return n('table:table-row', { 'table:style-name': nom }, ...(l.length > 0 ? l : [null]).flatMap(cellules));
  };
  return n(
    'table:table',
    { 'table:name': k.feuille, 'table:style-name': 'feuille', 'table:protected': k.ouvert ? undefined : 'true' },
    ...k.largeurs.map((_, i) => n('table:table-column', { 'table:style-name': `col${rang}-${i}` })),
    ...k.lignes.map((l, i) => (i + 1 === k.entete ? n('table:table-header-rows', {}, ligne(l, i)) : ligne(l, i))),
  );
}

function contenu(k: Classeur, c: CouleursBureau): string {
  const feuilles = feuillesDe(k);
  const colonnes = feuilles.flatMap(({ largeurs }, rang) =>
    largeurs.map((l, i) => {
      const largeur = { 'style:column-width': `${(l * 0.2).toFixed(2)}cm` };
      return style(`col${rang}-${i}`, 'table-column', {}, n('style:table-column-properties', largeur));
    }),
  );
  return partie(
    'document-content',
    n('office:font-face-decls', {}, police('Titre', 'Georgia')),
    n('office:automatic-styles', {}, ...styles(k, c), ...colonnes),
    n('office:body', {}, n('office:spreadsheet', {}, VALIDATIONS, ...feuilles.map(feuille))),
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
    'style:scale-to-Y': '1',
    'style:table-centering': 'horizontal',
  };
  return partie(
    'document-styles',
    n('office:font-face-decls', {}, police('Texte', 'Arial'), police('Titre', 'Georgia')),
    n(
      'office:styles',
      {},
      style('Default', 'table-cell', {}, n('style:text-properties', texte)),
      style(
        'alerte',
        'table-cell',
        { 'style:parent-style-name': 'Default' },
        n('style:table-cell-properties', { 'fo:background-color': `#${c.brique}` }),
        n('style:text-properties', { 'fo:color': '#FFFFFF', 'fo:font-weight': 'bold' }),
      ),
    ),
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
      'meta.xml': metadonnees(k, k.au),
      'META-INF/manifest.xml': manifeste(type),
    },
    k.au,
    'mimetype',
  );
}
