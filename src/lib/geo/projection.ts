/** Projection locale et cadrage : des degrés WGS 84 aux unités d’un dessin, y vers le bas. */
import { anneauxDe, lignesDeLimite, type Contours, type Point } from './contours.ts';
import { KM_PAR_DEGRE } from './longueurs-et-aires.ts';

/** Ouest, sud, est, nord, en degrés (ordre du RFC 7946 §5). */
export type Emprise = readonly [number, number, number, number];

/** Échelle d’un dessin : sa largeur totale, ou des unités par kilomètre communes à plusieurs cartes. */
export type Echelle = { largeur: number } | { unitesParKm: number };

/** D’un dessin aux degrés : longitude et latitude de son point (0, 0), degrés par unité en x et en y. */
export type Repere = readonly [longitude: number, latitude: number, enX: number, enY: number];

/** Le repère, tel qu’un attribut le porte : quatre nombres séparés d’une espace. */
export function lireRepere(texte: string): Repere {
  const [longitude = NaN, latitude = NaN, enX = NaN, enY = NaN] = texte.split(' ').map(Number);
  return [longitude, latitude, enX, enY];
}

/** Les degrés d’un point du dessin. */
export function versDegres([x, y]: Point, [longitude, latitude, enX, enY]: Repere): [number, number] {
  return [longitude + x * enX, latitude + y * enY];
}

/** Un dessin cadré. */
export interface Cadrage {
  /** Dimensions totales, marges comprises, en unités du dessin (entiers). */
  largeur: number;
  hauteur: number;
  unitesParKm: number;
  repere: Repere;
  /** Degrés vers unités du dessin. */
  projeter: (point: Point) => [number, number];
}

/** Emprise de tous les territoires. */
export function empriseDe(contours: Pick<Contours, 'features'>): Emprise {
  return empriseDesPoints(contours.features.flatMap(({ geometry }) => anneauxDe(geometry).flat()));
}

/** Rectangle du seul département, d’après sa limite ; celui de ses territoires si les contours n’en ont pas. */
export function empriseDuDepartement(contours: Pick<Contours, 'features' | 'limite'>): Emprise {
  const limite = lignesDeLimite(contours).flat();
  return limite.length > 0 ? empriseDesPoints(limite) : empriseDe(contours);
}

function empriseDesPoints(points: readonly Point[]): Emprise {
  let [ouest, sud, est, nord] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [ouest, sud, est, nord] = [Math.min(ouest, x), Math.min(sud, y), Math.max(est, x), Math.max(nord, y)];
  }
  return [ouest, sud, est, nord];
}

/** Projection équirectangulaire vers des kilomètres : x est raccourci par le cosinus de la latitude donnée. */
export function projectionLocale(latitudeMoyenne: number): (point: Point) => [number, number] {
  const kmParDegreEst = KM_PAR_DEGRE * Math.cos((latitudeMoyenne * Math.PI) / 180);
  return ([longitude, latitude]) => [longitude * kmParDegreEst, -latitude * KM_PAR_DEGRE];
}

/**
 * Cadre une emprise dans un dessin qui commence en (0, 0).
 * @param marge unités laissées libres de chaque côté, pour que les traits du bord ne soient pas rognés.
 */
export function cadrer(emprise: Emprise, echelle: Echelle, marge = 0): Cadrage {
  const [ouest, sud, est, nord] = emprise;
  const enKm = projectionLocale((sud + nord) / 2);
  const [gauche, haut] = enKm([ouest, nord]);
  const [droite, bas] = enKm([est, sud]);
  const unitesParKm =
    'unitesParKm' in echelle ? echelle.unitesParKm : (echelle.largeur - 2 * marge) / (droite - gauche);
  const [enX, enY] = [(est - ouest) / (droite - gauche) / unitesParKm, (sud - nord) / (bas - haut) / unitesParKm];
  return {
    largeur: Math.round((droite - gauche) * unitesParKm) + 2 * marge,
    hauteur: Math.round((bas - haut) * unitesParKm) + 2 * marge,
    unitesParKm,
    repere: [ouest - marge * enX, nord - marge * enY, enX, enY],
    projeter(point) {
      const [x, y] = enKm(point);
      return [marge + (x - gauche) * unitesParKm, marge + (y - haut) * unitesParKm];
    },
  };
}
