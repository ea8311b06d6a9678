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

test('un nom qui ne tient pas cède à un numéro, qui sans la place de son icône s’en passe', () => {
  const trace = tracerCarte(
    {
      features: [
        territoire('a', [rectangle(0, 0, 5, 5)]),
        territoire('b', [rectangle(5, 0, 1, 5)]),
        territoire('c', [rectangle(6, 0, 0.9, 0.4)]),
      ],
    },
    { echelle: { largeur: 400 } },
  );
  const cadre = { largeur: 400, hauteur: 400 };
  const [a, b, c] = poserLesNoms(
    trace,
    ['Nom', 'Extraordinairement', 'Extraordinairement'].map((nom, i) => ({ siren: 'abc'[i]!, nom, bref: null })),
    { large: cadre, etroit: cadre },
  ).map(({ large }) => large);
  assert.deepEqual([a!.lignes, a!.sansIcone], [['Nom'], undefined]);
  assert.deepEqual([b!.lignes, b!.sansIcone], [['2'], undefined]);
  assert.deepEqual([c!.lignes, c!.sansIcone], [['3'], true]);
});
