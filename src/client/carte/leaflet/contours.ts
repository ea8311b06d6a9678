import type { LatLngBounds, Polygon as Polygone } from 'leaflet';
import { polygon } from './leaflet.ts';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { nomCourt } from '#lib/domaine/epci.ts';
import { typo } from '#lib/texte/typo.ts';
import { polygonesDe, type Point } from '#lib/geo/contours.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';
import { chargerFormes, type FormesPubliees } from '#client/carte/formes.ts';

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

/** Les contours d’une vue, formes de Leaflet comprises. */
export interface ContoursVus extends FormesPubliees {
  parSiren: Map<string, FormeVue>;
  /** SIREN des EPCI dont l’essentiel est dans un département que la vue ne montre pas. */
  dehors: Set<string>;
}

/** Va chercher les contours de la vue, et en fait les formes de Leaflet. */
export async function chargerContours(vue: HTMLElement): Promise<ContoursVus> {
  const publiees = await chargerFormes(vue);
  const parSiren = new Map(
    publiees.features.map((feature) => {
      const siren = String(feature.id);
      const forme = polygon(polygonesDe(feature.geometry).map(retourner), { className: 'territoire' });
      return [
        siren,
        { siren, feature, forme, nom: typo(nomCourt(feature.properties.nom)), emprise: forme.getBounds() },
      ];
    }),
  );
  const ici = new Set([...vue.querySelectorAll<HTMLElement>('tbody [data-siren]')].map((e) => e.dataset['siren']!));
  return { ...publiees, parSiren, dehors: new Set([...parSiren.keys()].filter((s) => !ici.has(s))) };
}
