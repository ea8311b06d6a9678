/** La carte de France dessinée : contours des départements, encarts, place des marques. Pure. */
import { arrondir, versChemin } from '#lib/geo/chemin.ts';
import { anneauxDe, type Forme, type Point } from '#lib/geo/contours.ts';
import { poleDe } from '#lib/geo/pole.ts';

/** Les contours, tels que l’outil les écrit. */
export interface ContoursDesDepartements {
  attribution: string;
  features: { properties: { code: string; dessin: string }; geometry: Forme }[];
}

/** Rectangle du dessin : gauche, haut, largeur, hauteur, en unités. */
type Rectangle = readonly [number, number, number, number];

/** Une partie du dessin : ce qu’elle montre, et où. */
export interface CadreDEncart {
  nom: string;
  cadre: Rectangle;
  /** Où écrire son nom. */
  texte: Point;
  codes: readonly string[];
}

/** Cadre du dessin. */
export const VUE: Rectangle = [0, 0, 900, 880];

/** Toute la largeur : l’outre-mer tient dans le golfe de Gascogne. */
const METROPOLE: Rectangle = [4, 14, 884, 862];
const COTE = 80;

const ilot = (nom: string, haut: number, code: string): CadreDEncart => ({
  nom,
  cadre: [2, haut, COTE, 76],
  texte: [COTE + 8, haut + 43],
  codes: [code],
});

/** Paris et les départements qui le touchent, trop petits à l’échelle de la France. */
export const COURONNE: readonly string[] = ['75', '92', '93', '94'];

/** Outre-mer et couronne de Paris, chacun à son échelle. */
export const ENCARTS: readonly CadreDEncart[] = [
  ilot('Guadeloupe', 430, '971'),
  ilot('Martinique', 516, '972'),
  ilot('Guyane', 602, '973'),
  ilot('La Réunion', 688, '974'),
  ilot('Mayotte', 774, '976'),
  { nom: 'Paris et sa couronne', cadre: [640, 2, 116, 116], texte: [640, 136], codes: COURONNE },
];

/** Marge laissée dans un encart. */
const MARGE = 8;

/** Lambert conforme de la métropole, à peu près : le cône tangent à 46,5° N, centré sur 2,5° E. */
function lambert([longitude, latitude]: Point): Point {
  const n = Math.sin((46.5 * Math.PI) / 180);
  const rho = (l: number) => Math.tan(Math.PI / 4 + (l * Math.PI) / 360) ** -n;
  const f = (Math.cos((46.5 * Math.PI) / 180) * Math.tan(Math.PI / 4 + (46.5 * Math.PI) / 360) ** n) / n;
  const r = f * rho(latitude);
  const angle = (n * (longitude - 2.5) * Math.PI) / 180;
  return [r * Math.sin(angle), r * Math.cos(angle)];
}

/** Plate carrée locale, pour une île. */
const locale =
  (latitude: number) =>
  ([x, y]: Point): Point => [x * Math.cos((latitude * Math.PI) / 180), -y];

/** Fonction qui place un point de la terre dans un rectangle du dessin. */
type Placer = (point: Point) => Point;

function ajuster(points: readonly Point[], projeter: (p: Point) => Point, [x, y, l, h]: Rectangle): Placer {
  const projetes = points.map(projeter);
  const [xs, ys] = [projetes.map((p) => p[0]), projetes.map((p) => p[1])];
  // Par réduction : la liste est trop longue pour les arguments d’une fonction.
  const min = (v: number[]) => v.reduce((a, b) => Math.min(a, b), Infinity);
  const max = (v: number[]) => v.reduce((a, b) => Math.max(a, b), -Infinity);
  const [gauche, haut] = [min(xs), min(ys)];
  const echelle = Math.min(l / (max(xs) - gauche), h / (max(ys) - haut));
  const dx = x + (l - (max(xs) - gauche) * echelle) / 2 - gauche * echelle;
  const dy = y + (h - (max(ys) - haut) * echelle) / 2 - haut * echelle;
  return (point) => {
    const [px, py] = projeter(point);
    return [px * echelle + dx, py * echelle + dy];
  };
}

/** Le dessin d’un département. */
export interface DepartementDessine {
  code: string;
  chemin: string;
  /** Où écrire son numéro. */
  centre: Point;
  /** Vrai pour la forme à sa place qu’un encart redessine plus grande. */
  agrandi: boolean;
}

