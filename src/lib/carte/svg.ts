/**
 * Une carte décrite, en SVG qui se suffit : couleurs fixes, ni feuille de style ni thème. Pour le papier, les fichiers
 * et les images.
 */
import { ICONES, MOTIFS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { EPAISSEURS, type DescriptionDeCarte, type FormeDeCarte } from './description.ts';
import { AIR, disposer } from './etiquette.ts';

/** Ce que ce dessin-ci a de plus. */
export interface OptionsSvg {
  /** Attributs de la police des noms ; absents = pas de noms. */
  police?: Record<string, string>;
  /** Situations estompées. */
  masquees?: ReadonlySet<Statut>;
}

/**
 * Les motifs des situations présentes, sans fond : un motif qui porterait le sien laisserait voir les joints de ses
 * carreaux.
 */
export function motifs(presents: Iterable<Statut>, couleurs: Couleurs): Noeud {
  const utiles = new Set(presents);
  return n(
    'defs',
    {},
    ...STATUTS.flatMap((s) => {
      const { cote, rotation = 0, dessin } = MOTIFS[s];
      if (!dessin || !utiles.has(s)) return [];
      const carreau = { id: `m-${s}`, width: cote, height: cote, patternUnits: 'userSpaceOnUse' };
      const tourne = rotation ? { patternTransform: `rotate(${rotation})` } : {};
      return [n('pattern', { ...carreau, ...tourne }, n('g', { fill: couleurs[`${s}-m`]! }, ...dessin))];
    }),
  );
}

/** Une forme peinte : l’aplat, puis le motif par-dessus. */
export function peindre(d: string, statut: Statut, couleurs: Couleurs): Noeud[] {
  const aplat = n('path', { d, fill: couleurs[statut]! });
  return MOTIFS[statut].dessin ? [aplat, n('path', { d, fill: `url(#m-${statut})` })] : [aplat];
}

const halo = (statut: Statut, epaisseur: number, couleurs: Couleurs) => ({
  fill: couleurs[`${statut}-t`]!,
  stroke: couleurs[statut]!,
  'stroke-width': epaisseur,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
});

/** Silhouette d’une situation, centrée en (x, y), cernée de la couleur du fond. */
export function icone(statut: Statut, x: number, y: number, cote: number, couleurs: Couleurs): Noeud {
  return n('path', {
    transform: `translate(${x} ${y}) scale(${cote / 24}) translate(-10 -10)`,
    d: ICONES[statut],
    'fill-rule': 'evenodd',
    ...halo(statut, 5, couleurs),
  });
}

function etiquette(forme: FormeDeCarte, cote: number, couleurs: Couleurs, { police }: OptionsSvg): Noeud[] {
  const { etiquette: e, statut } = forme;
  if (!e) return [];
  const place = disposer(e, cote + AIR);
  const [x, y] = [Math.round(e.x), Math.round(e.y + place.icone)];
  const signe = e.avecIcone ? [icone(statut, x, y, cote, couleurs)] : [];
  if (!police || e.lignes.length === 0) return signe;
  const lignes = e.lignes.map((ligne, i) => n('tspan', { x, y: Math.round(e.y + place.pieds[i]!) }, ligne));
  const texte = { ...police, 'font-size': e.corps, 'font-weight': 700, 'text-anchor': 'middle' };
  return [...signe, n('text', { ...texte, ...halo(statut, 7, couleurs) }, ...lignes)];
}

/** Les éléments d’une carte, dans son repère ; les motifs sont à déclarer à côté. */
export function dessinerLaCarte(carte: DescriptionDeCarte, couleurs: Couleurs, options: OptionsSvg = {}): Noeud[] {
  const formes = carte.formes.map((forme) => {
    const { d, statut, dehors, neutre } = forme;
    const blanche = { d, fill: couleurs['papier']!, stroke: couleurs['filet']!, 'stroke-width': EPAISSEURS.limites };
    const sansSituation = dehors ? blanche : { d, fill: couleurs['lin2']! };
    const peinte = dehors || neutre ? [n('path', sansSituation)] : peindre(d, statut, couleurs);
    const estompee = !dehors && options.masquees?.has(statut) ? { opacity: 0.12 } : {};
    return n('g', estompee, ...peinte, ...etiquette(forme, carte.icone, couleurs, options));
  });
  const trait = (d: string, epaisseur: number) =>
    n('path', { d, fill: 'none', stroke: couleurs['encre']!, 'stroke-width': epaisseur, 'stroke-linejoin': 'round' });
  return [...formes, trait(carte.limites, EPAISSEURS.limites), trait(carte.contour, EPAISSEURS.contour)];
}
