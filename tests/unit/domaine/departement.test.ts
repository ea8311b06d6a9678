import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tropPourUnePage } from '#lib/domaine/departement.ts';

test('Les pages de tout le site montrent dix départements en détail, et renvoient à chacun au-delà', () => {
  assert.equal(tropPourUnePage(Array(10)), false);
  assert.equal(tropPourUnePage(Array(11)), true);
});
