/**
 * Les contours d’un département tels que `npm run contours` les écrit dans
 * `content/departements/<code>/contours.geojson`, et de quoi les parcourir.
 */
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';

/** Longitude puis latitude, en degrés WGS 84. */
export type Point = readonly [number, number];

/** Ce que le fichier dit d’un EPCI en plus de sa forme. */
interface ProprietesContour {
  /** Nom du référentiel, préfixe compris : « CC du Pays de Craon ». */
  nom: string;
  /** Nature juridique du référentiel : CC, CA, CU, METRO, MET69, EPT, ou PARIS pour la Ville de Paris. */
  type?: string;
}

/** La forme d’un EPCI ; `id` est son SIREN, toujours une chaîne. */
export type Contour = Feature<Polygon | MultiPolygon, ProprietesContour> & { id: string };

/** Les EPCI d’un département, entiers, et deux membres étrangers au sens du RFC 7946 §6.1. */
export interface Contours extends FeatureCollection<Polygon | MultiPolygon, ProprietesContour> {
  features: Contour[];
  /** Mention due à la source des formes. */
  attribution?: string;
  /** SIREN des EPCI coupés à la limite du département, faute des formes de leurs communes d’à côté. */
  coupes?: string[];
  /** Limite du département : lignes fermées, qui passent par les sommets des EPCI là où elles les longent. */
  limite?: MultiLineString;
}

/** Les polygones d’une forme : pour chacun, l’anneau extérieur puis ses trous ; tous fermés. */
export function polygonesDe(forme: Polygon | MultiPolygon): Point[][][] {
  const polygones = forme.type === 'Polygon' ? [forme.coordinates] : forme.coordinates;
  return polygones as unknown as Point[][][];
}

/** Tous les anneaux d’une forme, trous compris. */
export function anneauxDe(forme: Polygon | MultiPolygon): Point[][] {
  return polygonesDe(forme).flat();
}

/** Les lignes de la limite du département ; aucune si le fichier n’en a pas. */
export function lignesDeLimite(contours: Pick<Contours, 'limite'>): Point[][] {
  return (contours.limite?.coordinates ?? []) as unknown as Point[][];
}
