/** Les contours abîmés : structure, place, identité. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import centres from '../../src/chargeurs/centres-epci.json' with { type: 'json' };
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { airesDouteuses, verifierContours } from '#lib/contenu/coherence-contours.ts';
import { centroide } from '#lib/geo/centre.ts';
import { formaterProbleme } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';

const texte = readFileSync(join(CONTENU_FIGE, 'content/departements/53/contours.geojson'), 'utf8');

/* eslint-disable @typescript-eslint/no-explicit-any -- un fichier abîmé n’a pas de type. */
const fautes = (abimer: (g: any) => void): string[] => {
  const g = JSON.parse(texte);
  abimer(g);
  return verifierContours('contours.geojson', g, '53', lireReferentiel(), centres).map(formaterProbleme);
};
const points = (g: any): number[][] => [
  ...g.features.flatMap((f: any) => f.geometry.coordinates.flat(f.geometry.type === 'Polygon' ? 1 : 2)),
  ...g.limite.coordinates.flat(),
];
const decaler = (g: any, dx: number, dy: number): void => {
  for (const p of points(g)) {
    p[0]! += dx;
    p[1]! += dy;
  }
};

test('le fichier du dépôt est bon', () =>
  assert.deepEqual(
    fautes(() => undefined),
    [],
  ));

test('la table des centres a tous les EPCI du référentiel', () => {
  assert.deepEqual(
    [...lireReferentiel().epci.keys()].filter((siren) => !Object.hasOwn(centres, siren)),
    [],
  );
});

const CAS: [titre: string, abimer: (g: any) => void, attendu: RegExp][] = [
  [
    'coordonnées vides',
    (g) => (g.features[0].geometry.coordinates = []),
    /features\[0\]\.geometry\.coordinates.*au moins un anneau/,
  ],
  ['anneau vide', (g) => (g.features[0].geometry.coordinates = [[]]), /coordinates\[0\].*quatre points/],
  ['entité nulle', (g) => (g.features = [null]), /features\[0\] : rien ; attendu : une entité GeoJSON/],
  ['sans entité', (g) => (g.features = []), /features.*au moins une entité/],
  ['sommet nul', (g) => (g.features[0].geometry.coordinates[0][3] = null), /\[3\] : rien ; attendu : un point/],
  ['sommet à trois nombres', (g) => g.features[0].geometry.coordinates[0][3].push(12), /\[3\].*un point/],
  ['nombre en texte', (g) => (g.features[0].geometry.coordinates[0][3][0] = '-0.7'), /\[3\].*un point/],
  ['limite nulle', (g) => (g.limite = null), /champ limite : rien/],
  ['limite absente', (g) => delete g.limite, /champ limite : absent/],
  [
    'limite d’une autre forme',
    (g) => (g.limite = { type: 'Polygon', coordinates: g.limite.coordinates }),
    /limite\.type/,
  ],
  ['limite ouverte', (g) => g.limite.coordinates[0].pop(), /limite\.coordinates\[0\].*se referme/],
  [
    'limite d’ailleurs',
    (g) => g.limite.coordinates.flat().forEach((p: number[]) => (p[0]! += 0.2)),
    /points sur \d+ loin de tout contour/,
  ],
  [
    'limite décalée vers le sud',
    (g) => g.limite.coordinates.flat().forEach((p: number[]) => (p[1]! -= 0.5)),
    /\d+.points sur \d+ loin de tout contour/,
  ],
  [
    'un point pour géométrie',
    (g) => (g.features[0].geometry = { type: 'Point', coordinates: [0, 47] }),
    /geometry\.type/,
  ],
  ['identifiant en nombre', (g) => (g.features[0].id = Number(g.features[0].id)), /features\[0\]\.id : \d{9}/],
  ['entités en groupe', (g) => (g.features = {}), /features : \{\} ; attendu : une liste/],
  ['nombre hors de portée', (g) => (g.limite.coordinates[0][0][0] = Infinity), /limite\.coordinates\[0\]\[0\]/],
  ['sans attribution', (g) => delete g.attribution, /champ attribution : absent/],
  ['attribution vide', (g) => (g.attribution = ' '), /champ attribution/],
  ['attribution à balise', (g) => (g.attribution = '<a href="https://x.fr">IGN</a>'), /attribution.*sans balise/],
  ['attribution à script', (g) => (g.attribution = 'IGN <script>alert(1)</script>'), /attribution.*sans balise/],
  ['attribution à lien', (g) => (g.attribution = '[IGN](javascript:alert(1))'), /attribution.*ni mise en forme/],
  ['attribution à entité', (g) => (g.attribution = 'IGN &copy; 2026'), /attribution.*sans balise/],
  ['attribution de deux lignes', (g) => (g.attribution = 'IGN\n2026'), /attribution.*sur une ligne/],
  ['attribution invisible', (g) => (g.attribution = 'IGN\u200b 2026'), /attribution.*sans U\+200B/],
  ['attribution sans fin', (g) => (g.attribution = 'IGN '.repeat(200)), /attribution.*200 caractères/],
  ['nom à balise', (g) => (g.features[0].properties.nom = '<b>CC</b>'), /properties\.nom.*sans balise/],
  ['type d’une autre', (g) => (g.features[0].properties.type = 'METRO'), /de type « METRO » ; attendu : le type/],
  ['coupe deux fois', (g) => (g.coupes = ['200048551', '200048551']), /coupes : « 200048551 » ; attendu : .*une seule/],
  ['sans propriétés', (g) => delete g.features[0].properties, /features\[0\]\.properties : absent/],
  ['propriétés nulles', (g) => (g.features[0].properties = null), /features\[0\]\.properties : rien/],
  ['membre inconnu', (g) => (g.crs = {}), /champ crs : champ inconnu/],
  [
    'identifiants intervertis',
    (g) => ([g.features[0].id, g.features[1].id] = [g.features[1].id, g.features[0].id]),
    /nommé « .* » ; attendu : le nom du référentiel/,
  ],
  [
    'formes interverties',
    (g) => ([g.features[0].geometry, g.features[1].geometry] = [g.features[1].geometry, g.features[0].geometry]),
    /à [\d,]+ km de ses communes/,
  ],
  ['décalé de dix degrés', (g) => decaler(g, 10, 0), /hors de France|km de ses communes/],
  ['décalé d’un degré', (g) => decaler(g, 0, -1), /à 11\d km de ses communes/],
  ['décalé d’un dixième', (g) => decaler(g, 0.1, 0), /km de ses communes/],
  ['décalé de trois centièmes vers l’est', (g) => decaler(g, 0.03, 0), /à 2,\d km de ses communes/],
  ['décalé de trois centièmes vers le sud', (g) => decaler(g, 0, -0.03), /à 3,\d km de ses communes/],
  ['décalé d’un centième et demi', (g) => decaler(g, 0.01, 0.01), /à 1,\d km de ses communes/],
  [
    'tout rétréci de moitié autour du département',
    (g) => points(g).forEach((p) => ([p[0], p[1]] = [(p[0]! - 0.65) / 2 - 0.65, (p[1]! + 48.1) / 2])),
    /km de ses communes/,
  ],
  ['longitude et latitude interverties', (g) => points(g).forEach((p) => p.reverse()), /hors de France/],
  [
    'limite de trois points',
    (g) => (g.limite.coordinates = [[...g.limite.coordinates[0].slice(0, 3), g.limite.coordinates[0][0]]]),
    /limite du département : elle n’entoure pas ses contours/,
  ],
  ['coupe d’un EPCI d’ailleurs', (g) => (g.coupes = ['243600350']), /coupes : « 243600350 »/],
];
for (const [titre, abimer, attendu] of CAS)
  test(titre, () => {
    const messages = fautes(abimer);
    assert.ok(
      messages.some((m) => attendu.test(m)),
      messages.join('\n') || 'la faute est passée',
    );
    assert.ok(messages.length <= 20, `${messages.length} messages`);
    for (const m of messages) assert.doesNotMatch(m, /\b(expected|Invalid|undefined|null)\b/);
  });

