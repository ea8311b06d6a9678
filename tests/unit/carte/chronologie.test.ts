import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { anneesDe, connuesAu, graduations, jourDeLAnnee } from '#lib/carte/chronologie.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2026-11-21';
const signe = (id: string, date?: string) =>
  ({ id, etape: 'signe', ...(date ? { signature: { date, source: 's' } } : {}) }) as Contrat;
const demarche = (id: string, debut: string) =>
  ({ id, etape: 'demarche', demarche: { debut, dernierSigne: uneDate(debut), source: 's' } }) as Contrat;

test('les années vont du premier signe connu, démarche comprise, à l’année de la situation', () => {
  const annees = anneesDe([signe('a', '2018-06-12'), demarche('b', '2015'), signe('c')], unJour(JOUR));
  assert.deepEqual([annees[0], annees.at(-1), annees.length], [2015, 2026, 12]);
  assert.deepEqual(anneesDe([], unJour(JOUR)), [2026]);
});

test('une année passée se montre à son dernier jour, l’année en cours à celui de la situation', () => {
  assert.equal(jourDeLAnnee(2019, unJour(JOUR)), '2019-12-31');
  assert.equal(jourDeLAnnee(2026, unJour(JOUR)), JOUR);
});

test(
  'une fiche n’est connue que lorsque son premier signe daté est passé ; sans date, elle ne l’est ' + 'qu’aujourd’hui',
  () => {
    const fiches = [signe('a', '2018-06-12'), demarche('b', '2015'), signe('c')];
    assert.deepEqual(
      connuesAu(fiches, unJour('2017-12-31'), unJour(JOUR)).map((c) => c.id),
      ['b'],
    );
    assert.deepEqual(
      connuesAu(fiches, unJour(JOUR), unJour(JOUR)).map((c) => c.id),
      ['a', 'b', 'c'],
    );
  },
);

test('les graduations du curseur : les deux bouts, et quelques années qui ne se touchent pas', () => {
  const de = (debut: number, fin: number) =>
    graduations(Array.from({ length: fin - debut + 1 }, (_, i) => debut + i)).map((g) => g.annee);
  assert.deepEqual(de(2013, 2026), [2013, 2017, 2021, 2026]);
  assert.deepEqual(de(2015, 2026), [2015, 2018, 2021, 2026]);
  assert.deepEqual(de(2024, 2026), [2024, 2025, 2026]);
  assert.deepEqual(de(2026, 2026), [2026]);
  assert.deepEqual(
    graduations([2020, 2021, 2022, 2023, 2024]).map((g) => g.place),
    [0, 25, 50, 75, 100],
  );
});
