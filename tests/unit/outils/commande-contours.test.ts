/** Lance l’outil des contours sur de petits fichiers : les communes y sont des cases, une rangée par EPCI. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Feature, Polygon } from 'geojson';
import type { Contours } from '#lib/geo/contours.ts';
import {
  ATTRIBUTION,
  texteDesContours,
  verifierLesContours,
} from '../../../src/outils/contours/fichier-de-contours.ts';
import { lireDecoupage } from '../../../src/outils/contours/lecture.ts';
import { quatreCarres, rectangle, territoire } from '../geo/carres.ts';
import { cases } from './cases.ts';
import { executer } from './commande.ts';

const OUTIL = join(import.meta.dirname, '../../../src/outils/contours/commande-contours.ts');
const ANCIEN = 'fichier précédent';
let dossier = '';
let sortie = '';

before(() => {
  dossier = mkdtempSync(join(tmpdir(), 'contours-'));
  sortie = join(dossier, 'sortie', 'contours.geojson');
});
after(() => rmSync(dossier, { recursive: true, force: true }));

function deposer(nom: string, contenu: string | Buffer | Feature[]): string {
  const chemin = join(dossier, nom);
  writeFileSync(
    chemin,
    typeof contenu === 'string' || Buffer.isBuffer(contenu)
      ? contenu
      : JSON.stringify({ type: 'FeatureCollection', features: contenu }),
  );
  return chemin;
}

const lancer = (...options: string[]) => executer(OUTIL, options);

describe('un succès', () => {
  test('écrit les EPCI entiers, à partir de deux fichiers, et le refait à l’identique', async () => {
    const communes = cases('36');
    // Une commune actuelle est remplacée par ses deux moitiés, sous son code et sous un code d’avant fusion.
    const { code, anciensCodes } = lireDecoupage().communes.find(
      (commune) =>
        commune.type === 'commune-actuelle' && commune.departement === '36' && commune.anciensCodes?.length === 1,
    )!;
    const [entiere] = communes.splice(
      communes.findIndex(({ properties }) => properties!['code'] === code),
      1,
    );
    const [x, y] = (entiere!.geometry as Polygon).coordinates[0]![0] as [number, number];
    for (const [moitie, decalage] of [
      [code, 0],
      [anciensCodes![0]!, 0.1],
    ] as const) {
      communes.push({
        ...entiere!,
        properties: { code: moitie, nom: moitie },
        geometry: territoire(moitie, [rectangle(x, y + decalage, 0.1, 0.1)]).geometry,
      });
    }
    const indre = deposer(
      '36.geojson',
      communes.filter(({ properties }) => properties!['code'].startsWith('36')),
    );
    const cher = deposer(
      '18.geojson',
      communes.filter(({ properties }) => properties!['code'].startsWith('18')),
    );

    const premier = await lancer('--departement', '36', '--communes', indre, cher, '--vers', sortie);
    assert.equal(premier.stderr, '');
    assert.equal(premier.status, 0);
    assert.match(premier.stdout, /15 EPCI du département 36/);
    assert.match(premier.stdout, /dont 1 sous un code d’avant fusion/);
    assert.match(premier.stdout, /points avant, .* après/);
    assert.match(premier.stdout, /octets, .* compressés/);

    const texte = readFileSync(sortie, 'utf8');
    const contours = JSON.parse(texte) as Contours;
    assert.equal(contours.attribution, ATTRIBUTION);
    assert.equal(contours.features.length, 15);
    assert.equal(contours.features[0]!.id, '200007052');
    assert.deepEqual(contours.features[0]!.properties, { nom: 'CC de la Marche Berrichonne', type: 'CC' });
    assert.equal(contours.limite!.type, 'MultiLineString');
    assert.equal(texte.split('\n').filter((ligne) => ligne.startsWith('{"type":"Feature",')).length, 15);
    assert.deepEqual(readdirSync(join(dossier, 'sortie')), ['contours.geojson']);

    assert.equal((await lancer('--departement', '36', '--communes', indre, cher, '--vers', sortie)).status, 0);
    assert.equal(readFileSync(sortie, 'utf8'), texte);
  });

  test('marque d’ordre des octets, fins de ligne, accents décomposés et fichier énorme ne changent rien', async () => {
    const sain = JSON.stringify({ type: 'FeatureCollection', features: cases('36') }, null, 1);
    const ecrire = async (nom: string, texte: string): Promise<string> => {
      const { status, stderr } = await lancer(
        '--departement',
        '36',
        '--communes',
        deposer(nom, texte),
        '--vers',
        sortie,
      );
      assert.equal(status, 0, stderr);
      return readFileSync(sortie, 'utf8');
    };
    const attendu = await ecrire('sain.geojson', sain);
    assert.equal(await ecrire('windows.geojson', `\ufeff${sain.normalize('NFD').replaceAll('\n', '\r\n')}`), attendu);
    assert.equal(await ecrire('enorme.geojson', `${sain.slice(0, -1)}${' '.repeat(30_000_000)}}`), attendu);
  });

  test('--aide décrit les options', async () => {
    const { status, stdout } = await lancer('--aide');
    assert.equal(status, 0);
    assert.match(stdout, /--departement CODE[\s\S]*--partiels/);
  });
});

test('par la vraie commande : un succès, puis un refus', () => {
  const commande = (...options: string[]) =>
    spawnSync(process.execPath, [OUTIL, ...options], { encoding: 'utf8', timeout: 120_000 });
  const communes = deposer('commande.geojson', cases('976'));
  const succes = commande('--departement', '976', '--communes', communes, '--vers', sortie);
  assert.equal(succes.stderr, '');
  assert.equal(succes.status, 0);
  assert.match(succes.stdout, /EPCI du département 976/);
  const refus = commande('--departement', '99', '--communes', communes, '--vers', sortie);
  assert.equal(refus.status, 1);
  assert.match(refus.stderr, /^Erreur : Aucun EPCI/);
});

describe('une erreur sort en 1 avec une phrase en français et laisse le fichier précédent intact', () => {
  const indre = (): Feature[] => cases('36').filter(({ properties }) => properties!['code'].startsWith('36'));
  const texteDe = (features: Feature[]): string => JSON.stringify({ type: 'FeatureCollection', features });
  const cas: [string, () => string[], RegExp][] = [
    [
      'fichier introuvable',
      () => ['--communes', join(dossier, 'absent.geojson')],
      /absent\.geojson : fichier introuvable/,
    ],
    ['fichier vide', () => ['--communes', deposer('vide.geojson', '')], /vide\.geojson : fichier vide/],
    [
      'latin-1',
      () => [
        '--communes',
        deposer('latin.geojson', Buffer.from(texteDe(indre()).replace('"nom":"', '"nom":"é'), 'latin1')),
      ],
      /latin\.geojson : octets illisibles.*UTF-8/,
    ],
    [
      'UTF-16',
      () => ['--communes', deposer('utf16.geojson', Buffer.from(`\ufeff${texteDe(indre())}`, 'utf16le'))],
      /utf16\.geojson/,
    ],
    ['octets nuls', () => ['--communes', deposer('nuls.geojson', Buffer.alloc(64))], /nuls\.geojson/],
    ['entité nulle', () => ['--communes', deposer('nulle.geojson', [null as never])], /entité 1 : propriété « code »/],
    [
      'commune sans forme',
      () => ['--communes', deposer('sans-forme.geojson', [{ ...indre()[0]!, geometry: null as never }])],
      /géométrie absente/,
    ],
    [
      'forme sans points',
      () => [
        '--communes',
        deposer('sans-points.geojson', [{ ...indre()[0]!, geometry: { type: 'Polygon', coordinates: [] } }]),
      ],
      /sans-points\.geojson/,
    ],
    [
      'coordonnée absente',
      () => [
        '--communes',
        deposer('trouee.geojson', [
          {
            ...indre()[0]!,
            geometry: {
              type: 'Polygon',
              coordinates: [
                [
                  [1, 46],
                  [null as never, 46],
                  [1.1, 46.1],
                  [1, 46],
                ],
              ],
            },
          },
        ]),
      ],
      /hors des degrés WGS 84/,
    ],
    [
      'anneau qui n’est pas une liste',
      () => [
        '--communes',
        deposer('anneau.geojson', [{ ...indre()[0]!, geometry: { type: 'Polygon', coordinates: [[1, 46]] as never } }]),
      ],
      /anneau\.geojson/,
    ],
    [
      'commune deux fois dans un fichier',
      () => ['--communes', deposer('bis.geojson', [...indre(), indre()[0]!])],
      /deux formes/,
    ],
    [
      'JSON coupé',
      () => ['--communes', deposer('coupe.geojson', '{"type":"FeatureColl')],
      /coupe\.geojson : le fichier s’arrête au milieu du JSON/,
    ],
    [
      'code écrit en nombre',
      () => ['--communes', deposer('nombre.geojson', [{ ...indre()[0]!, properties: { code: 36001, nom: 'x' } }])],
      /« code » = 36001 ; .* entre guillemets : un nombre perd/,
    ],
    [
      'autre JSON',
      () => ['--communes', deposer('autre.geojson', '{"type":"Topology"}')],
      /c’est un TopoJSON .* FeatureCollection GeoJSON/,
    ],
    ['aucune commune', () => ['--communes', deposer('aucune.geojson', [])], /aucune commune/],
    [
      'commune sans code',
      () => ['--communes', deposer('sans-code.geojson', [{ ...indre()[0]!, properties: { nom: 'X' } }])],
      /entité 1 : propriété « code »/,
    ],
    [
      'forme ponctuelle',
      () => [
        '--communes',
        deposer('point.geojson', [{ ...indre()[0]!, geometry: { type: 'Point', coordinates: [1, 46] } }]),
      ],
      /géométrie Point/,
    ],
    [
      'coordonnées en mètres',
      () => [
        '--communes',
        deposer('metres.geojson', [
          { ...indre()[0]!, geometry: { type: 'Polygon', coordinates: [rectangle(6e5, 6.6e6)] } },
        ]),
      ],
      /hors des degrés WGS 84/,
    ],
    [
      'commune inconnue',
      () => [
        '--communes',
        deposer('inconnue.geojson', [...indre(), { ...indre()[0]!, properties: { code: '36999', nom: 'Nulle part' } }]),
      ],
      /absentes du référentiel.*36999 Nulle part/,
    ],
    [
      'EPCI incomplet',
      () => ['--communes', deposer('incomplet.geojson', indre())],
      /Issoudun.*il manque 3 de ses 12 communes.*département 18/,
    ],
    [
      'deux fois le même fichier',
      () => {
        const fichier = deposer('double.geojson', indre());
        return ['--communes', fichier, fichier];
      },
      /deux formes/,
    ],
    [
      'département absent',
      () => ['--departement', '99', '--communes', deposer('ailleurs.geojson', indre())],
      /Aucun EPCI.*« 99 »/,
    ],
    ['département mal écrit', () => ['--departement', 'Indre', '--communes', 'x'], /--departement = "Indre"/],
    ['aucun fichier', () => [], /--communes manque/],
    ['option inconnue', () => ['--commune', 'x'], /Option inconnue/],
    ['tolérance qui n’est pas un nombre', () => ['--communes', 'x', '--tolerance', 'fine'], /--tolerance = fine/],
  ];
  for (const [titre, options, attendu] of cas) {
    test(titre, async () => {
      const precedent = deposer('precedent.geojson', ANCIEN);
      const siennes = options();
      const commune = siennes.includes('--departement') ? [] : ['--departement', '36'];
      const { status, stdout, stderr } = await lancer(...commune, '--vers', precedent, ...siennes);
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /^Erreur : /);
      assert.match(stderr, attendu);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.equal(readFileSync(precedent, 'utf8'), ANCIEN);
      assert.deepEqual(
        readdirSync(dossier).filter((nom) => nom.endsWith('.tmp')),
        [],
      );
    });
  }

  test('destination impossible à écrire', async () => {
    const communes = deposer('tout.geojson', cases('36'));
    const bouchon = deposer('bouchon', ANCIEN);
    const { status, stderr } = await lancer(
      '--departement',
      '36',
      '--communes',
      communes,
      '--vers',
      join(bouchon, 'contours.geojson'),
    );
    assert.equal(status, 1);
    assert.match(stderr, /écriture impossible/);
    assert.equal(readFileSync(bouchon, 'utf8'), ANCIEN);
  });
});

describe('verifier', () => {
  test('refuse un jour entre voisins, signale une enclave', () => {
    const troue = (largeur: number, hauteur: number): Contours => ({
      ...quatreCarres(),
      features: [territoire('a', [rectangle(0, 0), rectangle(0.5, 0.5, largeur, hauteur).reverse()])],
      limite: undefined,
    });
    assert.throws(() => verifierLesContours(troue(0.1, 0.005), ''), /vide de 6\.18 km² entre voisins/);
    for (const [cote, aire] of [
      [0.01, 1],
      [0.1, 124],
    ] as const)
      assert.deepEqual(verifierLesContours(troue(cote, cote), '').enclaves.map(Math.round), [aire]);
  });

  test('refuse un fichier trop lourd en disant quoi faire', () => {
    const bruit = Array.from({ length: 20_000 }, (_, rang) => ((rang * 48271) % 2147483647).toString(36)).join('');
    assert.throws(() => verifierLesContours(quatreCarres(), bruit), /12000 au plus : augmentez --tolerance/);
  });

  test('refuse des contours incorrects', () => {
    assert.throws(
      () => verifierLesContours({ ...quatreCarres(), features: [territoire('a', [rectangle(0, 0).reverse()])] }, ''),
      /enroulement/,
    );
  });
});

test('ecrire rend un JSON relisible, une entité par ligne', () => {
  const contours: Contours = { ...quatreCarres(), attribution: ATTRIBUTION };
  const texte = texteDesContours(contours);
  assert.deepEqual(JSON.parse(texte), contours);
  assert.equal(texte.trimEnd().split('\n').length, 4 + 4 + 1);
});
