/**
 * `node src/outils/contours/departements.ts FICHIER…` : refait les contours des départements que dessine la carte de
 * France. À relancer avec les communes de tous les départements quand l’un d’eux change de limite.
 */
import { writeFileSync } from 'node:fs';
import type { MultiPolygon, Polygon } from 'geojson';
import { gzipSync } from 'node:zlib';
import { conduire, lireOptions } from '../ligne-de-commande.ts';
import { installerMapshaper } from './mapshaper.ts';
import { lireFormesCommunales } from './lecture.ts';
import { ATTRIBUTION } from './fichier-de-contours.ts';
import { ErreurContours, phraseDeLErreur } from './rattachement.ts';

const VERS = 'src/chargeurs/departements.json';
const CONTENU = 'les contours généralisés des départements, et ceux, plus fins, que la carte de France met en encart.';
const AIDE = `Écrit ${VERS} : ${CONTENU}

  node src/outils/contours/departements.ts FICHIER [FICHIER…]   GeoJSON des communes de tous les départements, en WGS 84
`;

/** Ce que la carte dessine à part : généralisation en mètres, grille en degrés, îlots gardés, accrochage en degrés. */
const DESSINS = [
  { nom: 'ensemble', codes: /^(?!97)/, intervalle: 2600, grille: 0.01, ilots: '60km2', accroche: 0.01 },
  { nom: 'couronne', codes: /^(75|92|93|94)$/, intervalle: 700, grille: 0.002, ilots: '1km2', accroche: 0.001 },
  { nom: 'outremer', codes: /^97[1246]$/, intervalle: 1800, grille: 0.005, ilots: '8km2', accroche: 0.001 },
  { nom: 'outremer', codes: /^973$/, intervalle: 6000, grille: 0.02, ilots: '60km2', accroche: 0.001 },
];

interface Dessin {
  type: 'Feature';
  properties: { code: string; dessin?: string };
  geometry: Polygon | MultiPolygon;
}
interface Mapshaper {
  default: {
    applyCommands: (commandes: string, entrees: Record<string, unknown>) => Promise<Record<string, Uint8Array>>;
  };
}

/** Met les points d’une forme sur la grille. */
function arrondir(dessin: Dessin, grille: number): Dessin {
  const chiffres = Math.ceil(-Math.log10(grille));
  const surLaGrille = (_: string, v: unknown): unknown =>
    typeof v === 'number' ? Number((Math.round(v / grille) * grille).toFixed(chiffres)) : v;
  return { ...dessin, geometry: JSON.parse(JSON.stringify(dessin.geometry, surLaGrille)) as Dessin['geometry'] };
}

type Commandes = Mapshaper['default']['applyCommands'];

/** Lance des commandes sur des formes, et rend celles qu’elles écrivent. */
async function traiter(commandes: Commandes, texte: string, features: readonly Dessin[]): Promise<Dessin[]> {
  const sorties = await commandes(`-i entree.json ${texte} -o sortie.json format=geojson`, {
    'entree.json': { type: 'FeatureCollection', features },
  });
  return (JSON.parse(new TextDecoder().decode(sorties['sortie.json'])) as { features: Dessin[] }).features;
}

/** Les communes d’un fichier, fondues en leur département. */
function fondre(commandes: Commandes, fichier: string): Promise<Dessin[]> {
  const communes = lireFormesCommunales(fichier).map(({ code, forme }): Dessin => {
    const departement = code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2);
    return { type: 'Feature', properties: { code: departement }, geometry: forme };
  });
  return traiter(commandes, '-clean -dissolve code -simplify weighted interval=400', communes);
}

async function ecrireDepartements(fichiers: readonly string[]): Promise<void> {
  installerMapshaper();
  const paquet = 'mapshaper';
  const { default: mapshaper } = (await import(paquet)) as Mapshaper;
  const fondus: Dessin[] = [];
  for (const fichier of fichiers) fondus.push(...(await fondre(mapshaper.applyCommands, fichier)));
  const features: Dessin[] = [];
  for (const { nom, codes, intervalle, grille, ilots, accroche } of DESSINS) {
    // Chaque fichier a généralisé ses communes à part : les limites ne coïncident qu’une fois accrochées.
    const etapes =
      `-clean snap-interval=${accroche} gap-fill-area=60km2 sliver-control=1 -dissolve code ` +
      `-filter-islands min-area=${ilots} -simplify weighted interval=${intervalle} keep-shapes ` +
      `-each 'dessin = "${nom}"'`;
    const lues = fondus.filter((f) => codes.test(f.properties.code));
    const faites = await traiter(mapshaper.applyCommands, etapes, lues);
    features.push(...faites.map((f) => arrondir(f, grille)));
  }
  const codes = new Set(features.map((f) => f.properties.code));
  if (codes.size !== 101)
    throw new ErreurContours(`${codes.size} départements au lieu de 101 : donnez les communes de tous.`);
  const texte =
    `{"type":"FeatureCollection","attribution":${JSON.stringify(ATTRIBUTION)},"features":[\n` +
    `${features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
  writeFileSync(VERS, texte);
  console.log(`${VERS} : ${codes.size} départements, ${texte.length} octets, ${gzipSync(texte).length} compressés.`);
}

await conduire(async () => {
  const lues = lireOptions({}, AIDE);
  if (!lues || lues.libres.length === 0) console.log(AIDE);
  else await ecrireDepartements(lues.libres);
}, phraseDeLErreur);
