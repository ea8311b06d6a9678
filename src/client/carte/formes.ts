import { chargerJson } from '#client/charger-json.ts';
import type { MultiLineString } from 'geojson';
import type { Contour } from '#lib/geo/contours.ts';
import { deplacer, type DeplacementEnEncart } from '#lib/geo/encarts.ts';
import type { EpciPublie } from '#lib/publication/colonnes-epci.ts';

/** Les contours d’une vue, lus dans les GeoJSON publiés, les mêmes que l’on télécharge. */
export interface FormesPubliees {
  features: Contour<EpciPublie>[];
  limite: MultiLineString;
}

/** L’encart qu’un attribut de la page écrit ; aucun s’il est vide. */
function lireEncart(ecrit = ''): DeplacementEnEncart | undefined {
  const [enX, deX, enY, deY] = ecrit.split(',').map(Number);
  return deY === undefined ? undefined : [enX!, deX!, enY!, deY];
}

/** Va chercher les contours des départements de la vue ; un EPCI à cheval n’y est qu’une fois. */
export async function chargerFormes(vue: HTMLElement): Promise<FormesPubliees> {
  // Un déplacement par fichier, vide pour un département à sa place.
  const encarts = vue.dataset['encarts']?.split(' ') ?? [];
  const recus = await Promise.all(
    vue.dataset['formes']!.split(' ').map(async (adresse, rang) =>
      deplacer(await chargerJson<FormesPubliees>(adresse), lireEncart(encarts[rang])),
    ),
  );
  return {
    features: [...new Map(recus.flatMap((c) => c.features).map((f) => [f.id, f])).values()],
    limite: { type: 'MultiLineString', coordinates: recus.flatMap((c) => c.limite.coordinates) },
  };
}
