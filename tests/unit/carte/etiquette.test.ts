import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  disposer,
  placerNom as placer,
  placerNomOuBref,
  reglesDEcran,
  reglesDImprime,
  type Emplacement,
} from '#lib/carte/etiquette.ts';

const placerNom = (nom: string, ou: Emplacement) => placer(nom, ou, reglesDEcran());

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
  assert.deepEqual(placerNom('Châteauroux Métropole', rectangle(60, 60)), {
    x: 30,
    y: 30,
    lignes: [],
    corps: 17,
    avecIcone: true,
  });
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

const imprimer = (nom: string, ou: Emplacement, corps: number[], icone = 24) =>
  placer(nom, ou, reglesDImprime(corps, icone));

test('imprimé au large, le nom prend le plus grand corps, sur une ligne, au centre et sous son icône', () => {
  assert.deepEqual(imprimer('Ernée', rectangle(200, 200), [20, 10]), {
    x: 100,
    y: 100,
    lignes: ['Ernée'],
    corps: 20,
    avecIcone: true,
  });
});

test('imprimé, un nom long se coupe avant de rapetisser', () => {
  const { corps, lignes } = imprimer('Communauté des Avaloirs du Nord', rectangle(200, 200), [20, 6]);
  assert.equal(corps, 20);
  assert.ok(lignes.length >= 2, lignes.join(' / '));
});

test('un tiret entre espaces ne commence jamais une ligne', () => {
  for (const tiret of ['-', '–']) {
    const { lignes } = imprimer(`Éguzon ${tiret} Argenton ${tiret} Vallée`, rectangle(200, 200), [30, 20]);
    assert.ok(lignes.length > 1 && lignes.every((l) => !/^[-–]/.test(l)), lignes.join(' / '));
  }
});

test('imprimé sans place, l’icône cède, puis le nom : jamais de débord', () => {
  assert.equal(imprimer('Issoudun', rectangle(200, 20), [10]).avecIcone, false);
  assert.deepEqual(imprimer('Marche Occitane', rectangle(20, 20), [12, 10]).lignes, []);
});

test('l’icône, le haut du nom et le pied des lignes se suivent de part et d’autre du milieu du bloc', () => {
  const arrondie = (lignes: string[], avecIcone: boolean) => {
    const { icone, nom, pieds } = disposer({ lignes, corps: 17, avecIcone }, 32);
    return { icone, nom, pieds: pieds.map((p) => Math.round(p * 10) / 10) };
  };
  assert.deepEqual(arrondie(['a', 'b'], true), {
    icone: -19,
    nom: -3,
    pieds: [9, 28],
  });
  assert.deepEqual(arrondie(['a'], false), {
    icone: -9.5,
    nom: -9.5,
    pieds: [2.5],
  });
});

test('imprimé, un nom qui ne tiendrait qu’en petit cède au bref, et à lui seul s’il s’écrit plus grand', () => {
  const LONG = 'Éguzon - Argenton - Vallée de la Creuse';
  const CAS: [nom: string, bref: string | null, ou: Emplacement, ecrit: string][] = [
    [LONG, 'Éguzon', rectangle(130, 70), 'Éguzon'],
    [LONG, null, rectangle(130, 70), LONG],
    [LONG, 'Éguzon', rectangle(600, 300), LONG],
    ['Marche Occitane', 'Occitane', rectangle(66, 60), 'Marche Occitane'],
    ['Issoudun', 'Issoudun', rectangle(60, 60), 'Issoudun'],
  ];
  for (const [nom, bref, ou, ecrit] of CAS) {
    const { lignes } = placerNomOuBref(nom, bref, ou, reglesDImprime([24, 20, 15, 12, 8], 20));
    assert.equal(lignes.join(' ').replaceAll('\u00a0', ' '), ecrit, `${nom}, ${bref}`);
  }
});
