/** L’outre-mer en encarts : sous la carte, sans chevauchement, à la même hauteur. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deplacer, encartsDe } from '#lib/geo/encarts.ts';
import { empriseDe, type Emprise } from '#lib/geo/projection.ts';
import { rectangle, territoire } from './carres.ts';

const EMPRISES: Record<string, Emprise> = {
  53: [-1.3, 47.7, 0, 48.6],
  36: [0.8, 46.3, 2.2, 47.3],
  59: [2.1, 49.9, 4.3, 51.1],
  72: [-0.5, 47.5, 1, 48.5],
  '2A': [8.5, 41.3, 9.4, 42.4],
  971: [-61.9, 15.8, -61, 16.5],
  973: [-54.6, 2.1, -51.6, 5.8],
  974: [55.2, -21.4, 55.9, -20.8],
};
const emprises = (...codes: string[]) => new Map(codes.map((code) => [code, EMPRISES[code]!]));
const departement = ([ouest, sud, est, nord]: Emprise, id: string) => ({
  features: [territoire(id, [rectangle(ouest, sud, est - ouest, nord - sud)])],
  limite: undefined,
});

describe('encartsDe', () => {
  const cas: [string, string[], string[]][] = [
    ['aucun sans outre-mer, si les départements occupent assez de la carte', ['53', '36'], []],
    ['l’Hexagone rapproché, s’il serait surtout blanc', ['53', '2A'], ['53', '2A']],
    ['l’outre-mer sous l’Hexagone', ['974', '53', '971', '973'], ['971', '973', '974']],
    ['sans Hexagone, le premier reste', ['974', '971'], ['971']],
    ['seul, il est à sa place', ['974'], []],
  ];
  for (const [titre, codes, attendus] of cas)
    test(titre, () => assert.deepEqual([...encartsDe(emprises(...codes)).keys()], attendus));
});

test('les encarts sont sous la carte, tiennent dans sa largeur et ne se touchent pas', () => {
  const tous = emprises('53', '971', '973', '974');
  const encarts = encartsDe(tous);
  const poses = [...tous].map(([code, emprise]) => empriseDe(deplacer(departement(emprise, code), encarts.get(code))));
  const [base, ...autres] = poses;
  assert.deepEqual(base, tous.get('53'));
  for (const [rang, [ouest, , est, nord]] of autres.entries()) {
    assert.ok(nord < base![1], 'sous la carte');
    assert.ok(ouest >= base![0] && est <= base![2], 'dans sa largeur');
    assert.ok(rang === 0 || ouest > autres[rang - 1]![2], 'à droite du précédent');
  }
});

test('des départements éloignés se rapprochent : à la même échelle, sans se toucher, les voisins ensemble', () => {
  const tous = emprises('53', '59', '72', '2A');
  const encarts = encartsDe(tous);
  assert.deepEqual(encarts.get('53'), encarts.get('72'), 'deux voisins se déplacent ensemble');
  const poses = new Map(
    [...tous].map(([code, e]) => [code, empriseDe(deplacer(departement(e, code), encarts.get(code)))]),
  );
  const tout = empriseDe({ features: [...poses].flatMap(([code, e]) => departement(e, code).features) });
  const aire = ([ouest, sud, est, nord]: Emprise) => (est - ouest) * (nord - sud);
  assert.ok([...poses.values()].reduce((n, e) => n + aire(e), 0) > 0.4 * aire(tout), 'la carte n’est plus blanche');
  for (const [a, b] of [
    ['53', '59'],
    ['53', '2A'],
    ['72', '59'],
    ['72', '2A'],
    ['59', '2A'],
  ] as const) {
    const [x, y] = [poses.get(a)!, poses.get(b)!];
    assert.ok(x[0] > y[2] || y[0] > x[2] || x[1] > y[3] || y[1] > x[3], `${a} et ${b} ne se touchent pas`);
  }
  const [, sud, , nord] = poses.get('2A')!;
  assert.ok(Math.abs(nord - sud - 1.1) < 1e-9, 'la même échelle');
});
