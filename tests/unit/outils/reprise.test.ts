/** Un département devient suivi : ses contrats repérés y passent, avec leurs sources, et rien n’est saisi deux fois. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { reprendreReperages } from '../../../src/outils/departement/reprise.ts';
import { CONTENU_FIGE } from '../../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const racine = mkdtempSync(join(tmpdir(), 'reprise-'));
cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
after(() => rmSync(racine, { recursive: true, force: true }));

const DINAN = ['22-dinan-agglomeration-2020', '22-dinan-agglomeration-suite'];

test('les fiches d’un département suivi y passent avec leurs sources', () => {
  const avant = lireContenu(racine, unJour('2026-11-26')).contenu;
  assert.deepEqual(reprendreReperages('22', racine), { deplacees: DINAN, restees: [] });
  const { contenu, problemes } = lireContenu(racine, unJour('2026-11-26'));
  assert.deepEqual(problemes, []);
  assert.equal(contenu.reperages.length, avant.reperages.length - DINAN.length);
  assert.equal(contenu.sources.length, avant.sources.length);
  assert.deepEqual(
    contenu.contrats.filter(({ donnee }) => donnee.departement === '22').map(({ donnee }) => donnee.id),
    DINAN,
  );
  const source = contenu.sources.find(({ donnee }) => donnee.id === '22-dinan-agglomeration')!;
  assert.equal(source.fichier, 'content/departements/22/sources.yaml');
  assert.deepEqual(reprendreReperages('22', racine), { deplacees: [], restees: [] });
});

test('une fiche sans intercommunalité connue reste, et la commande le dit', () => {
  assert.deepEqual(reprendreReperages('21', racine), { deplacees: [], restees: ['21-pays-auxois-morvan-2025'] });
});
