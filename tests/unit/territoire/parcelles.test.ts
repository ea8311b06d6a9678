import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statut } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import {
  detailDe,
  motsDuTotal,
  parcellesDe,
  phraseDesPartages,
  titreDuDepartement,
} from '#lib/territoire/parcelles.ts';

const territoire = (nom: string, statut: Territoire['statut'], contrat?: string) =>
  ({
    nom,
    statut,
    au: '2026-11-26',
    contrats: contrat ? [{ id: contrat, etape: 'signe', signature: { date: '2024', source: 's' } }] : [],
  }) as unknown as Territoire;

test('un contrat partagé est une seule parcelle, les mieux établies d’abord ; sans contrat, aucune', () => {
  const parcelles = parcellesDe({
    territoires: [
      territoire('A', 'echu', 'c1'),
      territoire('B', 'en-cours', 'c2'),
      territoire('C', 'en-cours', 'c2'),
      territoire('D', 'non-renseigne'),
    ],
  });
  assert.deepEqual(parcelles.statuts, ['en-cours', 'echu']);
  assert.equal(phraseDesPartages(parcelles), 'B et C partagent le leur.');
  assert.equal(detailDe(parcelles), '1\u00a0en cours, 1\u00a0arrivé à terme');
  assert.equal(titreDuDepartement('Nord', parcelles), 'Nord : deux contrats lus, un en cours');
});

test('le détail s’accorde avec chaque compte', () => {
  const CAS: [statuts: Statut[], detail: string][] = [
    [['en-cours'], '1\u00a0en cours'],
    [['en-cours', 'en-cours'], '2\u00a0en cours'],
    [['echeance-a-verifier'], '1\u00a0échéance à vérifier'],
    [['echeance-a-verifier', 'echeance-a-verifier', 'echeance-a-verifier'], '3\u00a0échéances à vérifier'],
    [['echu'], '1\u00a0arrivé à terme'],
    [['en-cours', 'echu', 'echu'], '1\u00a0en cours, 2\u00a0arrivés à terme'],
    [[], ''],
  ];
  for (const [statuts, detail] of CAS) assert.equal(detailDe({ statuts, partages: [] }), detail);
});

test('un département dont rien n’est lu le dit', () => {
  const parcelles = parcellesDe({ territoires: [territoire('A', 'non-renseigne')] });
  assert.equal(titreDuDepartement('Nord', parcelles), 'Nord : aucun contrat signé dans nos fiches');
});

test('le total publié, en mots', () => {
  assert.match(motsDuTotal({ signes: 7, enConstruction: 1 }), /^7.contrats, plus un en construction$/u);
  assert.match(motsDuTotal({ signes: 1, enConstruction: 0 }), /^1.contrat$/u);
});
