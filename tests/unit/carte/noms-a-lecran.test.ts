/** Deux numéros au même endroit : la carte n’en écrit qu’un, la liste dit l’autre. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poserLesNoms } from '#lib/carte/noms-a-lecran.ts';
import { tracerCarte } from '#lib/geo/lignes-communes.ts';
import { rectangle, territoire } from '../geo/carres.ts';

test('le premier de la liste garde son numéro, celui qui le couvrirait se tait, un nom qui tient s’écrit', () => {
  const trace = tracerCarte(
    {
      features: [
        territoire('a', [rectangle(0, 0, 0.1, 0.1)]),
        territoire('b', [rectangle(0.1, 0, 0.1, 0.1)]),
        territoire('c', [rectangle(5, 0, 5, 5)]),
        territoire('d', [rectangle(1, 4, 0.1, 0.1)]),
      ],
    },
    { echelle: { largeur: 400 } },
  );
  const cadre = { largeur: 400, hauteur: 400 };
  const noms = poserLesNoms(
    trace,
    ['a', 'b', 'c', 'd'].map((siren) => ({ siren, nom: `Nom ${siren}`, bref: null })),
    { large: cadre, etroit: cadre },
  );
  assert.deepEqual(
    noms.map(({ large }) => [large.lignes.join(), large.tu ?? false]),
    [
      ['1', false],
      ['2', true],
      ['Nom c', false],
      ['4', false],
    ],
  );
});
