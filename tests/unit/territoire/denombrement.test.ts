import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compterTerritoires, desTerritoires, lesTerritoires } from '#lib/territoire/denombrement.ts';

const liste = (groupes: number, seules: number) => [
  ...Array.from({ length: groupes }, () => ({ epci: { type: 'CC' } })),
  ...Array.from({ length: seules }, () => ({ epci: { type: 'COMMUNE' } })),
];

test('les territoires d’un département se comptent au singulier, au pluriel, et avec leurs îles', () => {
  const cas: [groupes: number, seules: number, compte: string, article: string, complement: string][] = [
    [0, 0, '0 intercommunalité', 'Aucune intercommunalité d’ici', ': Aucune intercommunalité d’ici'],
    [1, 0, '1 intercommunalité', 'L’intercommunalité d’ici', 'de l’intercommunalité d’ici'],
    [2, 0, '2 intercommunalités', 'Les deux intercommunalités d’ici', 'des deux intercommunalités d’ici'],
    [19, 0, '19 intercommunalités', 'Les 19 intercommunalités d’ici', 'des 19 intercommunalités d’ici'],
    [
      19,
      1,
      '19 intercommunalités et 1 commune qui n’en a pas',
      'Les 19 intercommunalités d’ici, et la commune qui n’en a pas',
      'des 19 intercommunalités d’ici, et la commune qui n’en a pas',
    ],
    [
      21,
      2,
      '21 intercommunalités et 2 communes qui n’en ont pas',
      'Les 21 intercommunalités d’ici, et les deux communes qui n’en ont pas',
      'des 21 intercommunalités d’ici, et les deux communes qui n’en ont pas',
    ],
  ];
  for (const [groupes, seules, compte, article, complement] of cas) {
    const territoires = liste(groupes, seules);
    assert.equal(compterTerritoires(territoires).replaceAll('\u00a0', ' '), compte);
    assert.equal(lesTerritoires(territoires, 'd’ici'), article);
    assert.equal(desTerritoires(territoires, 'd’ici'), complement);
  }
});
