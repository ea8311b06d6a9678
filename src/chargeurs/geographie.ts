import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { epciDuDepartement } from '#lib/domaine/referentiel.ts';
import { anomaliesDe } from '#lib/geo/controles.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { ErreurContenu, type Probleme } from '#lib/contenu/probleme.ts';
import { racineDuContenu } from './racine.ts';
import { lireReferentiel } from './referentiel.ts';

/** EPCI et communes des départements publiés : membres de leurs EPCI, d’ici ou d’à côté, et communes sans EPCI. */
export function geographieDe(codes: readonly string[]) {
  const referentiel = lireReferentiel();
  const epci = new Map(codes.flatMap((code) => epciDuDepartement(referentiel, code)).map((e) => [e.siren, e]));
  const communes = [...referentiel.communes.values()].filter(
    (c) => codes.includes(c.departement) || (c.epci !== null && epci.has(c.epci)),
  );
  return { epci: [...epci.values()], communes };
}

/** Lit les contours d’un département et contrôle qu’ils répondent, EPCI par EPCI, au référentiel. */
export function lireContours(code: string, racine = racineDuContenu()): Contours {
  const fichier = `content/departements/${code}/contours.geojson`;
  const arreter = (valeur: string, attendu: string): never => {
    throw new ErreurContenu([{ fichier, champ: '', valeur, attendu }]);
  };
  const chemin = join(racine, fichier);
  if (!existsSync(chemin)) arreter('fichier absent', 'les contours du département : npm run contours');
  const contours = analyser(readFileSync(chemin), () =>
    arreter('JSON illisible', 'un GeoJSON écrit par npm run contours'),
  );
  const problemes: Probleme[] = [];
  const attendus = new Set(epciDuDepartement(lireReferentiel(), code).map((e) => e.siren));
  const traces = new Set(contours.features.map((f) => f.id));
  for (const siren of attendus)
    if (!traces.has(siren))
      problemes.push({
        fichier,
        champ: 'features',
        valeur: `${siren} absent`,
        attendu: 'un contour par EPCI du département',
      });
  for (const siren of traces)
    if (!attendus.has(siren))
      problemes.push({
        fichier,
        champ: 'features',
        valeur: `« ${siren} »`,
        attendu: 'seulement des EPCI qui ont une commune dans le département',
      });
  if (problemes.length > 0) throw new ErreurContenu(problemes);
  return contours;
}

/** Tout ce qui empêche de publier les contours d’un département : EPCI attendus, puis géométrie. Vide = rien. */
export function problemesDesContours(code: string, racine = racineDuContenu()): Probleme[] {
  const fichier = `content/departements/${code}/contours.geojson`;
  const noter = (valeur: string): Probleme => ({
    fichier,
    champ: 'features',
    valeur,
    attendu: 'des contours écrits par npm run contours, non modifiés',
  });
  try {
    const contours = lireContours(code, racine);
    const autres = contours.features.filter((f) => !/^(Multi)?Polygon$/.test(f.geometry?.type));
    return autres.length > 0
      ? autres.map((f) => noter(`${f.id} : ${f.geometry?.type ?? 'aucune géométrie'}`))
      : anomaliesDe(contours).map(noter);
  } catch (erreur) {
    if (erreur instanceof ErreurContenu) return [...erreur.problemes];
    throw erreur;
  }
}

function analyser(octets: Buffer, enCasDErreur: () => never): Contours {
  try {
    // `TextDecoder` retire la marque d’ordre des octets et refuse ce qui n’est pas de l’UTF-8.
    const lu = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(octets)) as Contours;
    return lu.type === 'FeatureCollection' && Array.isArray(lu.features) ? lu : enCasDErreur();
  } catch {
    return enCasDErreur();
  }
}
