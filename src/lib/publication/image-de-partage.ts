import type { DescriptionDeCarte } from '#lib/carte/description.ts';
import { dessinerLaCarte, motifs } from '#lib/carte/svg.ts';
import { type Statut } from '#lib/domaine/situations.ts';
import type { Couleurs } from '#lib/texte/couleurs.ts';
import { n } from '#lib/texte/html.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';
import { versXml } from '#lib/texte/xml.ts';

/**
 * Ce que montre l’image de partage d’une page : la page elle-même le dit en se rendant, l’image ne peut donc pas la
 * contredire.
 */
export interface ImageDePartage {
  /** Nom du site, près de la marque. */
  site: string;
  titre: string;
  /** Page parente dans le fil d’Ariane. */
  surtitre: string | null;
  /** Situation du territoire que la page raconte. */
  statut: Statut | null;
  /** Jour de la situation. */
  au: Jour;
  /** Première carte de la page. */
  carte: DescriptionDeCarte | null;
}

/**
 * Le dessin complet : la composition du texte (un SVG), puis la carte à droite, sans ses noms, trop petits dans une
 * image.
 */
export function assembler(texte: string, carte: DescriptionDeCarte | null, couleurs: Couleurs): string {
  if (!carte) return texte;
  const cadre = {
    x: 716,
    y: 52,
    width: 432,
    height: 526,
    viewBox: `0 0 ${carte.largeur} ${carte.hauteur}`,
    preserveAspectRatio: 'xMidYMid meet',
    overflow: 'visible',
  };
  const presents = carte.formes.map((f) => f.statut);
  const ajout = versXml(n('svg', cadre, motifs(presents, couleurs), ...dessinerLaCarte(carte, couleurs)));
  const fin = texte.lastIndexOf('</svg>');
  return texte.slice(0, fin) + ajout + texte.slice(fin);
}
