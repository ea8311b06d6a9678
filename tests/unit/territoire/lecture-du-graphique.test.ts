import assert from 'node:assert/strict';
import test from 'node:test';
import { pourChaqueStatut, type Statut } from '#lib/domaine/situations.ts';
import { constatDuGraphique, datesPassees, type HabitantsDeLAnnee } from '#lib/territoire/lecture-du-graphique.ts';

const an = (annee: number, parts: Partial<Record<Statut, number>>): HabitantsDeLAnnee => ({
  annee,
  parStatut: pourChaqueStatut((s) => parts[s] ?? 0),
  couverts: (parts['en-cours'] ?? 0) + (parts['echeance-a-verifier'] ?? 0),
  population: 100,
});

test('le titre du graphique dit le fait, et d’où l’on vient si cela a changé', () => {
  const [avant, apres] = [an(2013, { 'non-renseigne': 100 }), an(2026, { 'en-cours': 21, 'echeance-a-verifier': 51 })];
  assert.equal(
    constatDuGraphique([avant, apres]),
    'En 2026, un contrat signé est connu pour 72 % des habitants, contre 0 % en 2013',
  );
  assert.equal(constatDuGraphique([apres]), 'En 2026, un contrat signé est connu pour 72 % des habitants');
});

test('une baisse qui n’est qu’une date passée est dite ; une autre, ou une petite, ne l’est pas', () => {
  const passe = [an(2025, { 'en-cours': 71 }), an(2026, { 'en-cours': 21, 'echeance-a-verifier': 50 })];
  assert.deepEqual(datesPassees(passe), [{ annee: 2026, part: '50 %' }]);
  const echu = [an(2025, { 'en-cours': 71 }), an(2026, { 'en-cours': 21, echu: 50 })];
  assert.deepEqual(datesPassees(echu), []);
  const petit = [an(2025, { 'en-cours': 71 }), an(2026, { 'en-cours': 68, 'echeance-a-verifier': 3 })];
  assert.deepEqual(datesPassees(petit), []);
});
