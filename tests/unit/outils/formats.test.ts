/** Ce que l’on donne à la place d’un GeoJSON de communes : la phrase dit ce que c’est, et quoi faire. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Feature } from 'geojson';
import { codesVoulus } from '../../../src/outils/contours/formats.ts';
import { lireFormesCommunales } from '../../../src/outils/contours/lecture.ts';
import { rectangle, territoire } from '../geo/carres.ts';

let dossier = '';
before(() => {
  dossier = mkdtempSync(join(tmpdir(), 'formats-'));
});
after(() => rmSync(dossier, { recursive: true, force: true }));

const commune = (proprietes: Record<string, unknown>, ouest = 0.1, sud = 48.5): Feature => ({
  type: 'Feature',
  properties: proprietes,
  geometry: territoire('x', [rectangle(ouest, sud, 0.1, 0.1)]).geometry,
});
const collection = (...features: Feature[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const saine = { code: '61001', nom: 'Alençon' };

function deposer(nom: string, contenu: string | Buffer): string {
  const chemin = join(dossier, nom);
  writeFileSync(chemin, contenu);
  return chemin;
}

describe('un fichier qui n’est pas celui attendu', () => {
  const cas: [string, () => string, RegExp][] = [
    [
      'un .gz',
      () => deposer('a.geojson.gz', gzipSync(collection(commune(saine)))),
      /compressé par gzip ; .*gunzip a\.geojson\.gz/,
    ],
    ['une archive ZIP', () => deposer('a.zip', Buffer.from('PK\u0003\u0004')), /archive ZIP ; .*unzip a\.zip/],
    ['un Shapefile', () => deposer('a.shp', Buffer.from([0, 0, 0x27, 0x0a, 0])), /Shapefile ; .*npx mapshaper a\.shp /],
    [
      'un morceau de Shapefile',
      () => deposer('a.dbf', Buffer.from([3, 1, 2])),
      /morceau de Shapefile ; .*mapshaper a\.shp /,
    ],
    ['un GeoPackage', () => deposer('a.gpkg', 'SQLite format 3\0'), /GeoPackage ; .*mapshaper a\.gpkg /],
    [
      'INSEE_COM au lieu de code',
      () => deposer('b.geojson', collection(commune({ INSEE_COM: '61001', NOM_COM: 'Alençon' }))),
      /« code » absente ; le code Insee est dans « INSEE_COM ».*-rename-fields code=INSEE_COM,nom=NOM_COM/,
    ],
    [
      'code_insee au lieu de code',
      () => deposer('c.geojson', collection(commune({ code_insee: '61001', nom: 'Alençon' }))),
      /le code Insee est dans « code_insee ».*-rename-fields code=code_insee -o/,
    ],
    [
      'NOM_COM au lieu de nom',
      () => deposer('d.geojson', collection(commune({ code: '61001', NOM_COM: 'Alençon' }))),
      /« nom » absente ; renommez « NOM_COM »/,
    ],
    [
      'latitude et longitude inversées, dans l’Hexagone',
      () => deposer('e.geojson', collection(commune(saine, 48.5, 0.1))),
      /61001 Alençon.*latitude et longitude inversées \(48\.5, 0\.1\)/,
    ],
    [
      'latitude et longitude inversées, outre-mer',
      () => deposer('f.geojson', collection(commune({ code: '97201', nom: 'Antilles' }, 14.6, -61))),
      /latitude et longitude inversées/,
    ],
    [
      'une commune ailleurs',
      () => deposer('g.geojson', collection(commune(saine, -70, 40))),
      /point -70, 40, qui n’est pas dans le département 61/,
    ],
  ];
  for (const [titre, fichier, attendu] of cas)
    test(titre, () => assert.throws(() => lireFormesCommunales(fichier()), { name: 'Error', message: attendu }));
});

describe('un dossier vaut tous ses fichiers', () => {
  test('dans l’ordre de leurs noms, sans ce qui n’est pas du GeoJSON', () => {
    const plein = join(dossier, 'plein');
    mkdirSync(plein);
    writeFileSync(join(plein, 'b.geojson'), collection(commune({ code: '61002', nom: 'B' })));
    writeFileSync(join(plein, 'a.json'), collection(commune(saine)));
    writeFileSync(join(plein, 'LISEZMOI.txt'), 'rien');
    assert.deepEqual(
      lireFormesCommunales(plein).map(({ code }) => code),
      ['61001', '61002'],
    );
  });

  test('vide, il est refusé', () => {
    const vide = join(dossier, 'vide');
    mkdirSync(vide);
    assert.throws(() => lireFormesCommunales(vide), /aucun fichier \.geojson dans ce dossier/);
  });
});

test('un nom de département, ou un code mal écrit, mène à son code', () => {
  const departements = [
    { code: '85', nom: 'Vendée' },
    { code: '21', nom: "Côte-d'Or" },
    { code: '60', nom: 'Oise' },
    { code: '26', nom: 'Drôme' },
    { code: '69', nom: 'Rhône' },
    { code: '75', nom: 'Paris' },
    { code: '2A', nom: 'Corse-du-Sud' },
    { code: '2B', nom: 'Haute-Corse' },
    { code: '974', nom: 'La Réunion' },
  ];
  for (const [saisie, codes] of [
    ['Vendée', ['85']],
    ['vendee', ['85']],
    ['Cote d’Or', ['21']],
    ['Vandée', ['85']],
    ['oise', ['60']],
    ['Atlantide', []],
    // Un nom court est à une ou deux lettres de trop d’autres.
    ['Corse', ['2A', '2B']],
    ['DOM', []],
    ['20', ['2A', '2B']],
    ['20000', ['2A', '2B']],
    ['200048551', []],
    ['075', ['75']],
    ['69M', ['69']],
    ['2a', ['2A']],
    ['FR-85', ['85']],
    ['d85', ['85']],
    ['dép. 85', ['85']],
    ['85000', ['85']],
    ['97411', ['974']],
    ['99', []],
    ['', []],
  ] as const)
    assert.deepEqual(codesVoulus(saisie, departements), codes, saisie);
});
