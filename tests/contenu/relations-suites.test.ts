/** Des contrats qui se suivent : « suiteDe », les rangs, ce qui ne peut pas être en cours ensemble. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { COMMUNE, contrats, fautes, le, rang, refuser, source } from './relations.ts';

const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  [
    'suite signée avant',
    () => contrats(['53-a-1', {}], ['53-a-2', { signature: le('2015'), suiteDe: '53-a-1' }]),
    /53-a-2\.yaml, champ suiteDe : « 53-a-1 », de 2020 ; attendu : un contrat plus ancien/,
  ],
  [
    'rang qui recule',
    () =>
      contrats(
        ['53-a-1', { generation: rang(3), signature: le('2015') }],
        ['53-a-2', { generation: rang(2), suiteDe: '53-a-1' }],
      ),
    /53-a-2\.yaml, champ generation\.rang : 2 ; attendu : un rang supérieur/,
  ],
  [
    'rang qui recule sans suite dite',
    () => contrats(['53-a-1', { generation: rang(1) }], ['53-a-2', { generation: rang(2), signature: le('2015') }]),
    /53-a-2\.yaml, champ generation\.rang : 2 ; attendu : un rang inférieur/,
  ],
  [
    'rang déjà pris',
    () => contrats(['53-a-1', { generation: rang(2), signature: le('2015') }], ['53-a-2', { generation: rang(2) }]),
    /champ generation\.rang : 2 ; attendu : un rang que 53-a-\d n’a pas/,
  ],
  [
    'suite d’un autre département',
    () => contrats(['53-a-1', { suiteDe: '36-brenne-1' }]),
    /suiteDe : « 36-brenne-1 », rangé dans le 36|suiteDe : « 36-brenne-1 », qui n’est pas signé/,
  ],
  [
    'suite d’une démarche',
    () =>
      contrats(
        [
          '53-a-1',
          { etape: 'demarche', signature: undefined, demarche: { debut: '2019', dernierSigne: '2019', source } },
        ],
        ['53-a-2', { suiteDe: '53-a-1' }],
      ),
    /suiteDe : « 53-a-1 », qui n’est pas signé/,
  ],
  [
    'suite d’un autre territoire',
    () => contrats(['53-a-1', { epci: ['200055887'], suiteDe: '53-craon-2015' }]),
    /suiteDe : « 53-craon-2015 », (d’un autre territoire|qui n’est pas signé)/,
  ],
  [
    'boucle de trois',
    () =>
      contrats(['53-a-1', { suiteDe: '53-a-3' }], ['53-a-2', { suiteDe: '53-a-1' }], ['53-a-3', { suiteDe: '53-a-2' }]),
    /suiteDe : « 53-a-3 », dont la suite revient ici ; attendu : une suite sans boucle/,
  ],
  [
    'deux suites du même contrat',
    () =>
      contrats(
        ['53-a-1', { signature: le('2015') }],
        ['53-a-2', { suiteDe: '53-a-1' }],
        ['53-a-3', { suiteDe: '53-a-1', signature: le('2022') }],
      ),
    /53-a-3\.yaml, champ suiteDe : « 53-a-1 », que 53-a-2 suit déjà/,
  ],
  [
    'premier rang d’une suite',
    () => contrats(['53-a-1', { signature: le('2015') }], ['53-a-2', { suiteDe: '53-a-1', generation: rang(1) }]),
    /53-a-2\.yaml, champ generation\.rang : 1 ; attendu : un rang supérieur : ce contrat suit 53-a-1/,
  ],
  [
    'démarche d’avant le contrat qu’elle suit',
    () =>
      contrats(
        ['53-a-1', {}],
        [
          '53-a-2',
          {
            etape: 'demarche',
            signature: undefined,
            suiteDe: '53-a-1',
            demarche: { debut: '2015', dernierSigne: '2016', source },
          },
        ],
      ),
    /53-a-2\.yaml, champ suiteDe : « 53-a-1 », de 2020/,
  ],
  [
    'démarche encore en cours après la signature',
    () => contrats(['53-a-1', { demarche: { debut: '2018', dernierSigne: '2025', source } }]),
    /demarche\.dernierSigne : « 2025 » ; attendu : une date qui n’est pas après la signature/,
  ],
  [
    'saut de rang d’une suite',
    () =>
      contrats(
        ['53-a-1', { generation: rang(1), signature: le('2010') }],
        ['53-a-5', { generation: rang(5), suiteDe: '53-a-1', signature: le('2025') }],
      ),
    /53-a-5\.yaml, champ generation\.rang : 5 ; attendu : 2, le rang qui suit celui de 53-a-1/,
  ],
  [
    'saut d’un rang dans une suite',
    () =>
      contrats(
        ['53-a-2', { generation: rang(2), signature: le('2015') }],
        ['53-a-4', { generation: rang(4), suiteDe: '53-a-2' }],
      ),
    /53-a-4\.yaml, champ generation\.rang : 4 ; attendu : 3, le rang qui suit celui de 53-a-2/,
  ],
  [
    'quatre rangs en cinq ans, sans suite dite',
    () => contrats(['53-a-1', { generation: rang(1), signature: le('2015') }], ['53-a-5', { generation: rang(5) }]),
    /generation\.rang : 5 ; attendu : un rang plus proche de celui de 53-a-1 \(1, 2015\) : pas 3.contrats de 2015 à 2020/,
  ],
  // En cours ensemble
  [
    'deux contrats en cours de la même intercommunalité',
    () =>
      contrats(
        ['53-a-1', { signature: le('2024'), duree: { mois: 60, source } }],
        ['53-a-2', { signature: le('2025'), fin: le('2030') }],
      ),
    /53-a-2\.yaml, champ suiteDe : absent ; attendu : 53-a-1, en cours sur le même territoire à cette date \(2025\)/,
  ],
  [
    'deux contrats en cours ensemble autrefois, l’un plus large',
    () =>
      contrats(
        ['53-a-1', { signature: le('2012'), fin: le('2016') }],
        ['53-a-2', { epci: ['200042182', '245300355'], signature: le('2014'), fin: le('2017') }],
      ),
    /53-a-2\.yaml, champ suiteDe : absent ; attendu : 53-a-1, en cours/,
  ],
  [
    'deux contrats en cours de la même ville',
    () =>
      contrats(
        ['53-a-1', { epci: [], communes: [COMMUNE], signature: le('2024'), fin: le('2028') }],
        ['53-a-2', { epci: [], communes: [COMMUNE], signature: le('2025') }],
      ),
    /53-a-2\.yaml, champ suiteDe : absent ; attendu : 53-a-1, en cours/,
  ],
];

test('ce qui se suit, se touche par son année ou n’a pas de terme connu n’est pas en cours ensemble', () => {
  const admis: Record<string, unknown>[][] = [
    [
      { signature: le('2024'), fin: le('2028') },
      { signature: le('2025'), suiteDe: '53-a-1' },
    ],
    [{ signature: le('2020'), fin: le('2024') }, { signature: le('2024') }],
    [{ signature: le('2020') }, { signature: le('2024') }],
    [
      { signature: le('2015'), fin: le('2026') },
      { signature: le('2018'), suiteDe: '53-a-1' },
      { signature: le('2020'), suiteDe: '53-a-2' },
    ],
  ];
  for (const champs of admis)
    assert.deepEqual(fautes(contrats(...champs.map((c, i): [string, typeof c] => [`53-a-${i + 1}`, c]))), []);
});

describe('une suite impossible se dit', () => {
  for (const cas of CAS) refuser(...cas);
});
