import assert from 'node:assert/strict';
import test from 'node:test';
import { nomAbrege, nomBref, nomsBrefs } from '#lib/carte/nom-bref.ts';
import { memeNom, poserLesNoms } from '#lib/carte/noms-a-lecran.ts';
import type { Trace } from '#lib/geo/lignes-communes.ts';

test('le nom bref est le mot qui distingue', () => {
  const cas = {
    'Pays de Craon': 'Craon',
    'Pays Sabolien': 'Sabolien',
    'Mont des Avaloirs': 'Avaloirs',
    'Laval Agglomération': 'Laval',
    'Bocage Mayennais': 'Bocage',
    'Pays d’Issoudun': 'Issoudun',
    "Val de l'Indre - Brenne": 'Indre',
    'Chabris - Pays de Bazelle': 'Chabris',
    'La Châtre et Sainte-Sévère': 'La Châtre',
    'Coeur de Brenne': 'Brenne',
    'Marche Berrichonne': 'Marche',
    Coëvrons: 'Coëvrons',
    'Haut Pays Bigouden': 'Haut Pays Bigouden',
    'Haute Cornouaille': 'Haute Cornouaille',
    'Cap Sizun - Pointe du Raz': 'Cap Sizun',
    'Entre Bièvre et Rhône': 'Entre Bièvre',
    'Terres Touloises': 'Terres Touloises',
    'Sud Vendée Littoral': 'Sud Vendée',
    'Grand Poitiers': 'Grand Poitiers',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(cas).map((nom) => [nom, nomBref(nom)])), cas);
});

test('deux noms brefs égaux s’allongent ; encore égaux, il n’y en a pas ; une exception l’emporte', () => {
  const nommes = (noms: string[], exceptions = {}) => [
    ...nomsBrefs(
      noms.map((nom, i) => ({ siren: String(i), nom })),
      exceptions,
    ).values(),
  ];
  assert.deepEqual(nommes(['Marche Berrichonne', 'Marche Occitane - Val d’Anglin']), [
    'Marche Berrichonne',
    'Marche Occitane',
  ]);
  assert.deepEqual(nommes(['Pays de Retz', 'Pays de Retz']), [null, null]);
  assert.deepEqual(nommes(['Pays de Meslay-Grez'], { 0: 'Meslay' }), ['Meslay']);
});

test('le nom d’un département ne nomme pas un territoire ; une exception, si', () => {
  const nommes = (noms: string[], exceptions = {}) => [
    ...nomsBrefs(
      noms.map((nom, i) => ({ siren: String(i), nom })),
      exceptions,
      new Set(['Mayenne', 'Indre']),
    ).values(),
  ];
  assert.deepEqual(nommes(['Mayenne Communauté', "Val de l'Indre - Brenne", 'Laval Agglomération']), [
    'Mayenne Communauté',
    'Val de l’Indre',
    'Laval',
  ]);
  assert.deepEqual(nommes(['Mayenne Communauté'], { 0: 'Mayenne' }), ['Mayenne']);
  assert.deepEqual(['Mayenne Communauté', 'Laval Agglomération', 'Coëvrons'].map(nomAbrege), [
    'Mayenne Com.',
    'Laval Agglo.',
    'Coëvrons',
  ]);
});

/** Un carré de `cote` unités, seul territoire d’un dessin de 1 000 sur 1 000. */
function traceDe(cote: number): Trace {
  const [a, b] = [500 - cote / 2, 500 + cote / 2];
  const anneaux = [
    [
      [a, a],
      [b, a],
      [b, b],
      [a, b],
      [a, a],
    ],
  ] as [number, number][][];
  const etiquettes = [{ siren: '1', x: 500, y: 500, rayon: cote / 2, anneaux }];
  return { largeur: 1000, hauteur: 1000, etiquettes } as unknown as Trace;
}

test('un nom s’écrit entier, sinon bref, sinon en numéro, à la taille de chaque écran', () => {
  const cadres = { large: { largeur: 1000, hauteur: 1000 }, etroit: { largeur: 250, hauteur: 250 } };
  const poser = (cote: number) =>
    poserLesNoms(traceDe(cote), [{ siren: '1', nom: 'Château-Landon Agglomération', bref: 'Landon' }], cadres)[0]!;
  const grand = poser(800);
  assert.deepEqual(grand.large.lignes, ['Château-Landon Agglomération']);
  assert.deepEqual([grand.large.x, grand.large.y, grand.large.numerote], [50, 50, false]);
  assert.deepEqual(poser(320).etroit.lignes, ['Landon']);
  const petit = poser(60);
  assert.deepEqual([petit.etroit.lignes, petit.etroit.numerote, petit.numero], [['1'], true, 1]);
});

test('sur une carte trop petite pour autre chose, le nom bref d’abord, sur une ligne', () => {
  const cadre = { largeur: 1000, hauteur: 1000, bref: true };
  const [pose] = poserLesNoms(traceDe(800), [{ siren: '1', nom: 'Pays de Craon', bref: 'Craon' }], {
    large: cadre,
    etroit: cadre,
  });
  assert.deepEqual([pose!.large.lignes, pose!.etroit.lignes], [['Craon'], ['Craon']]);
});

test('un nom sans sa sorte ne s’écrit que s’il distingue', () => {
  const cadre = { largeur: 1000, hauteur: 1000 };
  const nommer = (cote: number, nom: string, bref: string) =>
    poserLesNoms(traceDe(cote), [{ siren: '1', nom, bref }], { large: cadre, etroit: cadre })[0]!.large.lignes;
  assert.deepEqual(nommer(85, 'Pays de Meslay-Grez', 'Meslay'), ['Meslay-', 'Grez']);
  assert.deepEqual(nommer(60, 'Brenne', 'Brenne'), ['Brenne']);
  assert.notDeepEqual(nommer(60, 'Coeur de Brenne', 'Coeur de Brenne'), ['Brenne']);
});

test('deux écrans n’ont le même nom qu’à la même place', () => {
  const pose = { x: 50, y: 50, lignes: ['Craon'], numerote: false };
  assert.ok(memeNom(pose, { ...pose, x: 51 }));
  assert.ok(!memeNom(pose, { ...pose, x: 55 }));
  assert.ok(!memeNom(pose, { ...pose, lignes: ['Pays de', 'Craon'] }));
});
