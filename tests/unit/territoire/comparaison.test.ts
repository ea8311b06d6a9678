import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { fragmentDe, LIGNES, preparerComparaison, sirensACompare } from '#lib/territoire/comparaison.ts';

const FRAGMENTS: [fragment: string, sirens: string[]][] = [
  ['#epci=200048551,245300447', ['200048551', '245300447']],
  ['#epci=200048551,200048551', ['200048551']],
  ['#epci=200048551,245300447,200083392,245300355', ['200048551', '245300447', '200083392']],
  ['#epci=abc', []],
  ['#epci=12', []],
  ['#autre', []],
  ['', []],
];
for (const [fragment, sirens] of FRAGMENTS)
  test(`« ${fragment} » se lit`, () => assert.deepEqual(sirensACompare(fragment), sirens));

test('une comparaison s’écrit comme elle se lit', () => {
  assert.deepEqual(sirensACompare(fragmentDe(['200048551', '245300447'])), ['200048551', '245300447']);
  assert.equal(fragmentDe([]), '');
});

const territoire = (contrats: unknown[]) =>
  ({
    nom: 'Essai',
    epci: { siren: '200048551', population: 28594 },
    communes: [{}, {}],
    statut: 'en-cours',
    au: '2026-11-26',
    contrats,
  }) as unknown as Territoire;

test('une cellule par ligne ; ce qui manque est vide, jamais inventé', () => {
  const { cellules } = preparerComparaison(territoire([]), '/t/');
  assert.equal(cellules.length, LIGNES.length);
  assert.deepEqual(
    cellules.slice(3),
    LIGNES.slice(3).map(() => null),
  );
});

test('un terme calculé dit qu’il l’est', () => {
  const contrat = {
    id: 'c',
    etape: 'signe',
    signature: { date: '2024-05-13', source: 's' },
    duree: { mois: 36, source: 's' },
    porteur: { nom: 'CC' },
    signataires: [],
    financements: [{ financeur: 'Département', montant: 10000, periodicite: 'par-an' }],
  };
  const { cellules } = preparerComparaison(territoire([contrat]), '/t/');
  assert.match(cellules[LIGNES.indexOf('Terme')]![1]!, /calcul/);
  assert.match(cellules[LIGNES.indexOf('Financements publiés')]![0], /10.000.€ par an/u);
});
