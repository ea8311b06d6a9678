/** Les dessins des imprimés : la carte d’un département, les pastilles, la marque. */
import { STATUTS, type Statut } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Trace } from '#lib/geo/lignes-communes.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';
import { n, type Noeud } from '#lib/texte/html.ts';
import { versXml } from '#lib/texte/xml.ts';
import { aDessiner, decrireCarte, type DescriptionDeCarte } from './description.ts';
import { AIR, disposer, reglesDImprime } from './etiquette.ts';
import { dessinerLaCarte, icone, motifs, peindre } from './svg.ts';

/** Ce que la carte imprimée montre. */
export interface OptionsCarte {
  /** Code du département : les EPCI rattachés ailleurs restent en blanc. */
  departement: string;
  couleurs: Couleurs;
  /** Corps possibles des noms, du plus grand au plus petit, en unités du dessin ; absent = pas de noms. */
  corps?: readonly number[];
  /** Côté des icônes, en unités du dessin. */
  icone?: number;
  /** Par SIREN, le nom bref qui remplace un nom trop long pour sa forme. */
  brefs?: ReadonlyMap<string, string | null>;
  /** Carte de situation : seul ce territoire est coloré. */
  seul?: string;
}

const feuilleSvg = (viewBox: string, ...contenu: Noeud[]): string =>
  versXml(n('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox }, ...contenu));

/** Pastille d’une situation : un rectangle de son motif et son icône, comme dans la légende du site. */
function pastilleSvg(statut: Statut, couleurs: Couleurs): string {
  const d = 'M1 1h38v26H1z';
  const bord = { d, fill: 'none', stroke: couleurs['encre']!, 'stroke-width': 1.4, 'stroke-linejoin': 'round' };
  return feuilleSvg(
    '0 0 40 28',
    motifs([statut], couleurs),
    ...peindre(d, statut, couleurs),
    n('path', bord),
    icone(statut, 20, 14, 22, couleurs),
  );
}

/** Les deux parcelles de l’en-tête du site, l’une établie, l’autre à confirmer. */
function marqueSvg(couleurs: Couleurs): string {
  const canard = couleurs['canard']!;
  const tirete = { fill: 'none', stroke: canard, 'stroke-width': 2.5, 'stroke-linejoin': 'round' };
  return feuilleSvg(
    '0 0 34 34',
    n('path', { d: 'M2 2h13l2 6-3 7 4 7-2 10H2z', fill: canard }),
    n('path', { d: 'M20 2h12v30H21l2-10-4-7 3-7z', ...tirete, 'stroke-dasharray': '3.2 2.6' }),
  );
}

/** Les dessins de tous les imprimés, par nom : `marque`, `pastille-en-cours`… */
export function dessinsCommuns(couleurs: Couleurs): Record<string, string> {
  return {
    marque: marqueSvg(couleurs),
    ...Object.fromEntries(STATUTS.map((s) => [`pastille-${s}`, pastilleSvg(s, couleurs)])),
  };
}

/** Un nom que le gabarit écrit sur la carte : le texte reste du texte, et son halo a la couleur du fond. */
interface NomEcrit {
  /** Milieu et haut du bloc, en unités du dessin. */
  x: number;
  y: number;
  taille: number;
  lignes: string[];
  couleur: string;
  fond: string;
}

/** Une carte imprimée : son dessin, ses dimensions en unités, et les noms à écrire dessus. */
export interface CarteImprimee {
  svg: string;
  largeur: number;
  hauteur: number;
  noms: NomEcrit[];
}

/** Ce que le gabarit lit d’une carte ; le dessin lui-même voyage à part, sous le nom donné. */
export function carteDuGabarit({ svg: _, ...carte }: CarteImprimee, dessin = 'carte') {
  return { ...carte, dessin };
}

function nomsEcrits({ formes, icone: cote }: DescriptionDeCarte, couleurs: Couleurs): NomEcrit[] {
  return formes.flatMap(({ statut, etiquette: e }) =>
    e && e.lignes.length > 0
      ? [
          {
            x: e.x,
            y: e.y + disposer(e, cote + AIR).nom,
            taille: e.corps,
            lignes: e.lignes,
            couleur: couleurs[`${statut}-t`]!,
            fond: couleurs[statut]!,
          },
        ]
      : [],
  );
}

/** La carte d’un département, sans requête ni feuille de style, pour un PDF. */
export function dessinerCarte(trace: Trace, territoires: readonly Territoire[], o: OptionsCarte): CarteImprimee {
  const { couleurs, icone: cote = 30, corps, brefs, seul } = o;
  const noms = corps && { noms: reglesDImprime(corps, cote) };
  const carte = decrireCarte(trace, aDessiner(territoires, [o.departement]), { icone: cote, seul, brefs, ...noms });
  const presents = carte.formes.map((f) => f.statut);
  return {
    svg: feuilleSvg(trace.viewBox, motifs(presents, couleurs), ...dessinerLaCarte(carte, couleurs)),
    largeur: carte.largeur,
    hauteur: carte.hauteur,
    noms: nomsEcrits(carte, couleurs),
  };
}
