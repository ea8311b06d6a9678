/** Le fichier de contours : assemblage, contrôle, texte stable. */
import { gzipSync } from 'node:zlib';
import { anneauxDe, type Contours, type Point } from '../../lib/geo/contours.ts';
import { anomaliesDe, estEnclave, videsEntre } from '../../lib/geo/controles.ts';
import { aireKm2 } from '../../lib/geo/longueurs-et-aires.ts';
import type { Siren } from '../../lib/valeurs/siren.ts';
import type { Formes } from './generalisation.ts';
import { ErreurGeometrie } from './rattachement.ts';
import type { EpciReferentiel } from './referentiel.ts';

/** Mention due à l’IGN, écrite dans chaque fichier. */
export const ATTRIBUTION = 'Contours : IGN ADMIN EXPRESS (Licence Ouverte 2.0), généralisés';

/** Poids maximal d’un fichier compressé, en octets : il est téléchargé avec la carte. */
export const POIDS_MAXIMAL = 12_000;

/** Les EPCI par SIREN croissant, avec leurs noms du référentiel et la limite du département. */
export function assemblerContours(
  formes: Formes,
  epci: readonly EpciReferentiel[],
  coupes: readonly Siren[] = [],
): Contours {
  const parSiren = new Map(formes.epci.map(({ siren, forme }) => [siren, forme]));
  return {
    type: 'FeatureCollection',
    attribution: ATTRIBUTION,
    ...(coupes.length > 0 && { coupes: [...coupes] }),
    limite: {
      type: 'MultiLineString',
      coordinates: anneauxDe(formes.departement),
    },
    features: epci.map(({ code, nom, type }) => {
      const geometry = parSiren.get(code);
      if (!geometry)
        throw new ErreurGeometrie(
          'moins',
          `L’EPCI « ${nom} » (${code}) a disparu à la généralisation : baissez --tolerance.`,
        );
      return { type: 'Feature', id: code, properties: { nom, type }, geometry };
    }),
  };
}

/** Texte du fichier : une entité par ligne, pour que les différences se lisent. */
export function texteDesContours({ attribution, coupes, limite, features }: Contours): string {
  const lignes = features.map((entite) => JSON.stringify(entite)).join(',\n');
  const tete = [
    '{"type":"FeatureCollection"',
    `"attribution":${JSON.stringify(attribution)}`,
    ...(coupes ? [`"coupes":${JSON.stringify(coupes)}`] : []),
    `"limite":${JSON.stringify(limite)}`,
  ];
  return `${tete.join(',\n')},\n"features":[\n${lignes}\n]}\n`;
}

/**
 * Vérifie géométrie et poids ; rend le poids compressé et les aires des enclaves, en km².
 * @throws ErreurContours à la première sorte de faute.
 */
export function verifierLesContours(contours: Contours, texte: string): { poids: number; enclaves: number[] } {
  const anomalies = anomaliesDe(contours);
  const vides = anomalies.length > 0 ? [] : videsEntre(contours);
  const aires = (anneaux: Point[][]) => anneaux.map((anneau) => Math.abs(aireKm2(anneau)));
  const fautes = aires(vides.filter((vide) => !estEnclave(vide)));
  anomalies.push(...fautes.map((aire) => `vide de ${aire.toFixed(2)} km² entre voisins`));
  if (anomalies.length > 0) {
    throw new ErreurGeometrie(
      'autre',
      'Contours incorrects, à vérifier dans les formes des communes ou avec une autre --tolerance :\n- ' +
        `${anomalies.join('\n- ')}`,
    );
  }
  const poids = gzipSync(texte, { level: 9 }).length;
  if (poids > POIDS_MAXIMAL) {
    throw new ErreurGeometrie(
      'plus',
      `Le fichier pèserait ${poids} octets compressé, ${POIDS_MAXIMAL} au plus : augmentez --tolerance.`,
    );
  }
  return { poids, enclaves: aires(vides) };
}
