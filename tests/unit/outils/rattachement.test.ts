import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ErreurContours, rattacher, type CommuneLue } from '../../../src/outils/contours/rattachement.ts';
import {
  indexerCommunes,
  type CommuneReferentiel,
  type Referentiel,
} from '../../../src/outils/contours/referentiel.ts';

const actuelle = (code: string, departement: string, anciensCodes?: string[]): CommuneReferentiel => ({
  code,
  nom: `Commune ${code}`,
  type: 'commune-actuelle',
  departement,
  ...(anciensCodes && { anciensCodes }),
});
const deleguee = (code: string, chefLieu: string): CommuneReferentiel => ({
  code,
  nom: `Déléguée ${code}`,
  type: 'commune-deleguee',
  chefLieu,
});
const lue = (code: string, fichier = 'a.geojson'): CommuneLue => ({
  code,
  nom: `Commune ${code}`,
  fichier,
  forme: { type: 'Polygon', coordinates: [] },
});

/** Un département 01 de trois communes, un EPCI à cheval sur le 02, une île sans EPCI. */
const referentiel = (): Referentiel => ({
  communes: [
    actuelle('01001', '01', ['01009']),
    deleguee('01001', '01001'),
    deleguee('01008', '01001'),
    actuelle('01002', '01'),
    actuelle('02001', '02'),
    actuelle('02002', '02'),
    actuelle('01099', '01'),
  ],
  epci: [
    {
      code: '200000002',
      nom: 'CC À cheval',
      type: 'CC',
      membres: [
        { code: '01002', nom: 'b' },
        { code: '02001', nom: 'c' },
      ],
    },
    { code: '200000001', nom: 'CC Seule', type: 'CC', membres: [{ code: '01001', nom: 'a' }] },
    { code: '200000003', nom: 'CC Ailleurs', type: 'CC', membres: [{ code: '02002', nom: 'd' }] },
  ],
});

describe('indexerCommunes', () => {
  test('mène un code ancien, délégué ou d’arrondissement à sa commune actuelle', () => {
    const communes: CommuneReferentiel[] = [
      ...referentiel().communes,
      { code: '01201', nom: '1er', type: 'arrondissement-municipal', commune: '01002' },
    ];
    const index = indexerCommunes(communes);
    for (const [code, attendu] of [
      ['01001', '01001'],
      ['01009', '01001'],
      ['01008', '01001'],
      ['01201', '01002'],
      ['01777', undefined],
    ] as const) {
      assert.equal(index.get(code)?.code, attendu, code);
    }
  });

  test('un code actuel se désigne lui-même, même cité parmi les anciens d’une autre', () => {
    assert.equal(
      indexerCommunes([actuelle('01001', '01'), actuelle('01002', '01', ['01001'])]).get('01001')?.code,
      '01001',
    );
  });

  test('un code qui mènerait à deux communes n’en désigne aucune', () => {
    assert.equal(
      indexerCommunes([actuelle('01001', '01', ['01009']), actuelle('01002', '01', ['01009'])]).get('01009'),
      undefined,
    );
  });
});

describe('rattacher', () => {
  test('garde les EPCI du département entiers, par SIREN, et compte les fusions', () => {
    const lues = ['01001', '01009', '01002', '02001', '02002'].map((code) => lue(code));
    const { pieces, epci, fusionnees, communes } = rattacher(lues, referentiel(), '01');
    assert.deepEqual(
      epci.map(({ code }) => code),
      ['200000001', '200000002'],
    );
    assert.deepEqual(
      pieces.map(({ siren, departement }) => `${siren} ${departement}`),
      ['200000001 01', '200000001 01', '200000002 01', '200000002 02'],
    );
    assert.equal(fusionnees, 1);
    assert.equal(communes, 3);
  });

  test('une commune sans EPCI n’est admise que nommée, et n’a pas de SIREN', () => {
    const lues = ['01001', '01002', '02001', '01099'].map((code) => lue(code));
    assert.throws(() => rattacher(lues, referentiel(), '01'), /sans EPCI.*01099.*--sans-epci 01099/s);
    assert.equal(rattacher(lues, referentiel(), '01', ['01099']).pieces.at(-1)!.siren, '');
  });

  const cas: [string, CommuneLue[], string, RegExp][] = [
    ['un département sans EPCI', [lue('01001')], '03', /Aucun EPCI.*« 03 »/],
    [
      'une commune inconnue',
      [lue('01001'), lue('01777', 'b.geojson')],
      '01',
      /^b\.geojson : communes absentes du référentiel.*01777/,
    ],
    [
      'une commune donnée deux fois',
      [lue('01001'), lue('01001', 'b.geojson')],
      '01',
      /01001.*deux formes : a\.geojson et b\.geojson/,
    ],
    [
      'un EPCI incomplet',
      [lue('01001'), lue('01002')],
      '01',
      /À cheval.*il manque 1 de ses 2 communes \(02001 c\).*département 02/,
    ],
    ['un EPCI sans forme', [lue('01002'), lue('02001')], '01', /Seule.*n’a aucune forme.*département 01/],
  ];
  for (const [titre, lues, departement, attendu] of cas) {
    test(`refuse ${titre}`, () => {
      assert.throws(
        () => rattacher(lues, referentiel(), departement),
        (erreur: Error) => {
          assert.ok(erreur instanceof ErreurContours);
          assert.match(erreur.message, attendu);
          return true;
        },
      );
    });
  }
});
