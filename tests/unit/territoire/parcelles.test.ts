import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.equal(detailDe(parcelles), '1 en cours, 1 arrivé à terme');
  assert.equal(titreDuDepartement('Nord', parcelles), 'Nord : deux contrats lus, un en cours');
});

test('un département dont rien n’est lu le dit', () => {
  const parcelles = parcellesDe({ territoires: [territoire('A', 'non-renseigne')] });
  assert.equal(titreDuDepartement('Nord', parcelles), 'Nord : aucun contrat signé dans nos fiches');
});

test('le total publié, en mots', () => {
  assert.match(motsDuTotal({ signes: 7, enConstruction: 1 }), /^7.contrats, plus un en construction$/u);
  assert.match(motsDuTotal({ signes: 1, enConstruction: 0 }), /^1.contrat$/u);
});
