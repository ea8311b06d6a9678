/** Dissolution et généralisation par mapshaper, installé à part au premier usage. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { ErreurContours, type Piece } from './rattachement.ts';

/** Pas de la grille où tombent tous les points : 0,0001 degré, soit 11 m au plus. */
const PAS = 0.0001;

/** Un îlot isolé plus petit n’est pas gardé. */
const AIRE_ILOT = '0.5km2';

/** Les formes que mapshaper rend ; toutes passent par les mêmes sommets. */
export interface Formes {
  epci: { siren: string; forme: Polygon | MultiPolygon }[];
  /** Le territoire du département. */
  departement: Polygon | MultiPolygon;
}

/**
 * Installe mapshaper dans le dossier de l’outil s’il n’y est pas.
 * @throws ErreurContours si npm échoue.
 */
export function installerMapshaper(): void {
  const dossier = import.meta.dirname;
  if (existsSync(join(dossier, 'node_modules', 'mapshaper', 'package.json'))) return;
  console.log('Première utilisation : installation de mapshaper dans src/outils/contours/…');
  // Sous `npm run`, npm donne le chemin de son propre script : pas de recherche dans le PATH, qui diffère sous Windows.
  const script = process.env['npm_execpath'];
  const [commande, debut] = script ? [process.execPath, [script]] : ['npm', []];
  const { status, stderr } = spawnSync(commande, [...debut, 'ci', '--no-progress'], {
    cwd: dossier,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) {
    throw new ErreurContours(
      `L’installation de mapshaper a échoué ; lancez « npm ci » dans src/outils/contours/.\n${stderr ?? ''}`,
    );
  }
}

/**
 * Fond les communes en EPCI et en département, puis généralise.
 * @param tolerance intervalle de généralisation, en mètres : plus il est grand, moins il reste de points.
 */
export async function generaliser(pieces: readonly Piece[], departement: string, tolerance: number): Promise<Formes> {
  installerMapshaper();
  // Nom calculé : le paquet n’existe qu’après l’installation, la vérification des types ne doit pas le chercher.
  const paquet = 'mapshaper';
  const { default: mapshaper } = (await import(paquet)) as {
    default: {
      applyCommands: (commandes: string, entrees: Record<string, unknown>) => Promise<Record<string, Uint8Array>>;
    };
  };
  const communes = {
    type: 'FeatureCollection',
    features: pieces.map(({ siren, departement: code, forme }) => ({
      type: 'Feature',
      properties: { siren, departement: code },
      geometry: forme,
    })),
  };
  // Les points sont mis sur la grille avant tout : la généralisation n’en garde qu’une partie et n’en crée pas.
  // Elle a lieu sur les EPCI coupés par la limite du département, pour que celle-ci ait les mêmes sommets qu’eux.
  const sorties = await mapshaper.applyCommands(
    [
      `-i communes.json precision=${PAS}`,
      '-clean',
      '-dissolve siren,departement name=morceaux',
      `-simplify weighted interval=${tolerance}`,
      // Un îlot réduit à quelques mètres serait pris pour un éclat.
      `-filter-islands min-area=${AIRE_ILOT}`,
      `-dissolve siren where="siren != ''" name=epci +`,
      `-filter 'departement == "${departement}"' target=morceaux`,
      '-dissolve departement name=departement',
      `-o precision=${PAS} format=geojson target=epci,departement`,
    ].join(' '),
    { 'communes.json': communes },
  );
  const lire = (nom: string) => {
    const texte = new TextDecoder().decode(sorties[`${nom}.json`]);
    return (JSON.parse(texte) as FeatureCollection<Polygon | MultiPolygon, { siren: string }>).features;
  };
  return {
    epci: lire('epci').map(({ properties, geometry }) => ({ siren: properties.siren, forme: geometry })),
    departement: lire('departement')[0]!.geometry,
  };
}
