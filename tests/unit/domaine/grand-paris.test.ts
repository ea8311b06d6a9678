import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { detaillerGrandParis, METROPOLE_DU_GRAND_PARIS } from '#lib/domaine/grand-paris.ts';
import { unCodeInsee } from '#lib/valeurs/code-insee.ts';
import { unSiren, type Siren } from '#lib/valeurs/siren.ts';

/** Deux groupements imaginaires, aux SIREN dont la clé est juste. */
const AUTRE = unSiren('200048551');
const OUEST = unSiren('245300355');

const membre = (code: string) => ({ code, nom: `Commune ${code}`, siren: `21${code}00` as Siren });

describe('le Grand Paris', () => {
  test('est remplacé par ses établissements publics territoriaux et par sa commune d’aucun d’eux', () => {
    const metropole = {
      code: METROPOLE_DU_GRAND_PARIS,
      nom: 'Métropole',
      type: 'METRO',
      membres: ['75056', '92001', '93001'].map(membre),
    };
    const autre = { code: AUTRE, nom: 'CC Autre', type: 'CC', membres: [membre('53001')] };
    const ept = [{ code: OUEST, nom: 'Ouest', type: 'EPT', membres: ['92001', '93001'].map(membre) }];
    assert.deepEqual(
      detaillerGrandParis([autre, metropole], ept).map(({ code, type }) => [code, type]),
      [
        [AUTRE, 'CC'],
        [OUEST, 'EPT'],
        ['217505600', 'PARIS'],
      ],
    );
  });

  test('dans le référentiel : onze EPT et Paris, chaque commune dans un seul territoire', () => {
    const { epci, communes } = lireReferentiel();
    assert.equal(epci.has(METROPOLE_DU_GRAND_PARIS), false);
    assert.equal([...epci.values()].filter((e) => e.type === 'EPT').length, 11);
    const paris = epci.get(communes.get(unCodeInsee('75056'))!.epci!)!;
    assert.deepEqual([paris.nom, paris.type, paris.communes], ['Paris', 'PARIS', ['75056']]);
    assert.ok(paris.population > 2_000_000);
    const argenteuil = epci.get(communes.get(unCodeInsee('95018'))!.epci!)!;
    assert.deepEqual([argenteuil.nom, argenteuil.departements], ['Boucle Nord de Seine', ['92', '95']]);
    const membres = [...epci.values()].flatMap((e) => e.communes);
    assert.equal(new Set(membres).size, membres.length);
  });
});
