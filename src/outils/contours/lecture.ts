/** Lecture des fichiers de l’outil : formes des communes et référentiel. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { ErreurContours, type CommuneLue } from './rattachement.ts';
import type { Referentiel } from './referentiel.ts';

/** Le référentiel du paquet @etalab/decoupage-administratif, à la version du projet. */
export function lireReferentiel(): Referentiel {
  const { resolve } = createRequire(import.meta.url);
  const lire = (nom: string): unknown =>
    JSON.parse(readFileSync(resolve(`@etalab/decoupage-administratif/data/${nom}.json`), 'utf8'));
  return { communes: lire('communes'), epci: lire('epci') } as Referentiel;
}

/**
 * Les communes d’un fichier GeoJSON (FeatureCollection, WGS 84, propriétés `code` et `nom`).
 * @throws ErreurContours si le fichier manque, est vide, illisible ou n’a pas cette forme.
 */
export function lireCommunes(fichier: string): CommuneLue[] {
  let texte: string;
  try {
    texte = readFileSync(fichier, 'utf8');
  } catch {
    throw new ErreurContours(`${fichier} : fichier introuvable ou illisible.`);
  }
  if (texte.trim() === '') throw new ErreurContours(`${fichier} : fichier vide ; un GeoJSON de communes était attendu.`);
  let contenu: { type?: unknown; features?: unknown };
  try {
    contenu = JSON.parse(texte);
  } catch (cause) {
    throw new ErreurContours(`${fichier} : ce n’est pas du JSON (${(cause as Error).message}).`);
  }
  if (contenu?.type !== 'FeatureCollection' || !Array.isArray(contenu.features)) {
    throw new ErreurContours(`${fichier} : une FeatureCollection GeoJSON était attendue, « type » vaut ${JSON.stringify(contenu?.type)}.`);
  }
  if (contenu.features.length === 0) throw new ErreurContours(`${fichier} : aucune commune dans ce fichier.`);
  return contenu.features.map((entite: Partial<Feature>, rang) => lireCommune(entite, `${fichier}, entité ${rang + 1}`, fichier));
}

function lireCommune(entite: Partial<Feature>, ou: string, fichier: string): CommuneLue {
  const { code, nom } = entite?.properties ?? {};
  if (typeof code !== 'string' || !/^\d[\dAB]\d{3}$/.test(code)) {
    throw new ErreurContours(`${ou} : propriété « code » = ${JSON.stringify(code)} ; un code INSEE de cinq caractères était attendu.`);
  }
  if (typeof nom !== 'string' || nom === '') throw new ErreurContours(`${ou} (${code}) : propriété « nom » absente.`);
  const forme = entite.geometry;
  if (forme?.type !== 'Polygon' && forme?.type !== 'MultiPolygon') {
    throw new ErreurContours(`${ou} (${code} ${nom}) : géométrie ${forme?.type ?? 'absente'} ; Polygon ou MultiPolygon était attendu.`);
  }
  if (!estEnDegres(forme)) {
    throw new ErreurContours(`${ou} (${code} ${nom}) : coordonnées hors des degrés WGS 84 ; projetez le fichier en EPSG:4326.`);
  }
  return { code, nom, forme, fichier };
}

function estEnDegres(forme: Polygon | MultiPolygon): boolean {
  const points = forme.coordinates.flat(forme.type === 'Polygon' ? 1 : 2) as number[][];
  return points.length > 3 && points.every(([x, y]) => Math.abs(x ?? NaN) <= 180 && Math.abs(y ?? NaN) <= 90);
}
