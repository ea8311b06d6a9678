/** Le dessin d’une carte : des contours aux attributs `d` d’un SVG, sans couleur ni style. */
import { arcsDe, type Arc } from './aretes.ts';
import { arrondir, versChemin } from './chemin.ts';
import { lignesDeLimite, polygonesDe, type Contours, type Point } from './contours.ts';
import { poleDe } from './pole.ts';
import { cadrer, empriseDe, type Echelle, type Emprise, type Repere } from './projection.ts';
import { simplifier } from './simplification.ts';

/** Comment dessiner. */
export interface OptionsTrace {
  /** Largeur du dessin, ou unités par kilomètre pour que plusieurs cartes soient à la même échelle. */
  echelle: Echelle;
  /** Unités libres autour du dessin, pour les traits du bord. Défaut : 6. */
  marge?: number;
  /** Aire, en unités², du plus petit détail gardé ; 0 garde tous les points. Défaut : 6. */
  detail?: number;
  /** Partie à montrer, en degrés ; défaut : tous les territoires, parties hors du département comprises. */
  emprise?: Emprise;
}

/** Où poser le nom ou le signe d’un territoire. */
interface Etiquette {
  siren: string;
  x: number;
  y: number;
  /** Distance au bord, en unités : le plus grand disque qui tienne autour de (x, y). */
  rayon: number;
  /** Le morceau où elle se pose : anneau extérieur puis trous, en unités du dessin. */
  anneaux: Point[][];
}

/** Une carte prête à mettre en page. */
export interface Trace {
  viewBox: string;
  largeur: number;
  hauteur: number;
  /** À réutiliser comme échelle d’une autre carte. */
  unitesParKm: number;
  /** Pour retrouver les degrés d’un point du dessin. */
  repere: Repere;
  /** `d` n’est jamais vide : un territoire trop petit pour être dessiné y garde une marque. */
  territoires: { siren: string; d: string }[];
  /** Limites entre deux territoires, chacune tracée une fois. */
  limitesInternes: string;
  /** Bord extérieur de l’ensemble des territoires. */
  contour: string;
  /** Limite du département ; vide si les contours n’en ont pas. */
  limiteDepartement: string;
  etiquettes: Etiquette[];
}

/** Demi-largeur, en unités, de la marque d’un territoire trop petit pour être dessiné. */
const MARQUE = 3;

const cleDe = (point: Point): string => `${point[0]} ${point[1]}`;

/** Les arcs d’un département ne dépendent pas de la taille du dessin : découpés une fois pour toutes ses cartes. */
const arcsConnus = new WeakMap<Pick<Contours, 'features' | 'limite'>, Arc[]>();

function decouper(contours: Pick<Contours, 'features' | 'limite'>): Arc[] {
  const arcs = arcsConnus.get(contours) ?? arcsDe(contours);
  arcsConnus.set(contours, arcs);
  return arcs;
}

/** Dessine les territoires. Les voisins gardent exactement les mêmes points sur leur limite commune. */
export function tracerCarte(contours: Pick<Contours, 'features' | 'limite'>, options: OptionsTrace): Trace {
  const { echelle, marge = 6, detail = 6, emprise = empriseDe(contours) } = options;
  const cadre = cadrer(emprise, echelle, marge);
  const arcs = decouper(contours);
  const sommets = sommetsGardes(arcs, cadre.projeter, detail);
  const dessiner = (ligne: readonly Point[]): Point[] =>
    arrondir(ligne.map((point) => sommets.get(cleDe(point))).filter((point) => point !== undefined));
  const relier = (choix: (arc: Arc) => boolean): string =>
    joindre(arcs.filter(choix).map((arc) => dessiner(arc.points)))
      .map(versChemin)
      .join('');

  const formes = contours.features.map((contour) => {
    // Un anneau réduit à une ligne par l’arrondi n’a plus rien à montrer.
    const polygones = polygonesDe(contour.geometry)
      .map((anneaux) => anneaux.map((anneau) => fermer(dessiner(anneau))).filter((anneau) => anneau.length > 3))
      .filter((anneaux) => anneaux.length > 0);
    if (polygones.length > 0) return { siren: contour.id, polygones };
    const marque = marquer(cadre.projeter(milieuDe(empriseDe({ features: [contour] }))));
    return { siren: contour.id, polygones: [[marque]] };
  });
  return {
    viewBox: `0 0 ${cadre.largeur} ${cadre.hauteur}`,
    largeur: cadre.largeur,
    hauteur: cadre.hauteur,
    unitesParKm: cadre.unitesParKm,
    repere: cadre.repere,
    territoires: formes.map(({ siren, polygones }) => ({ siren, d: polygones.flat().map(versChemin).join('') })),
    limitesInternes: relier((arc) => arc.territoires.length > 1),
    contour: relier((arc) => arc.territoires.length === 1),
    limiteDepartement: lignesDeLimite(contours).length > 0 ? relier((arc) => arc.limite) : '',
    etiquettes: formes.flatMap(({ siren, polygones }) => etiqueter(siren, polygones)),
  };
}

const milieuDe = ([ouest, sud, est, nord]: Emprise): Point => [(ouest + est) / 2, (sud + nord) / 2];

/** Un losange autour d’un point du dessin. */
function marquer(point: Point): Point[] {
  const [x, y] = [Math.round(point[0]), Math.round(point[1])];
  return [
    [x - MARQUE, y],
    [x, y - MARQUE],
    [x + MARQUE, y],
    [x, y + MARQUE],
    [x - MARQUE, y],
  ];
}

/** Les sommets à garder, projetés. Simplifier arc par arc donne aux deux voisins la même limite. */
function sommetsGardes(arcs: readonly Arc[], projeter: (point: Point) => Point, detail: number): Map<string, Point> {
  const sommets = new Map<string, Point>();
  for (const { points } of arcs) {
    const origine = new Map<Point, Point>(points.map((point) => [projeter(point), point]));
    for (const garde of simplifier([...origine.keys()], detail)) sommets.set(cleDe(origine.get(garde)!), garde);
  }
  return sommets;
}

/** Referme un anneau dont le point de départ a été simplifié. */
function fermer(points: readonly Point[]): Point[] {
  const [depart] = points;
  return depart && !estFermee(points) ? [...points, depart] : [...points];
}

const estFermee = (ligne: readonly Point[]): boolean => cleDe(ligne[0]!) === cleDe(ligne.at(-1)!);

/** Met bout à bout les lignes qui se suivent, pour moins de morceaux dans le chemin. */
function joindre(lignes: readonly Point[][]): Point[][] {
  const chaines: Point[][] = [];
  for (const ligne of lignes.filter((points) => points.length > 1)) {
    const suivie = chaines.find((chaine) => !estFermee(chaine) && cleDe(chaine.at(-1)!) === cleDe(ligne[0]!));
    if (suivie && !estFermee(ligne)) suivie.push(...ligne.slice(1));
    else chaines.push([...ligne]);
  }
  // Une chaîne peut en rejoindre une autre commencée avant elle.
  return chaines.length < lignes.length ? joindre(chaines) : chaines;
}

/** L’étiquette d’un territoire, dans le plus large de ses morceaux : une marque garde son nom. */
function etiqueter(siren: string, polygones: readonly Point[][][]): Etiquette[] {
  const poles = polygones.map((anneaux) => ({ ...poleDe(anneaux), anneaux })).sort((a, b) => b.rayon - a.rayon);
  return poles.slice(0, 1).map(({ x, y, rayon, anneaux }) => ({
    siren,
    anneaux,
    x: Math.round(x),
    y: Math.round(y),
    rayon: Math.floor(rayon),
  }));
}
