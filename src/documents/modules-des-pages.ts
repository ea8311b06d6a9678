import { estElement, type ElementHtml, type RegleDePage } from '#lib/texte/page-html.ts';

/** Les scripts construits pour le navigateur, par leur fichier, et les modules dont ils ont besoin. */
export interface ModulesDesScripts {
  /** Préfixe des adresses, `/` au bout. */
  base: string;
  /** Fichier → modules qu’il importe d’emblée. */
  imports: Map<string, readonly string[]>;
  /** Fichier → modules qu’il demandera au repos. */
  aVenir: Map<string, readonly string[]>;
}

/**
 * Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les intégrations : la
 * table est la même.
 */
const CLE = Symbol.for('contrats-locaux-de-sante.modules');
const partage = globalThis as { [CLE]?: ModulesDesScripts };

/** La table, que remplit `prechargement` avant que les pages ne se rendent ; vide en développement. */
export const modules: ModulesDesScripts = (partage[CLE] ??= { base: '/', imports: new Map(), aVenir: new Map() });

/** Tout ce qu’un script importe d’emblée, de proche en proche. */
function tousLesImports(fichier: string, vus: Set<string>): void {
  for (const importe of modules.imports.get(fichier) ?? []) {
    if (vus.has(importe)) continue;
    vus.add(importe);
    tousLesImports(importe, vus);
  }
}

/** Annonce dans la tête d’une page les modules dont ses scripts ont besoin. */
export const annoncerLesModules: RegleDePage = (noeuds) => {
  const { base, aVenir } = modules;
  const attribut = (e: ElementHtml, nom: string) => e.attrs.find((a) => a.name === nom)?.value;
  const scripts = noeuds.filter(
    (e): e is ElementHtml => estElement(e, 'script') && attribut(e, 'type') === 'module' && !!attribut(e, 'src'),
  );
  const vus = new Set<string>();
  const fichiers = scripts.map((script) => attribut(script, 'src')!.slice(base.length));
  for (const fichier of fichiers) tousLesImports(fichier, vus);
  const attendus = new Set([...fichiers, ...vus].flatMap((fichier) => aVenir.get(fichier) ?? []));
  const tete = noeuds.find((e): e is ElementHtml => estElement(e, 'head'));
  if (vus.size === 0 || !tete) return [];
  const fin = tete.sourceCodeLocation!.endTag!.startOffset;
  const balises = [
    ...[...vus].map((m) => `<script type="module" src="${base}${m}"></script>`),
    ...[...attendus].map((m) => `<link rel="modulepreload" href="${base}${m}">`),
  ];
  return [{ debut: fin, fin, texte: balises.join('') }];
};
