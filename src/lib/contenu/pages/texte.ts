/** Un nœud de l’arbre MDX, tel que l’analyseur de la construction le donne (mdast et ses nœuds `mdxJsx*`). */
export interface NoeudMdx {
  type: string;
  children?: NoeudMdx[];
  value?: string;
  depth?: number;
  url?: string;
  /** Titre d’un lien, montré au survol. */
  title?: string | null;
  identifier?: string;
  referenceType?: string;
  checked?: boolean | null;
  /** Nom d’une balise ou d’un composant ; `null` pour `<>`. */
  name?: string | null;
  attributes?: Attribut[];
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } };
}

/** Un attribut écrit : valeur entre guillemets, absente (`null`), ou expression entre accolades. */
export interface Attribut {
  type: string;
  name?: string;
  value?: string | null | { type: string; value: string };
}

/** Le corps d’une page : son texte, son arbre, et la ligne du fichier où il commence. */
export interface TexteDePage {
  fichier: string;
  /** Chemin de la page dans le site, sans barres : `comprendre/acteurs`. */
  id: string;
  texte: string;
  premiereLigne: number;
  /** Absent quand le texte ne s’analyse pas. */
  arbre?: NoeudMdx;
  /** Renvois `[texte][nom]` sans définition. */
  renvoisMorts: { ligne: number; nom: string }[];
  /** Ancres de ses titres. */
  ancres: string[];
}

/** Tous les nœuds sous celui-ci, lui compris, dans l’ordre du texte. */
export function* parcourir(noeud: NoeudMdx): Generator<NoeudMdx> {
  yield noeud;
  for (const enfant of noeud.children ?? []) yield* parcourir(enfant);
}

/** Le texte visible d’un nœud. */
export function texteDe(noeud: NoeudMdx): string {
  return noeud.type === 'text' || noeud.type === 'inlineCode'
    ? (noeud.value ?? '')
    : (noeud.children ?? []).map(texteDe).join('');
}

/** Vrai pour une balise ou un composant écrit entre chevrons. */
export function estBalise(noeud: NoeudMdx): boolean {
  return noeud.type === 'mdxJsxFlowElement' || noeud.type === 'mdxJsxTextElement';
}
