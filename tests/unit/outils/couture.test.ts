/** Deux départements voisins suivis : la même limite, faite des mêmes sommets, quoi que disent les deux fichiers. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Position } from 'geojson';
import { decomposer } from '#lib/geo/aretes.ts';
import { anneauxDe, type Contours } from '#lib/geo/contours.ts';
import { anomaliesDe, estEnclave, videsEntre } from '#lib/geo/controles.ts';
import { lireDecoupage } from '../../../src/outils/contours/lecture.ts';
import { combler, type PartDuPlan } from '../../../src/outils/contours/partition.ts';
import type { Entite } from '../../../src/outils/contours/mapshaper.ts';
import { produireContours } from '../../../src/outils/contours/production.ts';
import type { FormeCommunale } from '../../../src/outils/contours/rattachement.ts';
import { rectangle, territoire } from '../geo/carres.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

const { epci } = lireDecoupage();
/** Trois EPCI, sans commune d’ailleurs : un département réduit. */
const DEPARTEMENT = '90';
const siens = epci.filter(({ membres }) => membres.some(({ code }) => code.startsWith(DEPARTEMENT)));

/** Les communes du département en bandes empilées, dont le bord ouest ondule autour de la longitude `ouest`. */
function communes(ouest: number, ecart: number): FormeCommunale[] {
  const toutes = siens.flatMap(({ membres }) => membres);
  const haut = 0.9 / toutes.length;
  return toutes.map(({ code, nom }, rang) => {
    const [bas, sommet] = [rang, rang + 1].map((n) => Math.round((47 + n * haut) * 1e4) / 1e4) as [number, number];
    const bord = (n: number) => ouest + (n % 2 === 0 ? ecart : -ecart);
    const anneau = [
      [bord(rang), bas],
      [7.4, bas],
      [7.4, sommet],
      [bord(rang + 1), sommet],
      [bord(rang), bas],
    ];
    return { code, nom, fichier: 'essai', forme: { type: 'Polygon', coordinates: [anneau] } };
  });
}

/** Un voisin d’un seul EPCI, dont le bord est droit. */
const voisin = (est: number): Contours => {
  const anneau = rectangle(6.5, 46.9, est - 6.5, 1.2).map((p) => p.map((n) => Math.round(n * 1e4) / 1e4));
  return {
    type: 'FeatureCollection',
    attribution: 'essai',
    limite: { type: 'MultiLineString', coordinates: [[...anneau, anneau[0]!]] },
    features: [{ ...territoire('200000000', [anneau]), properties: { nom: 'Voisin', type: 'CC' } }],
  };
};

describe('la limite d’un voisin déjà suivi', () => {
  for (const [titre, est] of [
    ['les deux fichiers se recouvrent et s’écartent tour à tour', 6.9],
    ['le nouveau déborde partout sur le voisin', 6.903],
    ['un jour les sépare partout, fermé aux deux bouts par leurs débords', 6.899],
  ] as const)
    test(titre, async () => {
      const { texte, voisins } = await produireContours(
        communes(6.9, 0.002),
        DEPARTEMENT,
        300,
        true,
        new Map([['70', voisin(est)]]),
      );
      const ici = JSON.parse(texte) as Contours;
      const autre = JSON.parse(voisins.get('70')!) as Contours;
      const features = [...ici.features, ...autre.features];
      assert.deepEqual(anomaliesDe({ features }), []);
      assert.deepEqual(videsEntre({ features }), []);
      const partages = decomposer({ features }).partages.filter(({ territoires }) =>
        territoires.includes('200000000' as Siren),
      );
      assert.deepEqual(partages.map(({ territoires }) => territoires[1]).sort(), siens.map(({ code }) => code).sort());
      // Le voisin n’a de sommets en plus qu’aux carrefours : un entre deux EPCI, un à chaque bout.
      const sommets = (c: Contours) =>
        new Set(
          c.features
            .flatMap((f) => anneauxDe(f.geometry))
            .flat()
            .map(String),
        );
      const plus = [...sommets(autre)].filter((s) => !sommets(voisin(est)).has(s));
      assert.ok(plus.length <= 5, plus.join(' ; '));
      assert.ok(plus.every((s) => sommets(ici).has(s)));
    });
});

const part = (siren: string, anneaux: Position[][], fixe = false): Entite<PartDuPlan> => ({
  type: 'Feature',
  properties: { siren, departement: '01', fixe },
  geometry: territoire(siren, anneaux).geometry,
});

describe('un plan de morceaux', () => {
  test('un jour étroit est comblé par le territoire qui le borde le plus, une enclave reste', () => {
    const trou = (x: number, l: number, h: number) => rectangle(x, 0.3, l, h).reverse();
    const plan = combler([part('a', [rectangle(0, 0), trou(0.2, 0.3, 0.005), trou(0.6, 0.01, 0.01)])]);
    const vides = videsEntre({
      features: plan.map(({ geometry }, rang) => ({ ...territoire(`${rang}`, []), geometry })),
    });
    assert.deepEqual(
      plan.map(({ properties }) => properties.siren),
      ['a', 'a'],
    );
    assert.equal(vides.length, 1);
    assert.ok(estEnclave(vides[0]!));
  });

  test('un éclat est rendu à son voisin ; un îlot minuscule est abandonné ; un territoire minuscule est gardé', () => {
    const eclat = rectangle(1, 0.5, 0.005, 0.005);
    const plan = combler([
      part('a', [
        [
          [0, 0],
          [1, 0],
          [1, 0.5],
          [1, 0.505],
          [1, 1],
          [0, 1],
        ],
      ]),
      part('b', [rectangle(5, 5)]),
      part('b', [eclat]),
      part('b', [rectangle(8, 8, 0.001, 0.001)]),
      part('c', [rectangle(9, 9, 0.001, 0.001)]),
    ]);
    assert.deepEqual(
      plan.map(({ properties }) => properties.siren),
      ['a', 'b', 'a', 'c'],
    );
  });

  test('rien d’un voisin ne change de mains', () => {
    const plan = combler([
      part(
        'v',
        [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
        true,
      ),
      part('v', [rectangle(3, 3, 0.001, 0.001)], true),
      part('a', [rectangle(1, 0, 1, 1)]),
    ]);
    assert.deepEqual(
      plan.map(({ properties }) => properties.siren),
      ['v', 'v', 'a'],
    );
  });
});
