import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parRegion, tropPourUnePage } from '#lib/domaine/departement.ts';

test('Les pages de tout le site montrent six départements en détail, et renvoient à chacun au-delà', () => {
  assert.equal(tropPourUnePage(Array(6)), false);
  assert.equal(tropPourUnePage(Array(7)), true);
});

test('Les départements se rangent par région, dans l’ordre des noms', () => {
  const d = (nom: string, nomRegion: string) => ({ nom, nomRegion });
  const range = parRegion([d('Sarthe', 'Pays de la Loire'), d('Ain', 'Auvergne'), d('Mayenne', 'Pays de la Loire')]);
  assert.deepEqual(
    range.map((r) => [r.nom, r.departements.map((x) => x.nom)]),
    [
      ['Auvergne', ['Ain']],
      ['Pays de la Loire', ['Mayenne', 'Sarthe']],
    ],
  );
});
