import assert from 'node:assert/strict';
import test from 'node:test';
import { invraisemblance } from '../../mesures/page.ts';

const releve = (fcp: number, dureeDeTache: number, scripts: number, carte = { aVivre: false, vive: 0 }) => ({
  fcp,
  scripts,
  ...carte,
  taches: [[500, dureeDeTache]] as [number, number][],
});

test('une mesure qui ne peut pas être vraie est refusée', () => {
  assert.equal(invraisemblance(releve(0, 0, 2)), 'aucun premier affichage');
  assert.equal(invraisemblance(releve(400, 1060, 0)), '1010 ms de blocage sans aucun script');
  assert.equal(invraisemblance(releve(400, 1060, 3)), null);
  assert.equal(invraisemblance(releve(400, 300, 0)), null);
  assert.equal(invraisemblance(releve(400, 300, 3, { aVivre: true, vive: 0 })), 'une carte qui n’a pas pris vie');
  assert.equal(invraisemblance(releve(400, 300, 3, { aVivre: true, vive: 900 })), null);
});
