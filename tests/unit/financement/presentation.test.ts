import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calculerPlan, repeter, type AnneeSaisie, type RegleAide } from '#lib/financement/calcul.ts';
import { barresDe, dessinerPlan, resultatDuPlan } from '#lib/financement/dessin-du-plan.ts';
import { versHtml } from '#lib/texte/html.ts';
import { presenterPlan } from '#lib/financement/presentation.ts';
import { deEuros } from '#lib/valeurs/montant.ts';

const REGLE: RegleAide = {
  plafondAnnuel: deEuros(10_000),
  plafondTotal: deEuros(30_000),
  duree: 3,
  taux: null,
  parHabitant: null,
};
const ANNEE: AnneeSaisie = {
  cout: deEuros(40_000),
  demande: deEuros(15_000),
  autres: [{ nom: 'ARS', montant: deEuros(10_000) }],
  epci: [{ nom: 'Pays d’ici', montant: deEuros(0) }],
};
const vueDe = (annees: number, annee = ANNEE) =>
  presenterPlan(calculerPlan(repeter(annee, annees), REGLE), REGLE, 'Département');

test('presenterPlan réunit les années identiques et ajoute le total', () => {
  assert.deepEqual(vueDe(1).colonnes, ['L’année']);
  assert.deepEqual(vueDe(3).colonnes, ['Chaque année', 'En 3 ans']);
  assert.deepEqual(vueDe(5).colonnes, ['Années 1 à 3', 'Années 4 et 5', 'En 5 ans']);
});

test('presenterPlan liste coût, apports non nuls, Département plafonné, reste', () => {
  assert.deepEqual(vueDe(3).lignes, [
    { genre: 'cout', nom: 'Coût du poste', montants: [4_000_000, 12_000_000] },
    { genre: 'apport', nom: 'ARS', montants: [1_000_000, 3_000_000] },
    { genre: 'departement', nom: 'Département', montants: [1_000_000, 3_000_000] },
    { genre: 'manque', nom: 'Reste à couvrir', montants: [2_000_000, 6_000_000] },
  ]);
});

test('presenterPlan répond d’abord, et dit chaque remarque une seule fois', () => {
  const vue = vueDe(3);
  assert.equal(vue.reponse, 'Il reste 20\u202f000\u00a0€ par an à couvrir.');
  assert.equal(vue.remarques.length, 1, 'le manque, le même chaque année, n’est dit que dans la réponse');
  assert.match(
    vue.remarques[0]!,
    /^Chaque année : vous demandez 15\u202f000\u00a0€ .* le calcul retient 10\u202f000\u00a0€\.$/,
  );
  assert.deepEqual(
    vueDe(4).remarques.map((r) => r.split(' : ')[0]),
    ['Le plan dure 4 ans, l’aide 3', 'Années 1 à 3', 'Années 1 à 3', 'Année 4'],
  );
  assert.equal(
    vueDe(1, { cout: deEuros(0), demande: deEuros(0), autres: [], epci: [] }).reponse,
    'Écrivez le coût du poste : le reste se calcule.',
  );
  assert.equal(
    vueDe(1, { cout: deEuros(5), demande: deEuros(5), autres: [], epci: [{ nom: 'E', montant: deEuros(5) }] }).reponse,
    'Les apports dépassent le coût de 5\u00a0€.',
  );
});

test('barresDe pose les apports bout à bout et le manque en tireté jusqu’au coût', () => {
  assert.deepEqual(barresDe(vueDe(1)), [
    { debut: 0, fin: 540, tirete: false },
    { debut: 0, fin: 135, tirete: false },
    { debut: 135, fin: 270, tirete: false },
    { debut: 270, fin: 540, tirete: true },
  ]);
});

test('un nom saisi ne peut pas devenir du HTML', () => {
  const vue = vueDe(1, { ...ANNEE, autres: [{ nom: '<img src=x onerror="a()">', montant: deEuros(1) }] });
  assert.doesNotMatch(resultatDuPlan(vue, 'Plan').map(versHtml).join(''), /<img/);
  assert.match(versHtml(dessinerPlan(vue)), /&lt;img src=x onerror=&quot;a\(\)&quot;&gt;/);
});
