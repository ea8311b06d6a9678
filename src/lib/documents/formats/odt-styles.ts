import { n, type Noeud } from '#lib/texte/html.ts';
import type { CouleursBureau } from './document-abstrait.ts';
import { partie, police, style } from './odf.ts';

type Attributs = Noeud['attributs'];

const proprietesDeTexte = (attributs: Attributs) => n('style:text-properties', attributs);
const proprietesDeParagraphe = (attributs: Attributs) => n('style:paragraph-properties', attributs);

/** Un style de paragraphe : nom, nom affiché, style dont il hérite, ce qu’il change au paragraphe et au texte. */
function paragraphe(
  nom: string,
  affiche: string,
  parent: string,
  duParagraphe: Attributs,
  duTexte: Attributs = {},
  niveau?: number,
): Noeud {
  return style(
    nom,
    'paragraph',
    { 'style:display-name': affiche, 'style:parent-style-name': parent, 'style:default-outline-level': niveau },
    proprietesDeParagraphe(duParagraphe),
    proprietesDeTexte(duTexte),
  );
}

const GRAS = { 'fo:font-weight': 'bold' };
const SUIVI = { 'fo:keep-with-next': 'always' };
const apres = (marge: string) => ({ 'fo:margin-bottom': marge });
const avant = (marge: string) => ({ 'fo:margin-top': marge });
const corps = (taille: string) => ({ 'fo:font-size': taille });
const couleur = (rvb: string) => ({ 'fo:color': `#${rvb}` });

const titre = (niveau: number, du: Attributs, texte: Attributs) =>
  paragraphe(`Heading_20_${niveau}`, `Heading ${niveau}`, 'Standard', { ...du, ...SUIVI }, texte, niveau);

function stylesDeParagraphe(c: CouleursBureau): Noeud[] {
  const deTitre = { 'style:font-name': 'Titre' };
  const encadre = {
    ...apres('0cm'),
    'fo:padding': '0.18cm',
    'fo:background-color': `#${c.mielPale}`,
    'fo:border': `0.9pt dashed #${c.mielSombre}`,
    'style:join-border': 'true',
  };
  const caseACocher = { 'fo:margin-left': '0.7cm', 'fo:text-indent': '-0.7cm', ...apres('0.1cm') };
  const reserve = {
    ...apres('0cm'),
    'fo:padding': '0.25cm',
    'fo:border': `0.6pt solid #${c.filet}`,
    'style:join-border': 'true',
  };
  const aDroite = { 'fo:text-align': 'end' };
  return [
    titre(1, apres('0.25cm'), { ...deTitre, ...corps('22pt') }),
    titre(2, { ...avant('0.45cm'), ...apres('0.14cm') }, { ...deTitre, ...corps('15pt') }),
    titre(3, { ...avant('0.4cm'), ...apres('0.15cm') }, { ...corps('11pt'), ...GRAS }),
    paragraphe('TitreDePage', 'Titre d’une page', 'Heading_20_2', { 'fo:break-before': 'page', ...avant('0cm') }),
    // Entière : Writer laisserait seul au pied de la page le titre d’un paragraphe qu’il ne peut pas couper.
    paragraphe('Introduction', 'Introduction', 'Standard', { ...SUIVI, 'fo:keep-together': 'always' }),
    paragraphe('Chapo', 'Chapô', 'Standard', apres('0.35cm'), { ...corps('13pt'), ...couleur(c.encre2) }),
    paragraphe('Note', 'Note', 'Standard', apres('0.05cm'), { ...corps('9.5pt'), ...couleur(c.encre2) }),
    paragraphe('NoteSuivie', 'Note suivie', 'Note', SUIVI),
    paragraphe('Reserve', 'Cadre réservé', 'Standard', reserve),
    paragraphe('Encadre', 'Encadré', 'Standard', encadre),
    paragraphe('EncadreSuivi', 'Encadré suivi', 'Encadre', SUIVI),
    paragraphe('Question', 'Question', 'Standard', { ...avant('0.25cm'), ...apres('0.1cm'), ...SUIVI }, GRAS),
    paragraphe('Case', 'Case à cocher', 'Standard', caseACocher),
    paragraphe('CaseSuivie', 'Case à cocher suivie', 'Case', SUIVI),
    paragraphe('Cellule', 'Cellule', 'Standard', apres('0.05cm')),
    paragraphe('Montant', 'Montant', 'Cellule', aDroite),
    paragraphe('TeteMontant', 'En-tête de montant', 'Tete', { ...aDroite, ...SUIVI }, GRAS),
    paragraphe('Tete', 'En-tête de tableau', 'Cellule', SUIVI, GRAS),
    paragraphe('Liste', 'Liste', 'Standard', apres('0.06cm')),
    paragraphe('Source', 'Source', 'Note', apres('0.03cm')),
    paragraphe('Footer', 'Footer', 'Note', {}),
    paragraphe('Page', 'Numéro de page', 'Footer', aDroite),
  ];
}

