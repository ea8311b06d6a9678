/** Les fautes d’un script : syntaxe, motifs et objets que les plus anciens navigateurs servis n’ont pas. */
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { parse, type Node } from 'acorn';
import type { Identifier } from '@mdn/browser-compat-data';
import { dire, DONNEES, sansElle } from './compatibilite.ts';

/** Noms récents qui ne cassent rien : les scripts où ils sont admis, et pourquoi. */
const ADMIS: [ou: RegExp, noms: readonly string[], pourquoi: string][] = [
  [/pagefind|browser/, ['Error.captureStackTrace', 'captureStackTrace'], 'essayé avant d’être appelé'],
  [/pagefind/, ['Intl.Segmenter', 'Segmenter'], 'coupe les mots autrement s’il manque'],
  [/pagefind/, ['grow'], 'WebAssembly.Table, que tous ont'],
  [/recherche/, ['destroy'], 'méthode de pagefind'],
  [/pdf-(champs|remplir)/, ['layout'], 'méthode de pdf-lib'],
  [/PageCarte/, ['requestIdleCallback'], 'cherché dans window avant d’être appelé'],
  [/fond/, ['move'], 'méthode d’une couche de Leaflet'],
];

/** Objets globaux, et l’interface dont ils sont. */
const INSTANCES: Record<string, string> = {
  crypto: 'Crypto',
  document: 'Document',
  history: 'History',
  navigator: 'Navigator',
  performance: 'Performance',
  window: 'Window',
};

/** Pour chaque nom de membre, les navigateurs qui n’en ont aucun de ce nom, sur aucun objet. */
function membresDe(objets: Iterable<Identifier>): Map<string, string[]> {
  const noms = new Map<string, string[]>();
  for (const objet of objets)
    for (const [nom, membre] of Object.entries(objet)) {
      if (nom === '__compat' || nom.startsWith('@@')) continue;
      const propre = nom.replace(/_(static|event)$/, '');
      const absents = sansElle((membre as Identifier).__compat);
      // L’analyse ne sait pas de quel objet il s’agit : un nom connu d’un seul est admis.
      noms.set(propre, noms.get(propre)?.filter((n) => absents.includes(n)) ?? absents);
    }
  return noms;
}
const { builtins } = DONNEES.javascript as unknown as { builtins: Identifier };
const sousObjets = (objet: Identifier) =>
  Object.entries(objet).filter(([nom]) => nom !== '__compat') as [string, Identifier][];
const LANGAGE = new Set(membresDe(sousObjets(builtins).map(([, o]) => o)).keys());
const APPELS = membresDe([...sousObjets(builtins), ...sousObjets(DONNEES.api)].map(([, o]) => o));

/** Ce que l’on sait d’un nom global, objet ou fonction de la fenêtre. */
const globalDe = (nom: string) => builtins[nom] ?? DONNEES.api[nom] ?? DONNEES.api['Window']?.[nom];

/** Navigateurs qui n’ont pas `Objet.membre`, d’un objet global connu ; rien si l’objet ou le membre est d’un autre. */
function absentsDe(objet: string, membre: string): string[] {
  const famille = builtins[objet] ?? DONNEES.api[INSTANCES[objet] ?? objet];
  return sansElle((famille?.[`${membre}_static`] ?? famille?.[membre])?.__compat);
}

type Noeud = Node & Record<string, unknown>;
const estNoeud = (v: unknown): v is Noeud =>
  typeof v === 'object' && v !== null && typeof (v as Noeud).type === 'string';

/** Tous les nœuds d’un arbre. */
function* noeudsDe(racine: Noeud): Generator<Noeud> {
  const pile = [racine];
  for (let n = pile.pop(); n; n = pile.pop()) {
    yield n;
    for (const valeur of Object.values(n)) for (const v of [valeur].flat()) if (estNoeud(v)) pile.push(v);
  }
}

/** Ce qu’un motif a de trop récent : assertion arrière (Safari 16.4), drapeau `v`, modificateurs. */
function fautesDuMotif(motif: string, drapeaux: string): string[] {
  const fautes: string[] = [];
  if (/v/.test(drapeaux)) fautes.push('drapeau v');
  let arbre;
  try {
    arbre = new RegExpParser({ ecmaVersion: 2025 }).parsePattern(motif, undefined, undefined, {
      unicode: drapeaux.includes('u'),
      unicodeSets: drapeaux.includes('v'),
    });
  } catch {
    return [...fautes, 'motif illisible'];
  }
  visitRegExpAST(arbre, {
    onAssertionEnter: (a) => {
      if (a.kind === 'lookbehind') fautes.push('assertion arrière');
    },
    onGroupEnter: (g) => {
      if (g.modifiers) fautes.push('modificateurs de groupe');
    },
  });
  return fautes.map((f) => `/${motif.slice(0, 40)}/ : ${f}`);
}

