import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { termesAVenir } from '#lib/territoire/agenda.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const AU = '2026-11-26';
const le = (date: string) => ({ date, source: 's' });
const territoire = (nom: string, id: string, fin: string) =>
  ({
    nom,
    au: AU,
    contrats: [{ id, etape: 'signe', signature: le('2020'), fin: le(fin) }],
  }) as unknown as Territoire;
const ids = (...territoires: Territoire[]) => termesAVenir(territoires, unJour(AU)).map((x) => x.contrat.id);

test('du plus proche au plus lointain ; une année vaut jusqu’à son dernier jour', () => {
  assert.deepEqual(ids(territoire('A', 'a', '2028'), territoire('B', 'b', '2026'), territoire('C', 'c', '2027-05')), [
    'b',
    'c',
    'a',
  ]);
});

test('un terme passé n’est pas à venir', () => assert.deepEqual(ids(territoire('A', 'a', '2026-11-25')), []));

test('un contrat partagé n’y est qu’une fois, avec ses territoires', () => {
  const [x] = termesAVenir([territoire('A', 'a', '2028'), territoire('B', 'a', '2028')], unJour(AU));
  assert.deepEqual(
    x!.territoires.map((t) => t.nom),
    ['A', 'B'],
  );
});
