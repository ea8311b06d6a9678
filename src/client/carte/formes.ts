import { chargerJson } from '#client/charger-json.ts';
import type { MultiLineString } from 'geojson';
import type { Contour } from '#lib/geo/contours.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';

/** Les contours d’une vue, lus dans les GeoJSON publiés, les mêmes que l’on télécharge. */
export interface FormesPubliees {
  features: Contour<EpciPublie>[];
  limite: MultiLineString;
}

/** Va chercher les contours des départements de la vue ; un EPCI à cheval n’y est qu’une fois. */
export async function chargerFormes(vue: HTMLElement): Promise<FormesPubliees> {
  const recus = await Promise.all(vue.dataset['formes']!.split(' ').map((a) => chargerJson<FormesPubliees>(a)));
  return {
    features: [...new Map(recus.flatMap((c) => c.features).map((f) => [f.id, f])).values()],
    limite: { type: 'MultiLineString', coordinates: recus.flatMap((c) => c.limite.coordinates) },
  };
}
