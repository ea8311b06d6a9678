/** Construit le site, le sert compressé, mesure chaque sorte de page et un plancher, et l’écrit pour la page « À propos ». */
import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromiumDuSysteme } from '../chromium.ts';
import { noterPages, type Notes } from './lighthouse/notes.ts';
import { mesurer, type Mesure } from './page.ts';
import { servirCompresse } from './serveur-compresse.ts';

const RACINE = join(import.meta.dirname, '../..');
const DIST = join(RACINE, 'dist');
const SORTIE = join(RACINE, 'src/donnees/mesures.json');
const PORT = 4331;

/** Une page de chaque sorte ; les plus lourdes des territoires et des textes y sont. */
const PAGES = ['/', '/comprendre/', '/cadre-juridique/', '/financement/', '/carte/', '/departements/53-mayenne/', '/departements/53-mayenne/aide/',
  '/territoires/200055887-mayenne-communaute/', '/contrats/53-craon-4/', '/documents/', '/donnees/', '/faq/', '/recherche/', '/accessibilite/'];

function construire(): { secondes: number; pages: number } {
  const depart = performance.now();
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { cwd: RACINE, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('La construction a échoué : rien n’est mesuré.');
  const pages = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html')).length;
  return { secondes: Number(((performance.now() - depart) / 1000).toFixed(1)), pages };
}

/** Le plancher : une page nue, Leaflet et les mêmes contours, sans rien d’autre. */
function preparerPlancher(): string {
  const dossier = join(RACINE, '.cache/plancher');
  rmSync(dossier, { recursive: true, force: true });
  mkdirSync(dossier, { recursive: true });
  for (const f of ['leaflet.js', 'leaflet.css']) cpSync(join(RACINE, 'node_modules/leaflet/dist', f), join(dossier, f));
  cpSync(join(DIST, 'donnees/epci.geojson'), join(dossier, 'epci.geojson'));
  writeFileSync(join(dossier, 'carte.js'), 'const c=L.map("c");fetch("epci.geojson").then(r=>r.json()).then(g=>c.fitBounds(L.geoJSON(g).addTo(c).getBounds()));');
  writeFileSync(join(dossier, 'carte.css'), '#c{height:100vh}');
  writeFileSync(join(dossier, 'index.html'), '<!doctype html><html lang="fr"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Plancher</title><link rel="stylesheet" href="leaflet.css"><link rel="stylesheet" href="carte.css"><div id="c"></div><script src="leaflet.js"></script><script src="carte.js"></script></html>');
  cpSync(join(dossier, 'index.html'), join(dossier, '404.html'));
  return dossier;
}

function afficher(lignes: readonly Mesure[], notes: Map<string, Notes>): void {
  console.table(lignes.map((m) => ({
    page: m.page, 'octets bruts': m.octetsBruts, 'octets reçus': m.octetsRecus, 'requêtes': m.requetes, hôtes: m.hotes, éléments: m.elements, EcoIndex: m.ecoindex,
    'FCP ms': m.premierAffichage, 'LCP ms': m.plusGrandAffichage, 'TBT ms': m.blocage, CLS: m.decalage, 'carte vive ms': m.carteVive ?? '', Lighthouse: notes.get(m.page)?.join(' / ') ?? '',
  })));
}

const construction = process.argv.includes('--sans-construire') ? (JSON.parse(readFileSync(SORTIE, 'utf8')) as { construction: ReturnType<typeof construire> }).construction : construire();
const serveurs = [servirCompresse(DIST, PORT), servirCompresse(preparerPlancher(), PORT + 1)];
const executablePath = chromiumDuSysteme();
const navigateur = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu'] });
const lignes: Mesure[] = [];
for (const chemin of PAGES) {
  if (existsSync(join(DIST, chemin, 'index.html'))) lignes.push(await mesurer(navigateur, `http://127.0.0.1:${PORT}`, chemin));
}
const plancher = await mesurer(navigateur, `http://127.0.0.1:${PORT + 1}`, '/');
await navigateur.close();
const notes = await noterPages(`http://127.0.0.1:${PORT}`, ['/', '/carte/', '/departements/53-mayenne/aide/', '/territoires/200055887-mayenne-communaute/', '/comprendre/', '/faq/'], executablePath);
for (const serveur of serveurs) serveur.close();
afficher([...lignes, { ...plancher, page: '(plancher : Leaflet nu)' }], notes);
writeFileSync(SORTIE, `${JSON.stringify({ le: new Date().toISOString().slice(0, 10), construction, pages: lignes, plancher, lighthouse: Object.fromEntries(notes) }, null, 1)}\n`);
console.log(`Écrit dans src/donnees/mesures.json ; construction : ${construction.pages} pages en ${construction.secondes} s.`);
