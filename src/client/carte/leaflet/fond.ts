import type * as L from 'leaflet';
import { tileLayer as creerTuiles } from 'leaflet/src/layer/tile/TileLayer.js';

/** Silence au-delà duquel on dit que le fond tarde, en millisecondes. */
const PATIENCE = 8000;

/** Le fond de carte de l’IGN, demandé par le visiteur : rien de la carte n’en dépend. */
export function allumerFond(carte: L.Map, adresse: string, dire: (mots: string) => void): () => void {
  const tuiles = (creerTuiles as typeof L.tileLayer)(adresse, { minZoom: 0, maxZoom: 18, crossOrigin: false });
  let vues = 0;
  const attente = setTimeout(() => {
    if (vues === 0) dire('Le fond de carte tarde à venir ; la carte marche sans lui.');
  }, PATIENCE);
  const vue = carte.getContainer().closest('vue-carte')!;
  tuiles.on('tileload', () => {
    if (vues++ > 0) return;
    // Les territoires ne laissent voir le fond que s’il y en a un : sans lui, ils pâliraient loin de leur légende.
    vue.classList.add('avec-fond');
    dire('Fond de carte : © IGN, Plan IGN.');
  });
  tuiles.on('tileerror', () => {
    if (vues === 0) dire('Le fond de carte ne vient pas ; la carte marche sans lui.');
  });
  tuiles.addTo(carte);
  return () => {
    clearTimeout(attente);
    tuiles.remove();
    vue.classList.remove('avec-fond');
    dire('');
  };
}
