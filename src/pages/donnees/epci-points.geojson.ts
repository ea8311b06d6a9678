import type { APIRoute } from 'astro';
import geojson from 'geojson';
import { centroide } from '#lib/geo/centre.ts';
import { publierGeojson, reponseJson } from '#donnees/publication.ts';
import { chargerDonnees } from '#donnees/site.ts';

/** Un point par EPCI (centre de son contour), bâti par le paquet `geojson` à partir de lignes de tableau. */
export const GET: APIRoute = async ({ site }) => {
  const { departements } = await chargerDonnees();
  const { features } = await publierGeojson(departements.map((d) => d.code), site);
  const lignes = features.map((f) => {
    const [longitude, latitude] = centroide(f.geometry);
    return { ...f.properties, longitude: Number(longitude.toFixed(4)), latitude: Number(latitude.toFixed(4)) };
  });
  return reponseJson(geojson.parse(lignes, { Point: ['latitude', 'longitude'] }), 'application/geo+json');
};
