/** Une page MDX jugée sur son arbre : ce qui n’est pas dans la liste admise est refusé, à sa ligne. */
import type { Probleme } from '../probleme.ts';
import { fauteDeTexte } from '../textes.ts';
import { jugerBalise } from './balises.ts';
import { fauteDeLien, type Adresses } from './liens.ts';
import { jugerPlan } from './plan.ts';
import { estBalise, texteDe, type NoeudMdx, type TexteDePage } from './texte.ts';

/** Ce vers quoi une page peut renvoyer. */
export interface CiblesDesRenvois extends Adresses {
  sources: ReadonlySet<string>;
  termes: ReadonlySet<string>;
  /** Fichier dont découle l’absence d’une source, d’un terme ou d’une page. */
  causeDe: (sorte: 'source' | 'terme' | 'page', nom: string) => string | undefined;
}

/** Note une faute du nœud où elle se trouve. */
export type NoterDansLaPage = (
  noeud: NoeudMdx,
  valeur: string,
  attendu: string,
  cause?: string,
  lignesDePlus?: number,
) => void;

/** Ce que Markdown peut écrire. */
const ADMIS = new Set([
  'root',
  'paragraph',
  'heading',
  'text',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
  'definition',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'blockquote',
  'code',
  'inlineCode',
  'break',
  'thematicBreak',
]);

/** Pourquoi le reste est refusé. */
const REFUS: Record<string, [valeur: string, attendu: string]> = {
  mdxTextExpression: ['accolade', 'aucune accolade, ou \\{ : une page n’exécute rien'],
  mdxFlowExpression: ['accolade', 'aucune accolade, ou \\{ : une page n’exécute rien'],
  mdxjsEsm: ['import ou export', 'aucune ligne qui commence par import ou export'],
  image: ['image', 'aucune image : les dessins d’une page sont des composants'],
  imageReference: ['image', 'aucune image : les dessins d’une page sont des composants'],
  footnoteDefinition: ['note de bas de page', 'une phrase, ou <Ref id="…" /> pour une source'],
  footnoteReference: ['appel de note', 'une phrase, ou <Ref id="…" /> pour une source'],
  yaml: ['second en-tête', 'le texte de la page, aussitôt après l’en-tête'],
  html: ['balise HTML', 'du Markdown ou un composant'],
};

const NIVEAU_MAX = 4;
/** Caractères d’un titre : ceux d’aujourd’hui en ont moitié moins. */
const TITRE_MAX = 150;

/** Toutes les fautes d’une page. */
export function jugerPage(page: TexteDePage, renvois: CiblesDesRenvois): Probleme[] {
  const problemes: Probleme[] = [];
  const { fichier, premiereLigne, arbre } = page;
  const ligneDe = (noeud: NoeudMdx) => premiereLigne + (noeud.position?.start.line ?? 1) - 1;
  const noter: NoterDansLaPage = (noeud, valeur, attendu, cause, lignesDePlus = 0) => {
    const ligne = ligneDe(noeud) + lignesDePlus;
    // Une même faute plusieurs fois sur une ligne se dit une fois.
    if (!problemes.some((p) => p.ligne === ligne && p.valeur === valeur))
      problemes.push({ fichier, ligne, champ: '', valeur, attendu, cause });
  };
  if (!arbre) return [];
  const definitions = new Set<string>();
  const titres = new Set<string>();
  let niveau = 1;
  const juger = (noeud: NoeudMdx, parents: readonly NoeudMdx[]): void => {
    if (estBalise(noeud)) jugerBalise(noeud, parents, renvois, noter);
    else if (!ADMIS.has(noeud.type)) {
      const [valeur, attendu] = REFUS[noeud.type] ?? [`« ${noeud.type} »`, 'du Markdown ordinaire ou un composant'];
      const texte = noeud.value ?? noeud.url ?? noeud.identifier ?? '';
      noter(noeud, texte === '' ? valeur : `${valeur} « ${texte.slice(0, 80)} »`, attendu);
      return;
    }
    if (noeud.type === 'heading') {
      niveau = jugerTitre(noeud, niveau, noter);
      const titre = texteDe(noeud).trim();
      if (titre !== '' && titres.has(titre)) noter(noeud, `titre « ${titre} » deux fois`, 'un titre par passage');
      titres.add(titre);
    }
    if (noeud.type === 'listItem' && typeof noeud.checked === 'boolean')
      noter(noeud, 'case à cocher', 'un élément de liste ordinaire');
    if (noeud.type === 'text' || noeud.type === 'inlineCode' || noeud.type === 'code') jugerTexte(noeud, page, noter);
    if (noeud.type === 'code' && !estFerme(noeud, page.texte))
      noter(noeud, 'bloc de code jamais fermé', 'la même clôture, seule sur sa ligne, à la fin du bloc');
    if ((noeud.type === 'listItem' || noeud.type === 'blockquote') && (noeud.children ?? []).length === 0)
      noter(noeud, noeud.type === 'listItem' ? 'élément de liste vide' : 'citation vide', 'du texte, ou rien');
    if (noeud.type === 'definition') {
      if (definitions.has(noeud.identifier ?? ''))
        noter(noeud, `[${noeud.identifier}] défini deux fois`, 'une définition par nom');
      definitions.add(noeud.identifier ?? '');
    }
    if (noeud.url !== undefined) jugerLien(noeud, page, renvois, noter);
    if (/^link/.test(noeud.type) && texteDe(noeud).trim() === '')
      noter(noeud, 'lien sans texte', 'le texte du lien : [la carte](/carte/)');
    for (const enfant of noeud.children ?? []) juger(enfant, [...parents, noeud]);
  };
  juger(arbre, []);
  // Une ligne déjà fautive n’a pas d’autre place à défendre : une cause, un message.
  jugerPlan(arbre, (noeud, ...faute) => {
    if (!problemes.some((p) => p.ligne === ligneDe(noeud))) noter(noeud, ...faute);
  });
  for (const { ligne, nom } of page.renvoisMorts)
    problemes.push({
      fichier,
      ligne: premiereLigne + ligne - 1,
      champ: '',
      valeur: `renvoi « [${nom}] » sans définition`,
      attendu: 'un lien complet : [texte](/carte/) ; pour un crochet : \\[',
    });
  return problemes;
}

