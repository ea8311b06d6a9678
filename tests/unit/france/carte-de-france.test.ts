import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lireDepartements } from '#chargeurs/geographie.ts';
import { COURONNE, dessinerFrance } from '#lib/france/carte-de-france.ts';

const { departements } = dessinerFrance(lireDepartements());

test('la couronne de Paris est dessinée deux fois, et n’est dite agrandie qu’à sa place', () => {
  for (const code of COURONNE)
    assert.deepEqual(
      departements.filter((d) => d.code === code).map((d) => d.agrandi),
      [true, false],
      code,
    );
  assert.deepEqual(
    departements.filter((d) => d.agrandi).map((d) => d.code),
    COURONNE,
  );
});

test('dans l’encart, les numéros de la couronne ne se touchent pas', () => {
  const centres = COURONNE.map((code) => departements.find((d) => d.code === code && !d.agrandi)!);
  for (const [rang, a] of centres.entries())
    for (const b of centres.slice(rang + 1)) {
      const [dx, dy] = [Math.abs(a.centre[0] - b.centre[0]), Math.abs(a.centre[1] - b.centre[1])];
      // Deux chiffres en 21 unités : vingt-six de large, seize de haut.
      assert.ok(dx >= 26 || dy >= 16, `${a.code} et ${b.code} : ${dx} × ${dy}`);
    }
});
