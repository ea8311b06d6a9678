/** mapshaper, installé à part au premier usage, et conduit par ses commandes. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { ErreurContours } from './rattachement.ts';

/** Pas de la grille où tombent tous les points : 0,0001 degré, soit 11 m au plus. */
export const PAS = 0.0001;

/** Une forme et ce que l’on en sait. */
export type Entite<P> = Feature<Polygon | MultiPolygon, P>;

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

type Appliquer = (commandes: string, entrees: Record<string, unknown>) => Promise<Record<string, Uint8Array>>;

/**
 * Lance des commandes sur des couches de formes ; rend les couches écrites, par nom, vides comprises.
 * @param couches nom → formes ; les commandes les lisent sous `nom.json`.
 * @throws ErreurContours si l’installation échoue ; Error si une commande est refusée.
 */
export async function conduireMapshaper<P>(
  commandes: readonly string[],
  couches: Readonly<Record<string, readonly Entite<unknown>[]>>,
): Promise<(nom: string) => Entite<P>[]> {
  installerMapshaper();
  // Nom calculé : le paquet n’existe qu’après l’installation, la vérification des types ne doit pas le chercher.
  const paquet = 'mapshaper';
  const { default: mapshaper } = (await import(paquet)) as { default: { applyCommands: Appliquer } };
  // En texte : mapshaper vide les objets qu’il lit.
  const entrees = Object.entries(couches).map(([nom, features]): [string, string] => [
    `${nom}.json`,
    JSON.stringify({ type: 'FeatureCollection', features }),
  ]);
  const sorties = await mapshaper.applyCommands(commandes.join(' '), Object.fromEntries(entrees));
  return (nom) => {
    const texte = new TextDecoder().decode(sorties[`${nom}.json`]);
    const lue = JSON.parse(texte) as FeatureCollection<Polygon | MultiPolygon, P> | { type: 'GeometryCollection' };
    // Une couche vide s’écrit en collection de géométries.
    return lue.type === 'FeatureCollection'
      ? lue.features.filter(({ geometry }) => (geometry as unknown) !== null)
      : [];
  };
}
