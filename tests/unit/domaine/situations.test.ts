/** Un libellé qui suit un nombre s’accorde avec lui. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { libelleAccorde, SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';

test('au singulier, le libellé même ; à partir de deux, son pluriel', () => {
  const PLURIELS: Record<Statut, string> = {
    'en-cours': 'CLS signés, en cours',
    'echeance-a-verifier': 'CLS signés, échéances à vérifier',
    'en-construction': 'CLS en construction',
    echu: 'CLS arrivés à terme',
    'sans-cls': 'Pas de CLS',
    'non-renseigne': 'Non renseignés',
  };
  for (const statut of STATUTS) {
    assert.equal(libelleAccorde(statut, 0), SITUATIONS[statut].libelle);
    assert.equal(libelleAccorde(statut, 1), SITUATIONS[statut].libelle);
    assert.equal(libelleAccorde(statut, 2), PLURIELS[statut]);
  }
});
