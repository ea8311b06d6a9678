/** Lecture des fichiers de l’outil : formes des communes et référentiel. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { COMMUNE_SEULE, communesSeules } from '../../lib/domaine/communes-seules.ts';
import { detaillerGrandParis } from '../../lib/domaine/grand-paris.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';
import { estDansLEmprise } from '../../lib/geo/emprises.ts';
import { autreQueDesEntites } from '../../lib/geo/sorte-de-geojson.ts';
import { lireUtf8 } from '../../lib/texte/encodage.ts';
import { formatReconnu, proprietesVoisines, renommer } from './formats.ts';
import { ErreurContours, type FormeCommunale } from './rattachement.ts';
import type { CommuneReferentiel, Decoupage } from './referentiel.ts';

interface GroupementBrut {
  code: Siren;
  nom: string;
  type: string;
  membres: { code: string; nom: string; siren: Siren }[];
}

/**
 * Le référentiel du paquet @etalab/decoupage-administratif, à la version du projet ; le Grand Paris y est détaillé par
 * EPT, et une commune d’aucun EPCI y est son propre territoire.
 */
export function lireDecoupage(): Decoupage {
  const { resolve } = createRequire(import.meta.url);
  const lire = <T>(nom: string): T[] =>
    JSON.parse(readFileSync(resolve(`@etalab/decoupage-administratif/data/${nom}.json`), 'utf8')) as T[];
  const communes = lire<CommuneReferentiel>('communes');
  const epci = detaillerGrandParis(lire<GroupementBrut>('epci'), lire<GroupementBrut>('ept'));
  const seules = communesSeules(communes, epci).map(({ siren, code, nom }) => ({
    ...{ code: siren, nom, type: COMMUNE_SEULE },
    membres: [{ code, nom, siren }],
  }));
  return { communes, epci: [...epci, ...seules] };
}

/**
 * Les communes d’un fichier GeoJSON (FeatureCollection, WGS 84, propriétés `code` et `nom`), ou de tous ceux d’un
 * dossier.
 * @throws ErreurContours si le fichier manque, est vide, illisible ou n’a pas cette forme.
 */
export function lireFormesCommunales(chemin: string): FormeCommunale[] {
  if (!statSync(chemin, { throwIfNoEntry: false })?.isDirectory()) return lireFichier(chemin);
  const fichiers = readdirSync(chemin).filter((nom) => /\.(?:geo)?json$/i.test(nom));
  if (fichiers.length === 0)
    throw new ErreurContours(
      `${chemin} : aucun fichier .geojson dans ce dossier ; ceux des communes étaient attendus.`,
    );
  return fichiers.sort().flatMap((nom) => lireFichier(join(chemin, nom)));
}

function lireFichier(fichier: string): FormeCommunale[] {
  let octets: Buffer;
  try {
    octets = readFileSync(fichier);
  } catch {
    throw new ErreurContours(`${fichier} : fichier introuvable ou illisible.`);
  }
  const autre = formatReconnu(fichier, octets);
  if (autre) throw new ErreurContours(`${fichier} : c’est ${autre}.`);
  const lu = lireUtf8(octets);
  if ('valeur' in lu) throw new ErreurContours(`${fichier} : ${lu.valeur} ; attendu : ${lu.attendu}.`);
  return analyserCommunes(lu.texte, fichier);
}

/**
 * Les communes d’un texte GeoJSON ; `fichier` dit d’où il vient, pour les messages.
 * @throws ErreurContours si le texte est vide, illisible ou n’a pas cette forme.
 */
