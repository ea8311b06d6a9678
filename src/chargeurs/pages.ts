/**
 * Lecture des pages MDX par l’analyseur de la construction elle-même : @astrojs/mdx confie les pages à `satteri`
 * (@astrojs/markdown-satteri). Un autre analyseur jugerait une autre page que celle publiée.
 */
import Slugger from 'github-slugger';
import { mdxToMdast, type Features } from 'satteri';
import type { Probleme } from '#lib/contenu/probleme.ts';
import { parcourir, texteDe, type NoeudMdx, type TexteDePage } from '#lib/contenu/pages/texte.ts';
import { conflitDe } from '#lib/contenu/textes.ts';
import { formaterNombre } from '#lib/texte/typo.ts';

/** Options de Markdown de la construction, que astro.config.mjs reprend. */
export const OPTIONS_MDX: Features = { smartPunctuation: false };

/** Une page lue : son en-tête YAML, son corps, et ce qui empêche de la lire. */
export interface PageLue {
  /** Absent quand la page n’en a pas. */
  enTete?: string;
  texte: TexteDePage;
  problemes: Probleme[];
}

/** Emboîtement admis de citations, listes et composants : le contenu en a six. */
const PROFONDEUR_MAX = 40;

/** Signes admis dans une page : cinq fois la plus longue du contenu. Au-delà, c’est un autre fichier, ou un collage. */
const SIGNES_MAX = 40_000;

/** Ce que disent les erreurs de l’analyseur, en français. */
const CAUSES: [motif: RegExp, valeur: (m: RegExpExecArray) => string, attendu: string][] = [
  [
    /create a comment in MDX/,
    () => 'commentaire « <!-- --> »',
    'aucun commentaire : une page ne porte que ce qu’elle montre',
  ],
  [
    /Expected a closing tag for `(<[^`]+>)`/,
    (m) => `« ${m[1]} » jamais fermé`,
    'une balise fermée : <Terme id="…">mot</Terme>, ou <br /> si elle n’a rien à contenir',
  ],
  [
    /Unexpected closing (?:slash|tag)[^`]*`?(<?\/?[^`]*)/,
    () => 'balise fermante sans ouverture, ou mal placée',
    'chaque balise fermée une fois, dans l’ordre où elles s’ouvrent',
  ],
  [
    /Could not parse (?:expression|import|esm)|Unexpected end of file in expression|acorn|oxc/i,
    () => 'accolade ou instruction',
    'aucune accolade, ou \\{ : une page n’exécute rien',
  ],
  [
    /before attribute value|attribute/i,
    () => 'attribut mal écrit',
    'une valeur entre guillemets droits : <Ref id="…" />',
  ],
  [
    /`<`|JSX tag|before name/,
    () => 'chevron « < » mal employé',
    'une balise de composant entière, guillemets droits compris ; pour le signe lui-même : \\<, ou « moins de »',
  ],
];

function lireErreur(message: string): { ligne: number; valeur: string; attendu: string } {
  const ligne = Number(/^(\d+):\d+/.exec(message)?.[1] ?? 1);
  for (const [motif, valeur, attendu] of CAUSES) {
    const trouve = motif.exec(message);
    if (trouve) return { ligne, valeur: valeur(trouve), attendu };
  }
  return { ligne, valeur: 'texte qui ne s’analyse pas', attendu: 'du Markdown et des composants bien formés' };
}

const lignesDe = (texte: string): number => texte.split('\n').length;

/** L’arbre d’un texte, expressions refusées plus loin. @throws Error de l’analyseur, « ligne:colonne: … ». */
function analyser(texte: string): NoeudMdx {
  return mdxToMdast(texte, { features: { ...OPTIONS_MDX, gfm: true }, position: true }) as NoeudMdx;
}

/** Crochets qui pourraient appeler une définition ; l’analyseur dira lesquels le font. */
const CROCHETS = /\[([^[\]]{1,200})\]/g;

/**
 * Renvois vers une définition absente : l’analyseur les rend en texte. En définissant chaque nom entre crochets, ceux
 * qui deviennent des liens étaient des renvois.
 */
