import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { champsDuDossier, colonnesDuPlan, idCellule, LIGNES_CALCULEES } from '#lib/domaine/dossier.ts';
import { reponsesCanoniques } from '#lib/dossier/saisie.ts';
import { calculerPlanDuDossier, habitantsDuDossier, totauxDuPlan } from '#lib/financement/plan-du-dossier.ts';
import { CONTENU_FIGE } from '../../sites.ts';
import { CAS, dossierDuCas, saisiesDuCas } from './cas.ts';

const { dossiers, aides } = chargerContenu(CONTENU_FIGE);

test('la table a soixante-quinze cas au moins, chacun son nom', () => {
  assert.ok(CAS.length >= 75);
  assert.equal(new Set(CAS.map((c) => c.nom)).size, CAS.length);
});

test('chaque plan de la table donne le verdict et les nombres calculés à la main', () => {
  for (const c of CAS) {
    const dossier = dossierDuCas(dossiers[0]!.donnee, aides[0]!.donnee, c);
    const plan = dossier.sections.find((s) => s.plan)!.plan!;
    const reponses = reponsesCanoniques(champsDuDossier(dossier), saisiesDuCas(c));
    const habitants = habitantsDuDossier(dossier, reponses);
    const calcule = calculerPlanDuDossier(plan, reponses, habitants);
    assert.deepEqual([calcule.annees.map((a) => a.verdict), calcule.verdict], [c.annees, c.verdict], c.nom);
    const totaux = totauxDuPlan(plan, reponses, habitants);
    const ecrits = (ligne: string) => colonnesDuPlan(plan).map((col) => totaux[idCellule(ligne, col)] ?? '');
    assert.deepEqual(ecrits(LIGNES_CALCULEES.retenu), c.retenu, c.nom);
    assert.deepEqual(ecrits(LIGNES_CALCULEES.reste), c.reste, c.nom);
  }
});