/** Les motifs que fabrique `RegExp(…)`, pour ce que le texte en dit. */
function motifsConstruits(n: Noeud): string[] {
  const { callee, arguments: donnes } = n as unknown as { callee: Noeud; arguments: Noeud[] };
  if (callee.type !== 'Identifier' || callee['name'] !== 'RegExp' || !donnes[0]) return [];
  const textes = [...noeudsDe(donnes[0])].flatMap((m) => {
    if (m.type === 'Literal' && typeof m['value'] === 'string') return [m['value']];
    if (m.type === 'TemplateElement') return [(m['value'] as { raw: string }).raw];
    return [];
  });
  return textes.filter((t) => /\(\?<[=!]/.test(t));
}

/** Les noms qu’un script déclare lui-même, où que ce soit : ils ne sont pas ceux du navigateur. */
function nomsDeclares(noeuds: readonly Noeud[]): Set<string> {
  const noms = new Set<string>();
  const noter = (cible: unknown): void => {
    if (!estNoeud(cible)) return;
    for (const m of noeudsDe(cible)) if (m.type === 'Identifier') noms.add(m['name'] as string);
  };
  for (const n of noeuds) {
    if (n.type === 'VariableDeclarator') noter(n['id']);
    else if (/Function|Class/.test(n.type)) {
      noter(n['id']);
      for (const p of (n['params'] as unknown[] | undefined) ?? []) noter(p);
    } else if (n.type === 'CatchClause') noter(n['param']);
    else if (/^Import\w*Specifier$/.test(n.type)) noter(n['local']);
  }
  return noms;
}

/** Le nom du membre lu : `a.nom` ou `a['nom']` ; `null` si on ne le sait pas. */
function membreDe(n: Noeud): string | null {
  const propriete = n['property'] as Noeud;
  if (n['computed']) return typeof propriete['value'] === 'string' ? propriete['value'] : null;
  return propriete.type === 'Identifier' ? (propriete['name'] as string) : null;
}

/** Les fautes d’un script, une par chose trop récente. */
export function fautesJs(source: string, fichier: string): string[] {
  const fautes = new Set<string>();
  let arbre: Noeud;
  try {
    // ES2022 : Safari 15.4 le lit, moins les blocs statiques des classes.
    arbre = parse(source, { ecmaVersion: 2022, sourceType: 'module' }) as unknown as Noeud;
  } catch (erreur) {
    return [`ne se lit pas en ES2022 : ${(erreur as Error).message}`];
  }
  const noeuds = [...noeudsDe(arbre)];
  const declares = nomsDeclares(noeuds);
  // Un nom que le script donne lui-même à ses objets n’accuse pas le navigateur.
  const nommes = new Set(
    noeuds.flatMap((n) =>
      /^(Property|MethodDefinition|PropertyDefinition)$/.test(n.type) && !n['computed']
        ? [((n['key'] as Noeud)['name'] ?? (n['key'] as Noeud)['value']) as string]
        : [],
    ),
  );
  const admis = new Set(ADMIS.flatMap(([ou, noms]) => (ou.test(fichier) ? noms : [])));
  const accuser = (quoi: string, navigateurs: readonly string[] | undefined): void => {
    if (navigateurs?.length && !admis.has(quoi)) fautes.add(dire(quoi, navigateurs));
  };
  const proprietes = new Set(
    noeuds.flatMap((n) =>
      /^(Member|Property|Method)/.test(n.type) && !n['computed'] ? [n['property'] ?? n['key']] : [],
    ),
  );
  const libre = (n: Noeud): string | null =>
    n.type === 'Identifier' && !declares.has(n['name'] as string) && !proprietes.has(n) ? (n['name'] as string) : null;
  for (const n of noeuds) {
    const global = libre(n);
    if (global) accuser(global, sansElle(globalDe(global)?.__compat));
    if (n.type === 'MemberExpression') {
      const [objet, membre] = [libre(n['object'] as Noeud), membreDe(n)];
      if (objet && membre) accuser(`${objet}.${membre}`, absentsDe(objet, membre));
      if (membre && !nommes.has(membre) && LANGAGE.has(membre)) accuser(membre, APPELS.get(membre));
    }
    if (n.type === 'StaticBlock') fautes.add('bloc statique de classe : inconnu de safari 15.4');
    if (n.type === 'Literal' && n['regex']) {
      const { pattern, flags } = n['regex'] as { pattern: string; flags: string };
      for (const f of fautesDuMotif(pattern, flags)) fautes.add(f);
    }
    if (n.type !== 'NewExpression' && n.type !== 'CallExpression') continue;
    for (const motif of motifsConstruits(n)) fautes.add(`RegExp(« ${motif.slice(0, 40)} ») : assertion arrière`);
    const appele = (n['callee'] as Noeud).type === 'MemberExpression' ? membreDe(n['callee'] as Noeud) : null;
    if (appele && !nommes.has(appele)) accuser(appele, APPELS.get(appele));
  }
  return [...fautes].sort();
}