function stylesDeMots(c: CouleursBureau): Noeud[] {
  const souligne = {
    'style:text-underline-style': 'solid',
    'style:text-underline-width': 'auto',
    'style:text-underline-color': 'font-color',
  };
  const mots = (nom: string, texte: Attributs, affiche?: string) =>
    style(nom, 'text', { 'style:display-name': affiche }, proprietesDeTexte(texte));
  return [
    mots('Fort', GRAS),
    mots('Aide', { 'fo:font-weight': 'normal', ...corps('9.5pt'), ...couleur(c.encre2) }),
    mots('ARemplir', { 'fo:font-weight': 'normal', ...couleur(c.encre2) }, 'Placeholder Text'),
    mots('Blanc', { ...GRAS, ...couleur(c.mielSombre) }, 'À compléter (mots)'),
    mots('Internet_20_link', { ...couleur(c.canard), ...souligne }, 'Internet link'),
  ];
}

/** Un style de liste d’un seul niveau ; `retrait` : du texte, `signe` : du signe par rapport au texte. */
function liste(nom: string, niveau: string, attributs: Attributs, retrait: string, signe: string): Noeud {
  const alignement = n('style:list-level-label-alignment', {
    'text:label-followed-by': 'listtab',
    'fo:margin-left': retrait,
    'fo:text-indent': signe,
  });
  const mode = { 'text:list-level-position-and-space-mode': 'label-alignment' };
  return n(
    'text:list-style',
    { 'style:name': nom },
    n(
      `text:list-level-style-${niveau}`,
      { 'text:level': '1', ...attributs },
      n('style:list-level-properties', mode, alignement),
    ),
  );
}

function parDefaut(c: CouleursBureau): Noeud {
  return n(
    'style:default-style',
    { 'style:family': 'paragraph' },
    proprietesDeParagraphe({ ...apres('0.17cm'), 'fo:line-height': '108%', 'fo:orphans': '2', 'fo:widows': '2' }),
    proprietesDeTexte({
      'style:font-name': 'Texte',
      ...corps('10pt'),
      'fo:language': 'fr',
      'fo:country': 'FR',
      ...couleur(c.encre),
    }),
  );
}

function page(): Noeud {
  const format = {
    'fo:page-width': '21cm',
    'fo:page-height': '29.7cm',
    'fo:margin-top': '1.8cm',
    'fo:margin-bottom': '1.4cm',
    'fo:margin-left': '1.8cm',
    'fo:margin-right': '1.8cm',
  };
  const pied = { 'fo:min-height': '1.2cm', 'fo:margin-top': '0.3cm' };
  return n(
    'style:page-layout',
    { 'style:name': 'Page' },
    n('style:page-layout-properties', format),
    n('style:footer-style', {}, n('style:header-footer-properties', pied)),
  );
}

/** `styles.xml` d’un écrit ; `pied` : contenu du pied de page. */
export function stylesDeLEcrit(c: CouleursBureau, pied: readonly Noeud[]): string {
  return partie(
    'document-styles',
    n('office:font-face-decls', {}, police('Texte', 'Arial', 'swiss'), police('Titre', 'Georgia', 'roman')),
    n(
      'office:styles',
      {},
      parDefaut(c),
      style('Standard', 'paragraph', {}),
      ...stylesDeParagraphe(c),
      ...stylesDeMots(c),
      liste('Puces', 'bullet', { 'text:bullet-char': '•' }, '0.6cm', '-0.45cm'),
      liste('Nombres', 'number', { 'style:num-format': '1', 'style:num-suffix': '.' }, '0.75cm', '-0.6cm'),
    ),
    n('office:automatic-styles', {}, page()),
    n(
      'office:master-styles',
      {},
      n(
        'style:master-page',
        { 'style:name': 'Standard', 'style:page-layout-name': 'Page' },
        n('style:footer', {}, ...pied),
      ),
    ),
  );
}
