import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { lireVoisinsEpci } from '#chargeurs/voisins-epci.ts';
import { nomCourt } from '#lib/domaine/epci.ts';

const { epci } = lireReferentiel();
const voisins = lireVoisinsEpci();
const nommer = (nom: string) => {
  const [siren] = [...epci].find(([, e]) => nomCourt(e.nom) === nom)!;
  return (voisins.get(siren) ?? []).map((v) => `${nomCourt(epci.get(v.siren)!.nom)} ${v.direction}`).sort();
};

describe('voisins d’un département à l’autre', () => {
  const CAS: [epci: string, attendus: string[]][] = [
    ['Pays de Craon', ['Anjou Bleu Communauté sud', 'Roche aux Fées Communauté ouest', 'Vitré Communauté nord-ouest']],
    ['Laval Agglomération', ['Vitré Communauté ouest']],
    ['Coeur de Brenne', ['Loches Sud Touraine nord-ouest']],
    ['Rennes Métropole', []],
  ];
  for (const [nom, attendus] of CAS) test(nom, () => assert.deepEqual(nommer(nom), attendus));

  test('chacun est au référentiel, et l’est dans les deux sens', () => {
    for (const [siren, siens] of voisins) {
      assert.ok(epci.has(siren), siren);
      for (const v of siens)
        assert.ok(
          voisins.get(v.siren)?.some((retour) => retour.siren === siren),
          `${siren} ${v.siren}`,
        );
    }
  });
});
