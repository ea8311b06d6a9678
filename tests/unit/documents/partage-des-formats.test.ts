import assert from 'node:assert/strict';
import test from 'node:test';
import { partager } from '#documents/partage-des-formats.ts';

test('ce que deux formats partagent est fait une fois, puis refait si un troisième le demande', () => {
  let faits = 0;
  const prendre = partager(2, () => ({ rang: ++faits }));
  const [premier, second, troisieme] = [prendre(), prendre(), prendre()];
  assert.equal(premier, second);
  assert.deepEqual([premier.rang, troisieme.rang, faits], [1, 2, 2]);
});