export function analyserCommunes(texte: string, fichier: string): FormeCommunale[] {
  if (texte.trim() === '')
    throw new ErreurContours(`${fichier} : fichier vide ; un GeoJSON de communes était attendu.`);
  let lu: unknown;
  try {
    lu = JSON.parse(texte);
  } catch (cause) {
    const { message } = cause as Error;
    throw new ErreurContours(
      texte.trimStart().startsWith('{') && /end of JSON|Unterminated|after array element|after property/.test(message)
        ? `${fichier} : le fichier s’arrête au milieu du JSON, il est tronqué : téléchargez-le à nouveau.`
        : `${fichier} : ce n’est pas du JSON ; un GeoJSON de communes était attendu.`,
    );
  }
  const contenu = lu as { features?: unknown };
  const autre = autreQueDesEntites(lu) ?? (Array.isArray(contenu.features) ? null : 'un objet sans liste « features »');
  if (autre || !Array.isArray(contenu.features))
    throw new ErreurContours(`${fichier} : c’est ${autre} ; une FeatureCollection GeoJSON de communes était attendue.`);
  if (contenu.features.length === 0) throw new ErreurContours(`${fichier} : aucune commune dans ce fichier.`);
  return contenu.features.map((entite: Partial<Feature>, rang) =>
    lireCommune(entite, `${fichier}, entité ${rang + 1}`, fichier),
  );
}

function lireCommune(entite: Partial<Feature>, ou: string, fichier: string): FormeCommunale {
  const { code, nom } = entite?.properties ?? {};
  const voisines = proprietesVoisines(entite?.properties ?? {});
  if (code === undefined && voisines.code !== undefined) {
    throw new ErreurContours(
      `${ou} : propriété « code » absente ; le code Insee est dans « ${voisines.code} ». Renommez-la : ` +
        `${renommer(fichier, voisines)}`,
    );
  }
  if (typeof code !== 'string' || !/^\d[\dAB]\d{3}$/.test(code)) {
    throw new ErreurContours(
      `${ou} : propriété « code » = ${JSON.stringify(code)} ; un code INSEE de cinq caractères était attendu` +
        `${typeof code === 'number' ? ', entre guillemets : un nombre perd ses zéros de tête' : ''}.`,
    );
  }
  if (typeof nom !== 'string' || nom === '') {
    const autre =
      voisines.nom === undefined
        ? '.'
        : ` ; renommez « ${voisines.nom} » : ${renommer(fichier, { nom: voisines.nom })}`;
    throw new ErreurContours(`${ou} (${code}) : propriété « nom » absente${autre}`);
  }
  const forme = entite.geometry;
  if (forme?.type !== 'Polygon' && forme?.type !== 'MultiPolygon') {
    throw new ErreurContours(
      `${ou} (${code} ${nom}) : géométrie ${forme?.type ?? 'absente'} ; Polygon ou MultiPolygon était attendu.`,
    );
  }
  if (!estEnDegres(forme)) {
    throw new ErreurContours(
      `${ou} (${code} ${nom}) : coordonnées hors des degrés WGS 84 ; projetez le fichier en EPSG:4326 : ` +
        `npx mapshaper ${basename(fichier)} -proj from=EPSG:2154 wgs84 -o communes.geojson (EPSG:2154 : Lambert-93).`,
    );
  }
  exigerSaPlace(forme, code, `${ou} (${code} ${nom})`);
  return { code, nom: nom.normalize('NFC'), forme, fichier };
}

/** Refuse une commune loin de son département ; dit si ses coordonnées sont dans l’autre ordre. */
function exigerSaPlace(forme: Polygon | MultiPolygon, code: string, ou: string): void {
  const departement = code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2);
  const [x, y] = (forme.type === 'Polygon' ? forme.coordinates[0]![0]! : forme.coordinates[0]![0]![0]!) as [
    number,
    number,
  ];
  if (estDansLEmprise([x, y], departement)) return;
  throw new ErreurContours(
    estDansLEmprise([y, x], departement)
      ? `${ou} : latitude et longitude inversées (${x}, ${y}) ; un GeoJSON donne la longitude d’abord : refaites ` +
          'l’export dans cet ordre.'
      : `${ou} : point ${x}, ${y}, qui n’est pas dans le département ${departement}. Vérifiez les coordonnées, en ` +
          'longitude et latitude WGS 84.',
  );
}

function estEnDegres(forme: Polygon | MultiPolygon): boolean {
  const points = forme.coordinates.flat(forme.type === 'Polygon' ? 1 : 2) as number[][];
  return points.length > 3 && points.every(([x, y]) => Math.abs(x ?? NaN) <= 180 && Math.abs(y ?? NaN) <= 90);
}