function jugerTitre(noeud: NoeudMdx, precedent: number, noter: NoterDansLaPage): number {
  const niveau = noeud.depth ?? 1;
  const titre = texteDe(noeud).trim();
  if (titre === '') noter(noeud, 'titre vide', 'le texte du titre');
  if (niveau === 1)
    noter(noeud, `titre « # ${titre} »`, 'des titres à partir de « ## » : celui de la page est dans l’en-tête');
  else if (niveau > NIVEAU_MAX) noter(noeud, `titre de niveau ${niveau}`, `quatre niveaux au plus : « #### »`);
  else if (niveau > precedent + 1)
    noter(
      noeud,
      `titre de niveau ${niveau} sous un titre de niveau ${precedent}`,
      'un niveau à la fois : ##, puis ###',
    );
  else if (titre.length > TITRE_MAX)
    noter(noeud, `titre de ${titre.length} caractères`, `${TITRE_MAX} caractères au plus : le reste dans le texte`);
  return niveau;
}

/**
 * Vrai si un bloc de code a sa clôture : un bloc jamais fermé avale toute la suite de la page. L’analyseur ne le dit
 * pas ; la dernière ligne du bloc, elle, le montre.
 */
function estFerme(noeud: NoeudMdx, texte: string): boolean {
  const lignes = texte.slice(noeud.position?.start.offset, noeud.position?.end.offset).trimEnd().split('\n');
  const debut = lignes[0]!.trim();
  const signe = debut[0]!;
  const longueur = [...debut].findIndex((c) => c !== signe);
  // Dans une citation ou une liste, ce qui précède la clôture n’en est pas.
  const fin =
    lignes.length > 1
      ? lignes
          .at(-1)!
          .replace(/^[\s>]*/, '')
          .trimEnd()
      : '';
  return fin.length >= (longueur < 0 ? debut.length : longueur) && [...fin].every((c) => c === signe);
}

const AUTRE_OUTIL = 'du Markdown : ce signe d’un autre outil n’a pas de sens ici';
/** Ce que Markdown aurait pris s’il était entier, ou ce qu’un autre outil prendrait : publié, il se lirait. */
const INACHEVES: [signe: RegExp, attendu: string][] = [
  [/\*/, 'un passage fermé : *italique*, **gras** ; pour le signe : \\*'],
  [/`/, 'un mot de code fermé ; pour le signe : \\`'],
  [/~~/, 'un passage barré fermé'],
  [/\]\(/, 'un lien entier : [texte](/carte/)'],
  [/(?<![^\s(«])__?(?=[^\s_])/, 'un passage fermé : _italique_ ; pour le signe : \\_'],
  [/:{2,}/, AUTRE_OUTIL],
  [/==|\$\$/, AUTRE_OUTIL],
  [/^\||\|[\s|:-]*-{3}/, 'un tableau dont l’en-tête et le trait ont autant de cases ; pour le signe : « ou »'],
  [/^: (?=\S)/m, AUTRE_OUTIL],
  [/:[a-z]+(?:_[a-z]+)*:/, 'un mot : les noms d’émojis ne se traduisent pas'],
];

/** Signes de mise en forme restés dans le texte, sauf ceux que l’auteur a échappés. */
function jugerSignes(noeud: NoeudMdx, texte: string, page: TexteDePage, noter: NoterDansLaPage): void {
  const ecrit = page.texte.slice(noeud.position?.start.offset, noeud.position?.end.offset);
  for (const [motif, attendu] of INACHEVES) {
    const signe = motif.exec(texte)?.[0].trim();
    if (signe && !ecrit.includes(`\\${signe[0]!}`)) noter(noeud, `« ${signe} » dans le texte`, attendu);
  }
  const entite = /&(?:[a-z]{2,8}\d?|#\w+);/i.exec(texte)?.[0];
  if (entite && !ecrit.includes('&amp;'))
    noter(noeud, `« ${entite} »`, 'le caractère lui-même, ou une entité qui existe');
}

function jugerTexte(noeud: NoeudMdx, page: TexteDePage, noter: NoterDansLaPage): void {
  const texte = noeud.value ?? '';
  if (noeud.type === 'text') jugerSignes(noeud, texte, page, noter);
  const faute = fauteDeTexte(texte, 'page');
  if (!faute) return;
  const avant = faute.position === undefined ? 0 : texte.slice(0, faute.position).split('\n').length - 1;
  noter(noeud, faute.valeur, faute.attendu, undefined, avant);
}

function jugerLien(noeud: NoeudMdx, page: TexteDePage, renvois: CiblesDesRenvois, noter: NoterDansLaPage): void {
  const lien = noeud.url!;
  // L’adresse et le titre d’un lien se lisent aussi : au survol, à la copie, à l’oral.
  const faute = fauteDeTexte(lien, 'page') ?? fauteDeTexte(noeud.title ?? '', 'attribut');
  if (faute) return noter(noeud, faute.valeur, faute.attendu);
  const attendu = fauteDeLien(lien, `/${page.id}/`, renvois);
  if (attendu) noter(noeud, `« ${lien.slice(0, 120)} »`, attendu, renvois.causeDe('page', lien.replace(/[?#].*$/, '')));
}