function renvoisMorts(texte: string, arbre: NoeudMdx): TexteDePage['renvoisMorts'] {
  const definis = new Set(
    [...parcourir(arbre)]
      .filter((n) => n.type === 'definition' || n.type === 'footnoteDefinition')
      .map((n) => n.identifier),
  );
  const noms = new Set([...texte.matchAll(CROCHETS)].map((m) => m[1]!.replace(/\s+/g, ' ').trim()));
  return [...noms].flatMap((nom) => {
    // Les points de suspension entre crochets sont une coupe dans une citation.
    if (nom === '' || nom === '…' || nom === '...') return [];
    let essai: NoeudMdx;
    try {
      essai = analyser(`[${nom}]: /\n\n${texte}`);
    } catch {
      return [];
    }
    return [...parcourir(essai)]
      .filter((n) => /^(link|image|footnote)Reference$/.test(n.type) && !definis.has(n.identifier))
      .map((n) => ({ ligne: (n.position?.start.line ?? 3) - 2, nom }));
  });
}

/** Ancres des titres, comme Astro les calcule. */
function ancresDe(arbre: NoeudMdx): string[] {
  const slugger = new Slugger();
  return [...parcourir(arbre)].filter((n) => n.type === 'heading').map((n) => slugger.slug(texteDe(n)));
}

function profondeurDe(noeud: NoeudMdx): number {
  return 1 + Math.max(0, ...(noeud.children ?? []).map(profondeurDe));
}

/** Lit une page ; `source` est `null` quand le fichier ne se lit pas (c’est déjà dit). Ne lève rien. */
export function lirePage(fichier: string, source: string | null): PageLue {
  const id = fichier.slice('content/pages/'.length).replace(/\.mdx$/, '');
  const vide: TexteDePage = { fichier, id, texte: '', premiereLigne: 1, renvoisMorts: [], ancres: [] };
  if (source === null) return { texte: vide, problemes: [] };
  const refuser = (valeur: string, attendu: string, ligne?: number): PageLue => ({
    texte: vide,
    problemes: [{ fichier, ...(ligne && { ligne }), champ: '', valeur, attendu }],
  });
  if (source.length > SIGNES_MAX)
    return refuser(
      `page de ${formaterNombre(source.length)} signes`,
      `${formaterNombre(SIGNES_MAX)} signes au plus : coupez-la en plusieurs pages`,
    );
  const conflit = conflitDe(source);
  if (conflit) return refuser(conflit.valeur, conflit.attendu, conflit.ligne);
  const entete = /^---\r?\n([\s\S]*?\r?\n)---\r?\n/.exec(source);
  if (!entete) return refuser('en-tête absent', 'un en-tête entre deux lignes « --- »');
  // Astro arrête l’en-tête à la première ligne qui commence ainsi, même si elle continue.
  const coupure = entete[1]!.split('\n').findIndex((l) => /^(---|\+\+\+)/.test(l));
  if (coupure >= 0)
    return refuser('ligne qui commence par « --- »', 'un en-tête sans autre ligne de ce genre', coupure + 2);
  const texte = source.slice(entete[0].length);
  const page: TexteDePage = { ...vide, texte, premiereLigne: lignesDe(entete[0]) };
  try {
    const arbre = analyser(texte);
    if (profondeurDe(arbre) > PROFONDEUR_MAX) throw new RangeError();
    return {
      enTete: entete[1]!,
      texte: { ...page, arbre, renvoisMorts: renvoisMorts(texte, arbre), ancres: ancresDe(arbre) },
      problemes: [],
    };
  } catch (erreur) {
    const { ligne, valeur, attendu } =
      erreur instanceof RangeError
        ? { ligne: 1, valeur: 'passages trop emboîtés', attendu: `au plus ${PROFONDEUR_MAX} niveaux` }
        : lireErreur((erreur as Error).message);
    return {
      enTete: entete[1]!,
      texte: page,
      problemes: [{ fichier, ligne: page.premiereLigne + ligne - 1, champ: '', valeur, attendu }],
    };
  }
}
