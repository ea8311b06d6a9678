import type { LatLngBounds, Polygon as Polygone } from 'leaflet';
import { polygon } from './leaflet.ts';
import type { Feature, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { nomCourt } from '#lib/domaine/epci.ts';
import { typo } from '#lib/texte/typo.ts';
import { polygonesDe, type Point } from '#lib/geo/contours.ts';
import { chargerJson } from '#client/charger-json.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';

/** Un EPCI publié, son nom court, sa forme dans Leaflet, son emprise. */
export interface FormeVue {
  siren: string;
  nom: string;
  feature: Feature<Polygon | MultiPolygon, EpciPublie>;
  forme: Polygone;
  emprise: LatLngBounds;
}

/** Leaflet veut la latitude d’abord ; GeoJSON la donne en second. */
export const retourner = (lignes: readonly Point[][]): [number, number][][] =>
  lignes.map((ligne) => ligne.map(([longitude, latitude]) => [latitude, longitude]));

/** Les contours d’une vue : ceux du GeoJSON publié, le même que l’on télécharge. */
export interface ContoursVus {
  features: Feature<Polygon | MultiPolygon, EpciPublie>[];
  limite: MultiLineString;
  parSiren: Map<string, FormeVue>;
  /** SIREN des EPCI dont l’essentiel est dans un département que la vue ne montre pas. */
  dehors: Set<string>;
}

/** Va chercher les contours des départements de la vue ; un EPCI à cheval n’y est qu’une fois. */
export async function chargerContours(vue: HTMLElement): Promise<ContoursVus> {
  const recus = await Promise.all(
    vue.dataset['formes']!.split(' ').map((a) => chargerJson<Pick<ContoursVus, 'features' | 'limite'>>(a)),
  );
  const parSiren = new Map(
    recus
      .flatMap((c) => c.features)
      .map((feature) => {
        const siren = String(feature.id);
        const forme = polygon(polygonesDe(feature.geometry).map(retourner), { className: 'territoire' });
        return [
          siren,
          { siren, feature, forme, nom: typo(nomCourt(feature.properties.nom)), emprise: forme.getBounds() },
        ];
      }),
  );
  const ici = new Set([...vue.querySelectorAll<HTMLElement>('tbody [data-siren]')].map((e) => e.dataset['siren']!));
  return {
    parSiren,
    features: [...parSiren.values()].map((f) => f.feature),
    limite: { type: 'MultiLineString', coordinates: recus.flatMap((c) => c.limite.coordinates) },
    dehors: new Set([...parSiren.keys()].filter((s) => !ici.has(s))),
  };
}