/** Tout le dessin. */
export interface CarteDeFrance {
  departements: DepartementDessine[];
  /** Place d’un point de la terre, d’après le département où il est. */
  placer: (point: Point, departement: string) => Point;
}

const pointsDe = (forme: Forme): Point[] => anneauxDe(forme).flat();

/**
 * Dessine les départements, et rend de quoi y placer les marques. `reduction` : de combien diviser le cadre, pour un
 * petit dessin qui n’a pas besoin de tous ses points.
 */
export function dessinerFrance({ features }: ContoursDesDepartements, reduction = 1): CarteDeFrance {
  const placeurs = new Map<string, Placer>();
  const ensemble = features.filter((f) => f.properties.dessin === 'ensemble');
  const metropole = ajuster(
    ensemble.flatMap((f) => pointsDe(f.geometry)),
    lambert,
    METROPOLE,
  );
  for (const { codes, cadre } of ENCARTS) {
    const siens = features.filter((f) => codes.includes(f.properties.code) && f.properties.dessin !== 'ensemble');
    const points = siens.flatMap((f) => pointsDe(f.geometry));
    if (points.length === 0) continue;
    const [x, y, l, h] = cadre;
    const dedans: Rectangle = [x + MARGE, y + MARGE, l - 2 * MARGE, h - 2 * MARGE];
    const latitude = points.reduce((somme, p) => somme + p[1], 0) / points.length;
    for (const code of codes) placeurs.set(code, ajuster(points, locale(latitude), dedans));
  }
  const placerDans = (code: string): Placer => placeurs.get(code) ?? metropole;
  const departements = features.map(({ properties: { code, dessin }, geometry }): DepartementDessine => {
    const placer = dessin === 'ensemble' ? metropole : placerDans(code);
    const reduire = ([x, y]: Point): Point => [x / reduction, y / reduction];
    const traces = anneauxDe(geometry).map((anneau) => arrondir(anneau.map((p) => reduire(placer(p)))));
    // Réduit à presque rien, un îlot n’est plus une forme.
    const formes = traces.filter((anneau) => anneau.length > 3);
    const anneaux = formes.length > 0 ? formes : traces;
    const plusGrand = anneaux.reduce((a, b) => (etendue(b) > etendue(a) ? b : a));
    return {
      code,
      chemin: anneaux.map(versChemin).join(''),
      centre: centreDe(plusGrand),
      agrandi: dessin === 'ensemble' && placeurs.has(code),
    };
  });
  return { departements, placer: (point, departement) => placerDans(departement)(point) };
}

/** Aire signée d’un anneau, en valeur absolue. */
function etendue(anneau: readonly Point[]): number {
  return Math.abs(
    anneau.reduce((somme, [x, y], i) => {
      const [x2, y2] = anneau[(i + 1) % anneau.length]!;
      return somme + x * y2 - x2 * y;
    }, 0),
  );
}

/** Le point le plus loin des bords d’un anneau : le centre de gravité d’un croissant n’est pas dedans. */
function centreDe(anneau: readonly Point[]): Point {
  const { x, y } = poleDe([[...anneau]]);
  return [Math.round(x), Math.round(y)];
}

/**
 * Écarte les marques trop proches, en gardant leur ordre : leur place n’est alors plus exacte. `distance` : écart
 * minimal, en unités.
 */
export function ecarter(places: readonly Point[], distance: number): Point[] {
  const points = places.map(([x, y]): [number, number] => [x, y]);
  for (let tour = 0; tour < 60; tour++) {
    let bouge = false;
    for (let i = 0; i < points.length; i++)
      for (let j = i + 1; j < points.length; j++) {
        const [a, b] = [points[i]!, points[j]!];
        const [dx, dy] = [b[0] - a[0] || 0.01 * (j - i), b[1] - a[1]];
        const ecart = Math.hypot(dx, dy);
        if (ecart >= distance) continue;
        const pousse = (distance - ecart) / 2 / ecart;
        a[0] -= dx * pousse;
        a[1] -= dy * pousse;
        b[0] += dx * pousse;
        b[1] += dy * pousse;
        bouge = true;
      }
    if (!bouge) break;
  }
  return points.map(([x, y]) => [Math.round(x), Math.round(y)]);
}
