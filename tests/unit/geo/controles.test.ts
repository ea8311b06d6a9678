import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Contour } from '#lib/geo/contours.ts';
import { anomaliesDe, bordsFermes, videsEntre } from '#lib/geo/controles.ts';
import { quatreCarres, rectangle, territoire } from './carres.ts';

describe('anomaliesDe', () => {
  test('ne trouve rien à quatre carrés bien joints', () => {
    assert.deepEqual(anomaliesDe(quatreCarres()), []);
  });

  const a = territoire('a', [rectangle(0, 0)]);
  const cas: [string, Contour[], RegExp][] = [
    ['un anneau en sens horaire', [territoire('a', [rectangle(0, 0).reverse()])], /enroulement/],
    ['un trou en sens trigonométrique', [territoire('a', [rectangle(0, 0, 3, 3), rectangle(1, 1)])], /enroulement/],
    ['un anneau minuscule', [territoire('a', [rectangle(0, 0, 0.001, 0.001)])], /éclat de 0\.012 km²/],
    ['un anneau filiforme', [territoire('a', [rectangle(0, 0, 1, 0.005)])], /compacité/],
    [
      'un anneau en huit',
      [
        territoire('a', [
          [
            [0, 0],
            [1, 1],
            [1, 0],
            [0, 2],
          ],
        ]),
      ],
      /se croisent/,
    ],
    [
      'un anneau pincé en un point',
      [
        territoire('a', [
          [
            [0, 0],
            [1, 1],
            [2, 0],
            [2, 2],
            [1, 1],
            [0, 2],
          ],
        ]),
      ],
      /deux fois par le même point/,
    ],
    ['deux territoires superposés', [a, territoire('b', [rectangle(0, 0)])], /se recouvrent/],
    ['deux territoires qui se chevauchent', [a, territoire('b', [rectangle(0.5, 0.5)])], /se croisent/],
    [
      'un sommet que le voisin n’a pas',
      [
        a,
        territoire('b', [
          [
            [1, 0],
            [2, 0],
            [2, 1],
            [1, 1],
            [1, 0.5],
          ],
        ]),
      ],
      /se croisent/,
    ],
    [
      'un anneau de deux points',
      [
        territoire('a', [
          [
            [0, 0],
            [1, 0],
          ],
        ]),
      ],
      /moins de trois côtés/,
    ],
  ];
  for (const [titre, features, attendu] of cas) {
    test(`trouve ${titre}`, () => assert.match(anomaliesDe({ features }).join('\n'), attendu));
  }

  describe('un îlot se juge à l’aire de son territoire', () => {
    const ile = (cote: number, ilot: number): Contour =>
      territoire('a', [rectangle(0, 0, cote, cote)], [rectangle(2, 2, ilot, ilot)]);
    const CAS: [titre: string, contour: Contour, attendu: number][] = [
      ['un kilomètre carré, dans un territoire de douze mille', ile(1, 0.009), 0],
      ['0,12 km² dans un territoire de douze mille', ile(1, 0.0033), 1],
      ['0,12 km² dans une île de 3', ile(0.016, 0.0033), 0],
      ['0,01 km² dans une île de 3', ile(0.016, 0.0009), 1],
    ];
    for (const [titre, contour, attendu] of CAS)
      test(titre, () =>
        assert.equal(anomaliesDe({ features: [contour] }).filter((x) => x.includes('éclat')).length, attendu),
      );
  });

  test('trouve une limite de département qui ne suit pas les sommets', () => {
    const limite = {
      type: 'MultiLineString' as const,
      coordinates: [
        [
          [-1, 0.5],
          [3, 0.5],
        ],
      ],
    };
    assert.match(anomaliesDe({ ...quatreCarres(), limite }).join('\n'), /limite du département/);
  });
});

describe('bordsFermes et videsEntre', () => {
  test('quatre carrés ont un seul bord et aucun vide', () => {
    assert.equal(bordsFermes(quatreCarres()).length, 1);
    assert.deepEqual(videsEntre(quatreCarres()), []);
  });

  test('un trou entre voisins est un vide', () => {
    const features = [
      territoire('a', [
        [
          [0, 0],
          [2, 0],
          [1, 0.2],
          [0.5, 1],
          [1, 1.8],
          [2, 2],
          [0, 2],
        ],
      ]),
      territoire('b', [
        [
          [2, 0],
          [2, 2],
          [1, 1.8],
          [1.5, 1],
          [1, 0.2],
        ],
      ]),
    ];
    const vides = videsEntre({ features });
    assert.equal(vides.length, 1);
    assert.equal(vides[0]!.length, 5);
  });

  test('un trou sans occupant est un vide, un trou occupé n’en est pas un', () => {
    const anneau = territoire('a', [rectangle(0, 0, 3, 3), rectangle(1, 1).reverse()]);
    assert.equal(videsEntre({ features: [anneau] }).length, 1);
    assert.equal(videsEntre({ features: [anneau, territoire('b', [rectangle(1, 1)])] }).length, 0);
  });
});
