import type { CentresEpci } from '#lib/contenu/coherence-contours.ts';
import { directionVers, type Direction } from '#lib/geo/longueurs-et-aires.ts';
import type { Siren } from '#lib/valeurs/siren.ts';
import centres from './centres-epci.json' with { type: 'json' };
import paires from './voisins-epci.json' with { type: 'json' };

let voisins: ReadonlyMap<Siren, readonly { siren: Siren; direction: Direction }[]> | undefined;

const CENTRES: CentresEpci = centres;

/** Longitude et latitude du centre d’un EPCI. */
function centreDe(siren: string): [number, number] {
  const [x, y] = CENTRES[siren]!;
  return [x!, y!];
}

function lire(): NonNullable<typeof voisins> {
  const dansLesDeuxSens = Object.entries(paires).flatMap(([a, autres]) =>
    autres.flatMap((b) => [
      [a, b],
      [b, a],
    ]),
  );
  return new Map(
    [...Map.groupBy(dansLesDeuxSens, ([de]) => de as Siren)].map(([de, siens]) => [
      de,
      siens.map(([, vers]) => ({ siren: vers as Siren, direction: directionVers(centreDe(de), centreDe(vers!)) })),
    ]),
  );
}

/**
 * Les EPCI qui touchent chacun depuis un autre département, et où ils sont, de centre à centre. Table de
 * `outils/contours/voisins-epci.ts`, d’après les formes des communes de tout le pays : les contours des départements
 * suivis n’ont que les leurs.
 */
export function lireVoisinsEpci(): NonNullable<typeof voisins> {
  return (voisins ??= lire());
}
