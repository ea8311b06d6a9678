import assert from 'node:assert/strict';
import test from 'node:test';
import { anneauxDuChemin, placerDansLaForme } from '#lib/carte/placer-noms.ts';

const CARRE = 'M10 10l200 0 0 200-200 0z';
/** Un L : le pôle est dans le coin, la branche du haut est large mais basse. */
const L = 'M0 0l300 0 0 60-220 0 0 240-80 0z';

test('Un chemin relatif redonne ses points', () => {
  assert.deepEqual(anneauxDuChemin('M10 10l5 0 0-5zM0 0l1 1 1 0z'), [
    [
      [10, 10],
      [15, 10],
      [15, 5],
    ],
    [
      [0, 0],
      [1, 1],
      [2, 1],
    ],
  ]);
});

test('Au large, le nom prend le plus grand corps, sur une ligne, au centre et sous son icône', () => {
  const place = placerDansLaForme('Ernée', CARRE, { x: 110, y: 110 }, [20, 10], 24)!;
  assert.equal(place.taille, 20);
  assert.deepEqual(place.lignes, ['Ernée']);
  assert.ok(place.avecIcone && Math.abs(place.x - 110) <= 4 && Math.abs(place.y - 110) <= 4);
});

test('Un nom long se coupe avant de rapetisser', () => {
  const place = placerDansLaForme('Communauté des Avaloirs du Nord', CARRE, { x: 110, y: 110 }, [20, 6], 24)!;
  assert.equal(place.taille, 20);
  assert.ok(place.lignes.length >= 2);
});

test('Un tiret entre espaces ne commence jamais une ligne', () => {
  const place = placerDansLaForme('Éguzon - Argenton - Vallée', CARRE, { x: 110, y: 110 }, [30, 20], 24)!;
  assert.ok(
    place.lignes.every((l) => !/^[-–]/.test(l)),
    place.lignes.join(' / '),
  );
});

test('Dans une forme en L, le nom va dans la branche où il tient', () => {
  const place = placerDansLaForme('Val de Bouzanne', L, { x: 40, y: 40 }, [18], 20)!;
  assert.ok(place.y < 60 || place.x < 80, JSON.stringify(place));
});

test('Faute de place, l’icône cède, puis le nom : jamais de débord', () => {
  const bande = 'M0 0l200 0 0 20-200 0z';
  assert.equal(placerDansLaForme('Issoudun', bande, { x: 100, y: 10 }, [10], 24)!.avecIcone, false);
  assert.equal(placerDansLaForme('Marche Occitane', 'M0 0l20 0 0 20-20 0z', { x: 10, y: 10 }, [12, 10], 24), null);
});
