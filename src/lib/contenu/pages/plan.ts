/** La structure d’une page : des titres qui ouvrent un texte, des paragraphes qui disent quelque chose, des tableaux pleins. */
import type { NoterDansLaPage } from './juger.ts';
import { COMPOSANTS_MDX } from './composants.ts';
import { estBalise, parcourir, texteDe, type NoeudMdx } from './texte.ts';

/** Ce qui contient un titre sans le sortir du plan de la page. */
const PORTENT_DES_TITRES = new Set(['root', 'mdxJsxFlowElement']);

const aUnMot = (noeud: NoeudMdx): boolean => /[\p{L}\p{N}]/u.test(texteDe(noeud));
const aUneBalise = (noeud: NoeudMdx): boolean => [...parcourir(noeud)].some((n) => n !== noeud && estBalise(n));

/** Composants qui portent leurs propres identifiants : deux dans une page se confondraient. */
const UNIQUES = new Set(
  Object.entries(COMPOSANTS_MDX)
    .filter(([, { contenu, place }]) => contenu === 'rien' && place === 'bloc')
    .map(([nom]) => nom)
    .filter((nom) => nom !== 'Picto'),
);

/** Note ce qui cloche d’un nœud à sa place : titre enfermé, lien dans un titre, paragraphe sans mot, tableau. */
function jugerStructure(noeud: NoeudMdx, parents: readonly NoeudMdx[], noter: NoterDansLaPage): void {
  if (noeud.type === 'heading') {
    const dans = parents.find((p) => !PORTENT_DES_TITRES.has(p.type));
    if (dans) noter(noeud, 'titre dans une liste ou une citation', 'un titre au fil de la page, ou un mot en gras');
    const lien = [...parcourir(noeud)].find((n) => /^link/.test(n.type));
    if (lien) noter(noeud, 'lien dans un titre', 'un titre de texte seul, et le lien dans le texte qui suit');
  }
  if (noeud.type === 'paragraph' && !aUnMot(noeud) && !aUneBalise(noeud) && texteDe(noeud).trim() !== '')
    noter(noeud, `« ${texteDe(noeud).trim().slice(0, 40)} », sans un mot`, 'du texte, et non de la ponctuation seule');
  if (noeud.type === 'table') jugerTableau(noeud, noter);
  for (const enfant of noeud.children ?? []) jugerStructure(enfant, [...parents, noeud], noter);
}

/** Chaque rangée d’un tableau a les cases de son en-tête, et l’en-tête dit quelque chose. */
function jugerTableau(noeud: NoeudMdx, noter: NoterDansLaPage): void {
  const [entete, ...rangees] = noeud.children ?? [];
  const cases = entete?.children?.length ?? 0;
  if (entete && texteDe(entete).trim() === '') noter(entete, 'tableau sans en-tête', 'le nom de chaque colonne');
  else if (rangees.length === 0) noter(noeud, 'tableau sans rangée', 'au moins une rangée sous l’en-tête');
  for (const rangee of rangees)
    if ((rangee.children?.length ?? 0) > cases)
      noter(
        rangee,
        `rangée de ${rangee.children!.length} cases`,
        `${cases} cases, comme l’en-tête ; pour le signe : \\|`,
      );
}

/**
 * Note ce qui cloche du plan de la page : vide, en-tête écrit deux fois, titre sans rien dessous, dessin répété,
 * définition que rien n’appelle.
 */
export function jugerPlan(racine: NoeudMdx, noter: NoterDansLaPage): void {
  jugerStructure(racine, [], noter);
  const blocs = (racine.children ?? []).filter((n) => n.type !== 'definition');
  if (blocs.length === 0) return noter(racine, 'page sans texte', 'au moins un paragraphe');
  if (blocs[0]!.type === 'thematicBreak')
    noter(blocs[0]!, 'second en-tête, ou trait en tête de page', 'le texte de la page, aussitôt après l’en-tête');
  blocs.forEach((bloc, rang) => {
    const suivant = blocs[rang + 1];
    const seul = suivant === undefined || (suivant.type === 'heading' && (suivant.depth ?? 1) <= (bloc.depth ?? 1));
    if (bloc.type === 'heading' && seul && texteDe(bloc).trim() !== '')
      noter(bloc, `titre « ${texteDe(bloc).trim()} » sans texte dessous`, 'un paragraphe, ou pas de titre');
  });
  const noeuds = [...parcourir(racine)];
  const appelees = new Set(noeuds.filter((n) => /Reference$/.test(n.type)).map(({ identifier }) => identifier));
  for (const noeud of noeuds)
    if (noeud.type === 'definition' && !appelees.has(noeud.identifier))
      noter(noeud, `[${noeud.identifier}] défini, et jamais appelé`, `un lien [texte][${noeud.identifier}], ou rien`);
  const vus = new Set<string>();
  for (const noeud of noeuds) {
    if (!estBalise(noeud) || !UNIQUES.has(noeud.name ?? '')) continue;
    if (vus.has(noeud.name!)) noter(noeud, `<${noeud.name}> deux fois`, 'une fois par page');
    vus.add(noeud.name!);
  }
}