describe('ce qui n’est pas un GeoJSON d’entités se dit en une ligne', () => {
  const SORTES: [lu: unknown, attendu: RegExp][] = [
    [[], /une liste, sans l’objet qui la porte/],
    ['x', /un texte/],
    [12, /un nombre/],
    [null, /rien \(« null »\)/],
    [true, /une valeur/],
    [{}, /un objet sans « type »/],
    [{ type: 3 }, /un objet dont « type » n’est pas un nom/],
    [{ type: 'Topology' }, /un TopoJSON/],
    [{ type: 'Feature' }, /une seule entité/],
    [{ type: 'MultiPolygon' }, /une géométrie seule \(« MultiPolygon »\)/],
    [{ type: 'featurecollection' }, /un objet de type « featurecollection »/],
  ];
  for (const [lu, attendu] of SORTES)
    test(JSON.stringify(lu), () => {
      const messages = verifierContours('c.geojson', lu, '53', lireReferentiel(), centres).map(formaterProbleme);
      assert.equal(messages.length, 1);
      assert.match(messages[0]!, attendu);
      assert.match(messages[0]!, /attendu : une FeatureCollection GeoJSON, écrite par npm run contours/);
    });
});

/** Chaque contour autour de son propre centre, `rapport` fois plus grand. */
const echelonner = (g: any, rapport: number, seul?: number): void =>
  g.features.forEach((f: any, rang: number) => {
    if (seul !== undefined && seul !== rang) return;
    const [x, y] = centroide(f.geometry);
    for (const p of f.geometry.coordinates.flat(f.geometry.type === 'Polygon' ? 1 : 2))
      [p[0], p[1]] = [x + (p[0] - x) * rapport, y + (p[1] - y) * rapport];
  });
const douteux = (abimer: (g: any) => void): string[] => {
  const g = JSON.parse(texte);
  abimer(g);
  return airesDouteuses(g, centres);
};

test('les aires du dépôt sont bonnes', () =>
  assert.deepEqual(
    douteux(() => undefined),
    [],
  ));
test('un contour rétréci de moitié se signale, avec son aire et celle de ses communes', () => {
  const [message, ...autres] = douteux((g) => echelonner(g, 0.5, 0));
  assert.deepEqual(autres, []);
  assert.match(message!, /le contour de \d{9} \(.+\) a \d+ km², ses communes \d/);
});
test('de même tous ensemble, ou un seul élargi d’un quart', () => {
  assert.equal(douteux((g) => echelonner(g, 0.5)).length, JSON.parse(texte).features.length);
  assert.equal(douteux((g) => echelonner(g, 1.25, 2)).length, 1);
});
