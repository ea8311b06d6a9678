import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { adresseTerritoire } from '#lib/adresses.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { publierEpci, type EpciPublie } from '#lib/vues/donnees-epci.ts';
import { chargerContours } from './contours.ts';
import { chargerDonnees } from './site.ts';

/** Lignes publiées, une par EPCI, dans l’ordre des noms. `origine` : adresse publique du site. */
export async function publierTousLesEpci(origine: URL | undefined, territoires?: readonly Territoire[]): Promise<EpciPublie[]> {
  const donnees = await chargerDonnees();
  return (territoires ?? donnees.territoires).map((t) =>
    publierEpci(t, (id) => donnees.sources.get(id)?.adresse, new URL(adresseTerritoire(t.epci), origine).href));
}

/** Contours et valeurs publiées des EPCI d’un ou de plusieurs départements ; un EPCI à cheval n’y est qu’une fois. */
export async function publierGeojson(codes: readonly string[], origine: URL | undefined): Promise<FeatureCollection<Polygon | MultiPolygon, EpciPublie>> {
  const lignes = new Map((await publierTousLesEpci(origine)).map((l) => [l.siren, l]));
  const formes = new Map((await Promise.all(codes.map(chargerContours))).flatMap((c) => c.features).map((f) => [f.id, f]));
  return {
    type: 'FeatureCollection',
    features: [...formes.values()].map((f) => ({ type: 'Feature', id: f.id, geometry: f.geometry, properties: lignes.get(f.id)! })),
  };
}

/** Réponse d’un fichier JSON, sans espaces inutiles. */
export function reponseJson(donnee: unknown, type = 'application/json'): Response {
  return new Response(JSON.stringify(donnee), { headers: { 'content-type': `${type}; charset=utf-8` } });
}
