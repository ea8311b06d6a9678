import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  calculerPlan,
  regleDe,
  repeter,
  type Alerte,
  type AnneeSaisie,
  type RegleAide,
} from '#lib/financement/calcul.ts';
import { deEuros } from '#lib/valeurs/montant.ts';

const REGLE: RegleAide = regleDe({
  plafondAnnuel: { euros: 10_000, source: 's' },
  plafondTotal: { euros: 30_000, source: 's' },
  duree: { annees: 3, source: 's' },
  taux: { pourcent: null, texte: 't', source: 's' },
});

/** Une année en euros : coût, demande, autres, parts des intercommunalités. */
function annee(cout: number, demande: number, autres: number[] = [], epci: number[] = []): AnneeSaisie {
  const apports = (prefixe: string, euros: number[]) =>
    euros.map((e, i) => ({ nom: `${prefixe} ${i + 1}`, montant: deEuros(e) }));
  return {
    cout: deEuros(cout),
    demande: deEuros(demande),
    autres: apports('autre', autres),
    epci: apports('epci', epci),
  };
}

test('regleDe traduit les euros publiés en centimes, sans taux', () => {
  assert.deepEqual(REGLE, {
    plafondAnnuel: 1_000_000,
    plafondTotal: 3_000_000,
    duree: 3,
    taux: null,
    parHabitant: null,
  });
});

test('calculerPlan : part retenue, reste et alertes', () => {
  const cas: [string, AnneeSaisie[], number[], number[], Alerte['type'][]][] = [
    ['équilibré', repeter(annee(31_000, 10_000, [15_000], [6_000]), 3), [10_000, 10_000, 10_000], [0, 0, 0], []],
    ['demande sous le plafond', [annee(20_000, 4_000, [], [16_000])], [4_000], [0], []],
    [
      'plafond annuel, et il manque la différence',
      [annee(31_000, 15_000, [], [16_000])],
      [10_000],
      [5_000],
      ['plafond-annuel', 'manque'],
    ],
    ['partage entre deux intercommunalités', [annee(40_000, 10_000, [], [20_000, 10_000])], [10_000], [0], []],
    ['trop d’apports', [annee(20_000, 10_000, [15_000])], [10_000], [-5_000], ['excedent']],
    [
      'quatre ans : rien la dernière année',
      repeter(annee(10_500, 10_000, [500]), 4),
      [10_000, 10_000, 10_000, 0],
      [0, 0, 0, 10_000],
      ['duree', 'manque'],
    ],
    ['le Département paie tout', [annee(8_000, 8_000)], [8_000], [0], ['departement-seul']],
    ['sans coût ni apport', [annee(0, 0)], [0], [0], []],
    ['aucune année', [], [], [], []],
  ];
  for (const [nom, saisies, retenus, restes, types] of cas) {
    const plan = calculerPlan(saisies, REGLE);
    assert.deepEqual(
      plan.annees.map((a) => a.retenu / 100),
      retenus,
      nom,
    );
    assert.deepEqual(
      plan.annees.map((a) => a.reste / 100),
      restes,
      nom,
    );
    assert.deepEqual(
      plan.alertes.map((a) => a.type),
      types,
      nom,
    );
    const couverte = plan.total.cout > 0 && restes.every((r) => r === 0);
    assert.equal(plan.verdict === 'equilibre', couverte, nom);
  }
});

test('calculerPlan : le plafond total s’applique aussi quand il est plus serré que la somme des années', () => {
  const plan = calculerPlan(repeter(annee(30_000, 10_000), 3), { ...REGLE, plafondTotal: deEuros(25_000) });
  assert.deepEqual(
    plan.annees.map((a) => a.retenu),
    [1_000_000, 1_000_000, 500_000],
  );
  assert.deepEqual(
    plan.alertes.filter((a) => a.type === 'plafond-total'),
    [{ type: 'plafond-total', annee: 3, demande: 1_000_000, retenu: 500_000 }],
  );
  assert.deepEqual(plan.total, {
    cout: 9_000_000,
    demande: 3_000_000,
    retenu: 2_500_000,
    autres: 0,
    epci: 0,
    reste: 6_500_000,
  });
});

test('calculerPlan garde les centimes exacts', () => {
  const plan = calculerPlan(
    [
      {
        cout: deEuros(10.01),
        demande: deEuros(0.1),
        autres: [{ nom: 'a', montant: deEuros(0.2) }],
        epci: [{ nom: 'e', montant: deEuros(9.7) }],
      },
    ],
    REGLE,
  );
  assert.equal(plan.total.reste, 1);
});
