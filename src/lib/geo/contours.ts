/**
 * Les contours d’un département tels que `npm run contours` les écrit dans
 * `content/departements/<code>/contours.geojson`, et de quoi les parcourir.
 */
import type { MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { Siren } from '#lib/valeurs/siren.ts';

/** Longitude puis latitude, en degrés WGS 84. */
export type Point = [longitude: number, latitude: number];

/** Une forme GeoJSON : un polygone, ou plusieurs ; chacun est une liste d’anneaux fermés. */
export type Forme = Polygon | MultiPolygon;

/** GeoJSON admet une hauteur après les degrés ; nos fichiers n’en ont pas, et leur contrôle la refuse. */
const enPoints = (lignes: Position[][]): Point[][] => lignes as Point[][];

/** Ce que le fichier dit d’un EPCI en plus de sa forme. */
interface ProprietesContour {
  /** Nom du référentiel, préfixe compris : « CC du Pays de Craon ». */
  nom: string;
  /** Nature juridique du référentiel : CC, CA, CU, METRO, MET69, EPT, ou PARIS pour la Ville de Paris. */
  type?: string;
}

/** La forme d’un EPCI, et ce que le fichier en dit ; `id` est son SIREN. */
export interface Contour<P = ProprietesContour> {
  type: 'Feature';
  id: Siren;
  properties: P;
  geometry: Forme;
}

/** Les EPCI d’un département, entiers, et deux membres étrangers au sens du RFC 7946 §6.1. */
export interface Contours {
  type: 'FeatureCollection';
  features: Contour[];
  /** Mention due à la source des formes. */
  attribution?: string;
  /** SIREN des EPCI coupés à la limite du département, faute des formes de leurs communes d’à côté. */
  coupes?: Siren[];
  /** Limite du département : lignes fermées, qui passent par les sommets des EPCI là où elles les longent. */
  limite?: MultiLineString;
}

/** Ce que le dessin et les mesures lisent des contours. */
export interface FormesSituees {
  features: readonly { id: string; geometry: Forme }[];
  limite?: MultiLineString;
}

/** Les EPCI de plusieurs départements, une fois chacun : entier plutôt que coupé à la limite de l’un d’eux. */
export function reunirContours(listes: readonly Pick<Contours, 'features' | 'coupes'>[]): Contour[] {
  const formes = new Map<Siren, Contour>();
  for (const { features, coupes = [] } of listes)
    for (const contour of features)
      if (!formes.has(contour.id) || !coupes.includes(contour.id)) formes.set(contour.id, contour);
  return [...formes.values()];
}

/** Les polygones d’une forme : pour chacun, l’anneau extérieur puis ses trous ; tous fermés. */
export function polygonesDe(forme: Forme): Point[][][] {
  return (forme.type === 'Polygon' ? [forme.coordinates] : forme.coordinates).map(enPoints);
}

/** Tous les anneaux d’une forme, trous compris. */
export function anneauxDe(forme: Forme): Point[][] {
  return polygonesDe(forme).flat();
}

/** Les lignes de la limite du département ; aucune si le fichier n’en a pas. */
export function lignesDeLimite(contours: Pick<Contours, 'limite'>): Point[][] {
  return enPoints(contours.limite?.coordinates ?? []);
}
