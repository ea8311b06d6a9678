import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placerNom, type Emplacement } from '#lib/carte/etiquette.ts';

const rectangle = (largeur: number, hauteur: number): Emplacement => ({
  x: largeur / 2,
  y: hauteur / 2,
  rayon: Math.min(largeur, hauteur) / 2,
  anneaux: [
    [
      [0, 0],
      [largeur, 0],
      [largeur, hauteur],
      [0, hauteur],
      [0, 0],
    ],
  ],
});

test('un nom qui tient sur une ligne y reste', () => {
  assert.deepEqual(placerNom('Laval Agglomération', rectangle(300, 120)).lignes, ['Laval Agglomération']);
});

test('dans une forme étroite le nom se coupe entre deux mots', () => {
  assert.deepEqual(placerNom('Laval Agglomération', rectangle(130, 120)).lignes, ['Laval', 'Agglomération']);
  assert.deepEqual(placerNom('Meslay-Grez', rectangle(75, 120)).lignes, ['Meslay-', 'Grez']);
});

test('un nom qui ne tient pas laisse la place à l’icône seule, loin des bords', () => {
  assert.deepEqual(placerNom('Châteauroux Métropole', rectangle(60, 60)), { x: 30, y: 30, lignes: [] });
});

test('le nom évite la partie étroite de la forme', () => {
  // Un L : le pied est trop bas pour deux lignes, la jambe assez large.
  const ou: Emplacement = {
    x: 60,
    y: 60,
    rayon: 55,
    anneaux: [
      [
        [0, 0],
        [120, 0],
        [120, 300],
        [400, 300],
        [400, 330],
        [0, 330],
        [0, 0],
      ],
    ],
  };
  const { x, y, lignes } = placerNom('Pays de Craon', ou);
  assert.ok(lignes.length > 0);
  assert.ok(x < 120 && y < 300, `${x} ${y}`);
});
