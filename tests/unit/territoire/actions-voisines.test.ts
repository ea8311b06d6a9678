import assert from 'node:assert/strict';
import test from 'node:test';
import type { Action } from '#lib/schemas/action.ts';
import { actionsVoisines } from '#lib/territoire/actions-voisines.ts';

const action = (id: string, theme: string, departement: string, avancement = 'realisee') =>
  ({ id, theme, departement, avancement }) as Action;

test('d’un territoire dont on ne sait rien, deux actions faites dans le département, de deux thèmes', () => {
  const actions = [
    action('a', 'acces', '53', 'prevue'),
    action('b', 'acces', '53'),
    action('c', 'acces', '53'),
    action('d', 'logement', '36'),
    action('e', 'logement', '53'),
    action('f', 'habitants', '53'),
  ];
  assert.deepEqual(
    actionsVoisines(actions, '53').map((a) => a.id),
    ['b', 'e'],
  );
  assert.deepEqual(actionsVoisines(actions, '72'), []);
});
