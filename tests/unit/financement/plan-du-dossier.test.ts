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
  parHabitant: null,
  taux: null,
  depenses: [ligne('poste'), ligne('frais')],
  recettes: [ligne('departement', true), ligne('ars'), ligne('epci')],
};

test('le plan du dossier additionne les cellules et plafonne la part du Département', () => {
  const reponses = {
    'poste-1': '40000',
    'frais-1': '2000',
    'departement-1': '15000',
    'ars-1': '20000',
    'epci-1': '12000.50',
    'poste-2': 'illisible',
  };
  const plan = calculerPlanDuDossier(PLAN, reponses, null);
  assert.deepEqual(
    plan.annees.map((a) => [a.cout, a.retenu, a.reste, a.verdict]),
    [
      [4_200_000, 1_000_000, -50, 'excedent'],
      [0, 0, 0, 'illisible'],
      [0, 0, 0, 'vide'],
    ],
  );
  assert.deepEqual(
    plan.alertes.map((a) => a.type),
    ['plafond-annuel', 'excedent', 'illisible', 'vide'],
  );
});

test('les totaux ne s’écrivent que pour les années remplies et lisibles', () => {
  assert.deepEqual(totauxDuPlan(PLAN, { 'poste-1': '40000', 'frais-1': '2000', 'ars-2': '5', 'epci-3': '-5' }, null), {
    'poste-total': '40000',
    'frais-total': '2000',
    'ars-total': '5',
    'total-depenses-1': '42000',
    'montant-retenu-1': '0',
    'total-recettes-1': '0',
    'reste-a-couvrir-1': '42000',
    'total-depenses-2': '0',
    'montant-retenu-2': '0',
    'total-recettes-2': '5',
    'reste-a-couvrir-2': '-5',
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
