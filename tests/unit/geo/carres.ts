/** De petites cartes à la main, pour les tests de géométrie. */
import type { Position } from 'geojson';
import type { Contour, Contours } from '#lib/geo/contours.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

/** Un EPCI de test, d’un nom court à la place de son SIREN ; l’anneau est donné sans répéter son premier point, en sens trigonométrique. */
export function territoire(id: string, ...polygones: Position[][][]): Contour {
  const fermes = polygones.map((anneaux) => anneaux.map((anneau) => [...anneau, anneau[0]!]));
  const geometry =
    fermes.length === 1
      ? { type: 'Polygon' as const, coordinates: fermes[0]! }
      : { type: 'MultiPolygon' as const, coordinates: fermes };
  return { type: 'Feature', id: id as Siren, properties: { nom: id }, geometry };
}

/** Le rectangle de coin sud-ouest (x, y), quatre sommets. */
export function rectangle(x: number, y: number, largeur = 1, hauteur = 1): Position[] {
  return [
    [x, y],
    [x + largeur, y],
    [x + largeur, y + hauteur],
    [x, y + hauteur],
  ];
}

/**
 * Quatre carrés d’un degré autour de l’équateur, où un degré vaut autant dans les deux sens :
 *
 *     no ne        sommet commun en (1, 1)
 *     so se
 */
export function quatreCarres(): Contours {
  return {
    type: 'FeatureCollection',
    features: [
      territoire('so', [rectangle(0, 0)]),
      territoire('se', [rectangle(1, 0)]),
      territoire('no', [rectangle(0, 1)]),
      territoire('ne', [rectangle(1, 1)]),
    ],
    limite: {
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [2, 0],
          [2, 1],
          [2, 2],
          [1, 2],
          [0, 2],
          [0, 1],
          [0, 0],
        ],
      ],
    },
  };
}
