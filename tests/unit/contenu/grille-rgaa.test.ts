import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { compterResultats, themesDe } from '#lib/contenu/grille-rgaa.ts';

const criteres = lireContenu(join(import.meta.dirname, '../../..')).contenu.criteres.map(({ donnee }) => donnee);
/** Critères par thème, RGAA 4.1. */
const NOMBRES = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

test('la grille a les 106 critères, chacun une fois, thème par thème', () => {
  assert.deepEqual(
    themesDe(criteres).map((t) => t.criteres.length),
    NOMBRES,
  );
  themesDe(criteres).forEach(({ criteres: liste }, i) =>
    assert.deepEqual(
      liste.map(({ id }) => id),
      liste.map((_, j) => `${i + 1}.${j + 1}`),
    ),
  );
});

test('un critère sans objet n’est pas essayé ; « rien trouvé » dit par quoi', () => {
  for (const { id, resultat, moyens } of criteres) {
    if (resultat === 'sans-objet') assert.deepEqual(moyens, [], id);
    if (resultat === 'rien-trouve')
      assert.ok(
        moyens.some((m) => m !== 'relecture'),
        id,
      );
  }
});

test('les comptes tombent juste', () => {
  assert.equal(
    compterResultats(criteres).reduce((s, { nombre }) => s + nombre, 0),
    106,
  );
});
