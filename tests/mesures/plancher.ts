import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const LEAFLET = join(import.meta.dirname, '../../node_modules/leaflet/dist');
const CARTE =
  'const c=L.map("c");fetch("epci.geojson").then(r=>r.json()).then(g=>c.fitBounds(L.geoJSON(g).addTo(c).getBounds()));';
const PAGE =
  '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" ' +
  'content="width=device-width"><title>Plancher</title><link rel="icon" href="data:,"><link rel="stylesheet" ' +
  'href="leaflet.css"><link rel="stylesheet" href="carte.css"><div id="c"></div><script ' +
  'src="leaflet.js"></script><script src="carte.js"></script></html>';

/**
 * Le plancher : une page nue, Leaflet 1.9.4 et le GeoJSON que lit la carte du site, rien d’autre ; rend son dossier, à
 * servir.
 */
export function preparerPlancher(dist: string, dossier: string): string {
  const { version } = JSON.parse(readFileSync(join(LEAFLET, '../package.json'), 'utf8')) as { version: string };
  if (version !== '1.9.4')
    throw new Error(`Leaflet ${version} installé ; attendu : 1.9.4, la version du plancher publié`);
  rmSync(dossier, { recursive: true, force: true });
  mkdirSync(dossier, { recursive: true });
  for (const f of ['leaflet.js', 'leaflet.css']) cpSync(join(LEAFLET, f), join(dossier, f));
  cpSync(join(dist, 'donnees/epci-53.geojson'), join(dossier, 'epci.geojson'));
  const fichiers = { 'carte.js': CARTE, 'carte.css': '#c{height:100vh}', 'index.html': PAGE, '404.html': PAGE };
  for (const [nom, texte] of Object.entries(fichiers)) writeFileSync(join(dossier, nom), texte);
  return dossier;
}
