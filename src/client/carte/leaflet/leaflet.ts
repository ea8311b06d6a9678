/**
 * Leaflet 1.9.4, réduit à ce que la carte emploie : ses modules sont lus un à un, et le reste (canvas, images, vidéos,
 * bulles, marques, commandes dessinées par lui, clavier, molette) n’est pas téléchargé. Seul endroit où le site nomme
 * ces modules.
 */
import type * as L from 'leaflet';
import 'leaflet/src/layer/Layer.js';
import { createMap, Map as Carte } from 'leaflet/src/map/Map.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';
import { svg as creerSvg } from 'leaflet/src/layer/vector/SVG.js';
import { polygon as creerPolygone } from 'leaflet/src/layer/vector/Polygon.js';
import { polyline as creerLigne } from 'leaflet/src/layer/vector/Polyline.js';
import { toLatLngBounds } from 'leaflet/src/geo/LatLngBounds.js';

// Remplace le module de Leaflet qui choisit entre SVG et canvas : toujours le SVG de la couche, sinon celui de la
// carte.
(Carte as typeof L.Map).include({
  getRenderer(this: L.Map, couche: L.Path): L.Renderer {
    const rendu = couche.options.renderer ?? this.options.renderer!;
    if (!this.hasLayer(rendu)) this.addLayer(rendu);
    return rendu;
  },
});

export const map = createMap as typeof L.map;
export const svg = creerSvg as typeof L.svg;
export const polygon = creerPolygone as typeof L.polygon;
export const polyline = creerLigne as typeof L.polyline;
export const latLngBounds = toLatLngBounds as typeof L.latLngBounds;
