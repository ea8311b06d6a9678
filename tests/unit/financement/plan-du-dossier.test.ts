import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlanFinancement } from '#lib/domaine/dossier.ts';
import { calculerPlanDuDossier, depasseLaDuree, totauxDuPlan } from '#lib/financement/plan-du-dossier.ts';

const ligne = (id: string, plafonnee = false) => ({ id, libelle: id, plafonnee });
const PLAN: PlanFinancement = {
  legende: 'Plan',
  annees: 3,
  plafondAnnuel: 10_000,
  plafondTotal: 30_000,
  depenses: [ligne('poste'), ligne('frais')],
  recettes: [ligne('departement', true), ligne('ars'), ligne('epci')],
};

test('le plan du dossier additionne les cellules et plafonne la part du Département', () => {
  const plan = calculerPlanDuDossier(PLAN, {
    'poste-1': '40000',
    'frais-1': '2000',
    'departement-1': '15000',
    'ars-1': '20000',
    'epci-1': '12000',
    'poste-2': 'illisible',
  });
  assert.deepEqual(
    plan.annees.map((a) => [a.cout, a.retenu, a.reste]),
    [
      [4_200_000, 1_000_000, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
  );
  assert.deepEqual(
    plan.alertes.map((a) => a.type),
    ['plafond-annuel'],
  );
});

test('les totaux ne s’écrivent que pour les années remplies', () => {
  assert.deepEqual(totauxDuPlan(PLAN, { 'poste-1': '40000', 'frais-1': '2000', 'ars-2': '5' }), {
    'total-depenses-1': '42000',
    'total-recettes-2': '5',
  });
});

test('depasseLaDuree compare des dates de précisions différentes', () => {
  const cas: [string, string, boolean][] = [
    ['2026-09-01', '2029-08-31', false],
    ['2026-09-01', '2029-12', true],
    ['2026', '2029', false],
    ['2026', '2030', true],
    ['2029', '2026', false],
    ['bientôt', '2030', false],
    ['', '', false],
  ];
  for (const [debut, fin, attendu] of cas) assert.equal(depasseLaDuree(debut, fin, 3), attendu, `${debut} → ${fin}`);
});
