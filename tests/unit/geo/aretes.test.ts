import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { arcsDe, decomposer, voisinsDe } from '#lib/geo/aretes.ts';
import { reunirContours } from '#lib/geo/contours.ts';
import { quatreCarres, rectangle, territoire } from './carres.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

describe('decomposer', () => {
  test('donne une limite commune par paire de voisins, sans les contacts par un point', () => {
    const { partages } = decomposer(quatreCarres());
    assert.deepEqual(
      partages.map(({ territoires }) => territoires.join('–')),
      ['ne–no', 'ne–se', 'no–so', 'se–so'],
    );
    assert.deepEqual(partages[3]!.lignes, [
      [
        [1, 0],
        [1, 1],
      ],
    ]);
  });

  test('donne le bord extérieur, une ligne par territoire', () => {
    const { bord } = decomposer(quatreCarres());
    assert.equal(bord.length, 4);
    assert.deepEqual(bord[1], [
      [1, 0],
      [2, 0],
      [2, 1],
    ]);
  });

  test('une île est un arc fermé', () => {
    const { partages, bord } = decomposer({ features: [territoire('ile', [rectangle(0, 0)])] });
    assert.deepEqual(partages, []);
    assert.deepEqual(bord, [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
        [0, 0],
      ],
    ]);
  });

  test('un territoire enclavé partage tout son bord', () => {
    const trou = rectangle(1, 1).reverse();
    const { partages, bord } = decomposer({
      features: [territoire('anneau', [rectangle(0, 0, 3, 3), trou]), territoire('enclave', [rectangle(1, 1)])],
    });
    assert.equal(partages.length, 1);
    assert.equal(partages[0]!.lignes.length, 1);
    assert.equal(partages[0]!.lignes[0]!.length, 5);
    assert.equal(bord.length, 1);
  });
});

describe('arcsDe', () => {
  test('la limite du département coupe les arcs là où elle quitte le bord', () => {
    const contours = {
      features: [
        territoire('a', [
          [
            [0, 0],
            [1, 0],
            [2, 0],
            [2, 1],
            [1, 1],
            [0, 1],
          ],
        ]),
      ],
      limite: {
        type: 'MultiLineString' as const,
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
            [0, 0],
          ],
        ],
      },
    };
    const arcs = arcsDe(contours).map(({ territoires, limite, points }) => [territoires.join(), limite, points.length]);
    assert.deepEqual(arcs, [
      ['a', false, 4],
      ['a', true, 4],
      ['', true, 2],
    ]);
  });
});

describe('voisinsDe', () => {
  test('classe les voisins par longueur décroissante et dit leur direction', () => {
    const voisins = voisinsDe({
      features: [
        territoire('grand', [
          [
            [0, 0],
            [3, 0],
            [3, 1],
            [2, 1],
            [0, 1],
          ],
        ]),
        territoire('nord', [
          [
            [0, 1],
            [2, 1],
            [2, 2],
            [0, 2],
          ],
        ]),
        territoire('est', [rectangle(3, 0)]),
        territoire('loin', [rectangle(8, 8)]),
      ],
    });
    assert.deepEqual(
      voisins
        .get('grand' as Siren)!
        .map(({ siren, longueurKm, direction }) => [siren, Math.round(longueurKm), direction]),
      [
        ['nord', 222, 'nord-ouest'],
        ['est', 111, 'est'],
      ],
    );
    assert.deepEqual(
      voisins.get('est' as Siren)!.map(({ siren, direction }) => [siren, direction]),
      [['grand', 'ouest']],
    );
    assert.deepEqual(voisins.get('loin' as Siren), []);
  });

  test('se toucher en un point ne fait pas un voisin', () => {
    assert.deepEqual(
      voisinsDe(quatreCarres())
        .get('so' as Siren)!
        .map(({ siren }) => siren)
        .sort(),
      ['no', 'se'],
    );
  });
});

test('les voisins passent d’un département à l’autre ; un EPCI coupé d’un côté est pris entier de l’autre', () => {
  const ouest = {
    features: [territoire('o', [rectangle(0, 0)]), territoire('cheval', [rectangle(1, 0)])],
    coupes: ['cheval' as Siren],
  };
  const est = { features: [territoire('cheval', [rectangle(1, 0, 2)]), territoire('e', [rectangle(3, 0)])] };
  for (const listes of [
    [ouest, est],
    [est, ouest],
  ]) {
    const reunis = reunirContours(listes);
    assert.deepEqual(reunis.map(({ id }) => id).sort(), ['cheval', 'e', 'o']);
    assert.deepEqual(
      voisinsDe({ features: reunis })
        .get('cheval' as Siren)!
        .map(({ siren, direction }) => `${siren} ${direction}`)
        .sort(),
      ['e est', 'o ouest'],
    );
  }
});
