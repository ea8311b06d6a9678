/** Les fautes d’une feuille de style : ce que les plus anciens navigateurs servis n’ont pas, et qui n’a pas de repli. */
import { generate, parse, walk, type CssNode } from 'css-tree';
import type { Identifier } from '@mdn/browser-compat-data';
import { dire, DONNEES, donnee, sansElle } from './compatibilite.ts';

const { properties, selectors, types, 'at-rules': regles } = DONNEES.css as unknown as Record<string, Identifier>;

/** Ce qui peut manquer sans rien casser, et pourquoi. */
const ADMIS: [quoi: RegExp, pourquoi: string][] = [
  [/^(cursor|resize)\b/, 'sans pointeur, rien à montrer (iOS)'],
  [/forced-color/, 'Safari n’a pas de contraste forcé'],
  [/^@media \(scripting: …\)$/, 'ce qui demande le script est d’abord caché par `:not(:defined)`'],
  [/^@page$/, 'les marges du navigateur'],
  [/^break-after\b|^print-color-adjust\b/, 'impression : une coupure ou un fond en moins'],
  [
    /^(content-visibility\b|:details-content$)/,
    'impression : un dépliant fermé le reste, et la page le redit ailleurs',
  ],
  [/^text-(wrap|size-adjust)\b/, 'coupure et corps ordinaires'],
  [/^overscroll-behavior\b/, 'au bout d’une liste, la page défile à son tour'],
  [/^-webkit-/, 'écrit pour le seul navigateur qui le connaît'],
  [/^(align-content|place-self): (start|end)$/, 'dans une grille, que Safari connaît depuis 10.1'],
];

/** Unités récentes, et le nom que leur donnent les données. */
const UNITES: [RegExp, string][] = [
  [/^cq(w|h|i|b|min|max)$/, 'container_query_length_units'],
  [/^sv(w|h|i|b|min|max)$/, 'viewport_percentage_units_small'],
  [/^dv(w|h|i|b|min|max)$/, 'viewport_percentage_units_dynamic'],
  [/^lv(w|h|i|b|min|max)$/, 'viewport_percentage_units_large'],
];

/** Fonctions de valeurs → navigateurs qui n’en ont aucune de ce nom. */
const FONCTIONS = new Map<string, string[]>();
(function lire(noeud: Identifier): void {
  for (const [nom, sous] of Object.entries(noeud) as [string, Identifier][]) {
    if (nom === '__compat' || typeof sous !== 'object') continue;
    const absents = sansElle(sous.__compat);
    FONCTIONS.set(nom, FONCTIONS.get(nom)?.filter((n) => absents.includes(n)) ?? absents);
    lire(sous);
  }
})(types!);

/** Règles dont l’absence ne retire rien à qui ne les lit pas : le début de leur sélecteur, et pourquoi. */
const REGLES_ADMISES: [selecteur: RegExp, pourquoi: string][] = [
  [/^body:has\(\.reponse-commune:not\(\[hidden\]\)\)/, 'impression : la carte passe à la page suivante'],
  [/^\.une:has\(\.reponse-commune/, 'accueil : le titre garde sa taille'],
  [/^\.vue:has\(|^\.filtre label:has\(/, 'sans script seulement : la légende ne filtre pas, elle se lit'],
];

/** Vrai si un sélecteur inconnu n’emporte rien : dans `:is()` ou `:where()`, à côté d’un autre ; ou admis ci-dessus. */
const pardonne = (ancetres: readonly CssNode[]): boolean =>
  ancetres.some((a, i) => {
    const suivant = ancetres[i + 1];
    if (a.type === 'Selector') return REGLES_ADMISES.some(([motif]) => motif.test(generate(a)));
    if (a.type === 'Atrule') return a.name === 'supports' && suivant?.type === 'AtrulePrelude';
    return (
      a.type === 'PseudoClassSelector' &&
      /^(is|where)$/.test(a.name) &&
      suivant?.type === 'SelectorList' &&
      suivant.children.size > 1
    );
  });

/** Vrai si la même règle dit aussi la propriété sous son ancien nom, préfixé. */
const prefixee = (ancetres: readonly CssNode[], propriete: string): boolean => {
  const bloc = ancetres.at(-1);
  return (
    bloc?.type === 'Block' &&
    bloc.children.some((d) => d.type === 'Declaration' && new RegExp(`^-(webkit|moz)-${propriete}$`).test(d.property))
  );
};

/** Les fautes d’une feuille, une par chose trop récente. */
export function fautesCss(source: string): string[] {
  const fautes = new Set<string>();
  const accuser = (quoi: string, navigateurs: readonly string[]): void => {
    if (navigateurs.length > 0 && !ADMIS.some(([motif]) => motif.test(quoi))) fautes.add(dire(quoi, navigateurs));
  };
  const ancetres: CssNode[] = [];
  walk(parse(source, { onParseError: (e) => fautes.add(`illisible : ${e.message}`) }), {
    enter(n: CssNode) {
      // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check -- quelques nœuds, sur cinquante sortes
      switch (n.type) {
        case 'Atrule':
          accuser(`@${n.name}`, sansElle(donnee(regles, n.name)));
          break;
        case 'FeatureRange':
          accuser('intervalle dans @media', sansElle(donnee(regles, 'media', 'range_syntax')));
          break;
        case 'Feature':
          accuser(`@media (${n.name}: …)`, sansElle(donnee(regles, 'media', n.name.replace(/^(min|max)-/, ''))));
          break;
        case 'PseudoClassSelector':
        case 'PseudoElementSelector':
          if (!pardonne(ancetres)) accuser(`:${n.name}`, sansElle(donnee(selectors, n.name)));
          break;
        case 'NestingSelector':
          accuser('emboîtement', sansElle(donnee(selectors, 'nesting')));
          break;
        case 'Declaration':
          if (n.property.startsWith('--') || prefixee(ancetres, n.property)) break;
          accuser(n.property, sansElle(donnee(properties, n.property)));
          walk(n.value, (v) => {
            if (v.type === 'Identifier')
              accuser(`${n.property}: ${v.name}`, sansElle(donnee(properties, n.property, v.name)));
          });
          break;
        case 'Dimension': {
          const unite = UNITES.find(([motif]) => motif.test(n.unit));
          if (unite) accuser(n.unit, sansElle(donnee(types, 'length', unite[1])));
          break;
        }
        case 'Function':
          accuser(`${n.name}()`, FONCTIONS.get(n.name) ?? []);
          break;
      }
      ancetres.push(n);
    },
    leave() {
      ancetres.pop();
    },
  });
  return [...fautes].sort();
}
