import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ErreurContours, rattacher, type FormeCommunale } from '../../../src/outils/contours/rattachement.ts';
import { indexerCommunes, type CommuneReferentiel, type Decoupage } from '../../../src/outils/contours/referentiel.ts';
import type { Siren } from '#lib/valeurs/siren.ts';

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
const lue = (code: string, fichier = 'a.geojson'): FormeCommunale => ({
  code,
  nom: `Commune ${code}`,
  fichier,
  forme: { type: 'Polygon', coordinates: [] },
});

/** Un département 01 de trois communes, un EPCI à cheval sur le 02, une île sans EPCI. */
const referentiel = (): Decoupage => ({
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
      code: '200000002' as Siren,
      nom: 'CC À cheval',
      type: 'CC',
      membres: [
        { code: '01002', nom: 'b' },
        { code: '02001', nom: 'c' },
      ],
    },
    { code: '200000001' as Siren, nom: 'CC Seule', type: 'CC', membres: [{ code: '01001', nom: 'a' }] },
    { code: '200000003' as Siren, nom: 'CC Ailleurs', type: 'CC', membres: [{ code: '02002', nom: 'd' }] },
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

  test('rend à part les EPCI d’autres départements, s’ils sont lus en entier', () => {
    const ailleurs = (...codes: string[]) =>
      rattacher(
        codes.map((code) => lue(code)),
        {
          communes: [...referentiel().communes, actuelle('02003', '02')],
          epci: referentiel().epci.map((e) =>
            e.nom === 'CC Ailleurs' ? { ...e, membres: [...e.membres, { code: '02003', nom: 'e' }] } : e,
          ),
        },
        '01',
      ).ailleurs.map(({ siren, departement }) => `${siren} ${departement}`);
    const siens = ['01001', '01002', '02001'];
    assert.deepEqual(ailleurs(...siens), []);
    assert.deepEqual(ailleurs(...siens, '02002'), []);
    assert.deepEqual(ailleurs(...siens, '02002', '02003'), ['200000003 02', '200000003 02']);
  });

  /** L’Oie, rétablie depuis, est de la même intercommunalité que Les Essarts ; l’autre cas la met ailleurs. */
  const vendee = (memeEpci: boolean): Decoupage => ({
    communes: [actuelle('85084', '85'), actuelle('85165', '85'), actuelle('85001', '85')],
    epci: [
      { code: '200000001' as Siren, nom: 'CC Une', type: 'CC', membres: [{ code: '85084', nom: 'a' }] },
      { code: '200000002' as Siren, nom: 'CC Deux', type: 'CC', membres: [{ code: '85001', nom: 'b' }] },
    ].map((e, rang) =>
      rang === (memeEpci ? 0 : 1) ? { ...e, membres: [...e.membres, { code: '85165', nom: 'o' }] } : e,
    ),
  });

  test('une commune rétablie depuis le fichier reste dans la forme dont elle faisait partie, et on le dit', () => {
    const { pieces, notes, coupes } = rattacher([lue('85084'), lue('85001')], vendee(true), '85');
    assert.equal(pieces.length, 2);
    assert.equal(coupes.size, 0);
    assert.equal(notes.length, 1);
    assert.match(notes[0]!, /^Commune 85165 \(85165\), rétablie entre 2023 et 2025, .* Commune 85084 \(85084\)/);
    assert.throws(
      () => rattacher([lue('85084'), lue('85001')], vendee(false), '85'),
      /il manque 1 de ses 2 communes \(85165 o\)\. 85165 a été rétablie entre 2023 et 2025 : .*85084/,
    );
  });

  /** Un code qui a désigné deux communes : la déléguée de l’une, un ancien code de l’autre. */
  const ambigu = (ensemble: boolean): Decoupage => {
    const { communes, epci } = referentiel();
    return {
      communes: [...communes, actuelle('01003', '01', ['01008'])],
      epci: epci.map((e) =>
        e.code === (ensemble ? '200000001' : '200000002')
          ? { ...e, membres: [...e.membres, { code: '01003', nom: 'd' }] }
          : e,
      ),
    };
  };
  const avec = (nom: string, code = '01008') => [
    ...['01001', '01002', '01003', '02001'].map((c) => lue(c)),
    { ...lue(code), nom },
  ];
  test('un code ambigu est lu par son nom, ou par l’EPCI que ses communes partagent', () => {
    const deleguee = rattacher(avec('La Déléguée 01008'), ambigu(false), '01');
    assert.equal(deleguee.pieces.at(-1)!.siren, '200000001');
    assert.match(deleguee.notes[0]!, /01008\) est lue comme une partie de 01001 Commune 01001/);
    assert.equal(rattacher(avec('Autre nom'), ambigu(true), '01').pieces.at(-1)!.siren, '200000001');
    assert.throws(
      () => rattacher(avec('Autre nom'), ambigu(false), '01'),
      /le code 01008 \(Autre nom\) est ambigu : .*01001 Commune 01001, 01003 Commune 01003/,
    );
  });

  test('un code inconnu ou ambigu d’un autre département n’arrête pas un fichier national', () => {
    const { pieces, notes } = rattacher([...avec('x', '09999')], ambigu(true), '01');
    assert.equal(pieces.length, 4);
    assert.match(notes[0]!, /laissées de côté : 09999 x/);
  });

  test('un EPCI coupé nomme les départements dont le fichier manque', () => {
    const { coupes } = rattacher([lue('01001'), lue('01002')], referentiel(), '01', true);
    assert.deepEqual([...coupes], [['200000002', ['02']]]);
  });

  const cas: [string, FormeCommunale[], string, RegExp][] = [
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
