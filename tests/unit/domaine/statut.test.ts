import assert from 'node:assert/strict';
import test, { describe } from 'node:test';
import { estCouvert, SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { demarcheEnCours, departDe, dernierContrat, statutDe, termeDe } from '#lib/domaine/statut.ts';
import { contratsDeLaCommune, contratsDeLEpci } from '#lib/domaine/territoire.ts';
import { contrat, le, SIREN_A, SIREN_B } from './fiches.ts';
import { uneDate, unJour } from '#lib/valeurs/date-partielle.ts';

const duree = (mois: number) => ({ mois, source: 'source-a' });
const demarche = (debut: string, dernierSigne: string) => ({
  debut: uneDate(debut),
  dernierSigne: uneDate(dernierSigne),
  source: 'source-a',
});
const terme = (signature: string, fin: string) => ({ signature: le(signature), fin: le(fin) });

/** [ce que le cas montre, fiches, jour, situation attendue] */
const CAS: [titre: string, fiches: Parameters<typeof contrat>[0][], jour: string, attendu: Statut][] = [
  // Rien, ou rien encore
  ['aucune fiche', [], '2026-11-21', 'non-renseigne'],
  ['signé sans aucune date : la signature n’est pas située, donc pas affirmée', [{}], '2026-11-21', 'non-renseigne'],
  ['la veille de la signature', [terme('2024-05-13', '2027-05-12')], '2024-05-12', 'non-renseigne'],

  // Terme publié, au jour
  ['le jour de la signature', [terme('2024-05-13', '2027-05-12')], '2024-05-13', 'en-cours'],
  ['en cours de contrat', [terme('2024-05-13', '2027-05-12')], '2026-11-21', 'en-cours'],
  ['le dernier jour du terme publié', [terme('2024-05-13', '2027-05-12')], '2027-05-12', 'en-cours'],
  ['le lendemain du terme publié', [terme('2024-05-13', '2027-05-12')], '2027-05-13', 'echu'],

  // Terme publié, précision moindre : il compte jusqu’à son dernier jour
  ['terme « 2026 », le 31 décembre', [terme('2023', '2026')], '2026-12-31', 'en-cours'],
  ['terme « 2026 », le 1er janvier suivant', [terme('2023', '2026')], '2027-01-01', 'echu'],
  ['terme « 2026-05 », le 31 mai', [terme('2023', '2026-05')], '2026-05-31', 'en-cours'],
  ['terme « 2026-05 », le 1er juin', [terme('2023', '2026-05')], '2026-06-01', 'echu'],
  ['terme « 2024-02 », le 29 d’une année bissextile', [terme('2023', '2024-02')], '2024-02-29', 'en-cours'],
  ['terme « 2023-02 », le 1er mars', [terme('2022', '2023-02')], '2023-03-01', 'echu'],

  // Signature partielle : acquise dès le premier jour possible
  ['signature « 2023 », le 31 décembre 2022', [terme('2023', '2026')], '2022-12-31', 'non-renseigne'],
  ['signature « 2023 », le 1er janvier 2023', [terme('2023', '2026')], '2023-01-01', 'en-cours'],
  ['signature « 2023-07 », le 30 juin', [terme('2023-07', '2026')], '2023-06-30', 'non-renseigne'],
  ['signature « 2023-07 », le 1er juillet', [terme('2023-07', '2026')], '2023-07-01', 'en-cours'],

  // Terme calculé : il compte dès son premier jour
  [
    'signature et durée, avant le mois du terme calculé',
    [{ signature: le('2023-03-27'), duree: duree(36) }],
    '2026-02-28',
    'en-cours',
  ],
  [
    'signature et durée, le premier jour du mois du terme calculé',
    [{ signature: le('2023-03-27'), duree: duree(36) }],
    '2026-03-01',
    'echeance-a-verifier',
  ],
  [
    'signature et durée, bien après : jamais « échu » par un calcul',
    [{ signature: le('2013-03-27'), duree: duree(36) }],
    '2026-11-21',
    'echeance-a-verifier',
  ],
  ['année et durée, le 31 décembre précédent', [{ signature: le('2023'), duree: duree(36) }], '2025-12-31', 'en-cours'],
  [
    'année et durée, le 1er janvier du terme calculé',
    [{ signature: le('2023'), duree: duree(36) }],
    '2026-01-01',
    'echeance-a-verifier',
  ],
  ['prise d’effet et durée', [{ debut: le('2022-01'), duree: duree(60) }], '2026-12-31', 'en-cours'],
  [
    'prise d’effet et durée, au mois du terme',
    [{ debut: le('2022-01'), duree: duree(60) }],
    '2027-01-01',
    'echeance-a-verifier',
  ],
  [
    'terme publié et durée : le publié l’emporte sur le calcul',
    [{ ...terme('2023-01-01', '2027-06-30'), duree: duree(36) }],
    '2027-01-01',
    'en-cours',
  ],
  [
    'signature et prise d’effet : la durée court de la signature',
    [{ signature: le('2022-06'), debut: le('2023-01'), duree: duree(36) }],
    '2025-06-01',
    'echeance-a-verifier',
  ],

  // Terme inconnu
  ['signé sans terme ni durée', [{ signature: le('2023-03-27') }], '2023-03-27', 'echeance-a-verifier'],
  [
    'signé sans terme ni durée, vingt ans après',
    [{ signature: le('2003-03-27') }],
    '2026-11-21',
    'echeance-a-verifier',
  ],
  ['seulement constaté par une source', [{ atteste: le('2019-12-31') }], '2026-11-21', 'echeance-a-verifier'],
  ['seulement constaté, avant le constat', [{ atteste: le('2019-12-31') }], '2019-12-30', 'non-renseigne'],
  [
    'constaté, avec une durée mais sans départ : aucun terme ne se calcule',
    [{ atteste: le('2019'), duree: duree(36) }],
    '2026-11-21',
    'echeance-a-verifier',
  ],
  [
    'terme publié passé, signature seulement constatée',
    [{ atteste: le('2019'), fin: le('2021') }],
    '2026-11-21',
    'echu',
  ],

  // Générations : la plus récente signée remplace les autres
  [
    'deuxième contrat signé : le premier, échu, ne compte plus',
    [{ ...terme('2015', '2018') }, { id: 'b', ...terme('2024', '2027') }],
    '2026-11-21',
    'en-cours',
  ],
  [
    'deuxième contrat sans terme : il remplace un premier encore en cours',
    [{ ...terme('2020', '2030') }, { id: 'b', signature: le('2024') }],
    '2026-11-21',
    'echeance-a-verifier',
  ],
  ['entre deux contrats', [{ ...terme('2015', '2018') }, { id: 'b', ...terme('2024', '2027') }], '2020-01-01', 'echu'],
  [
    'avant le deuxième, pendant le premier',
    [{ ...terme('2015', '2018') }, { id: 'b', ...terme('2024', '2027') }],
    '2016-06-30',
    'en-cours',
  ],
  [
    'même année de départ : le rang départage',
    [
      { ...terme('2024', '2025'), generation: { rang: 1, source: 'source-a' } },
      { id: 'b', ...terme('2024', '2028'), generation: { rang: 2, source: 'source-a' } },
    ],
    '2026-11-21',
    'en-cours',
  ],
  [
    'ordre des fiches indifférent',
    [{ id: 'b', ...terme('2024', '2027') }, { ...terme('2015', '2018') }],
    '2026-11-21',
    'en-cours',
  ],
  [
    'le dernier est échu, l’avant-dernier courrait encore : c’est le dernier qui dit',
    [{ ...terme('2015', '2040') }, { id: 'b', ...terme('2020', '2023') }],
    '2026-11-21',
    'echu',
  ],

  // Démarches : trois ans de fraîcheur
  [
    'démarche récente',
    [{ etape: 'demarche', demarche: demarche('2025-01', '2025-06') }],
    '2026-11-21',
    'en-construction',
  ],
  [
    'démarche pas encore commencée',
    [{ etape: 'demarche', demarche: demarche('2027', '2027') }],
    '2026-11-21',
    'non-renseigne',
  ],
  [
    'démarche, veille des trois ans',
    [{ etape: 'demarche', demarche: demarche('2020', '2023-11-22') }],
    '2026-11-21',
    'en-construction',
  ],
  [
    'démarche de trois ans jour pour jour',
    [{ etape: 'demarche', demarche: demarche('2020', '2023-11-21') }],
    '2026-11-21',
    'non-renseigne',
  ],
  ['vieille démarche', [{ etape: 'demarche', demarche: demarche('2017', '2018') }], '2026-11-21', 'non-renseigne'],
  [
    'signe « 2023 » : compte jusqu’au 31 décembre 2026 exclu',
    [{ etape: 'demarche', demarche: demarche('2022', '2023') }],
    '2026-12-30',
    'en-construction',
  ],
  [
    'signe « 2023 » : trois ans après son dernier jour',
    [{ etape: 'demarche', demarche: demarche('2022', '2023') }],
    '2026-12-31',
    'non-renseigne',
  ],
  [
    'dernier signe le 29 février : trois ans tombent le 28',
    [{ etape: 'demarche', demarche: demarche('2023', '2024-02-29') }],
    '2027-02-27',
    'en-construction',
  ],
  [
    'dernier signe le 29 février : le 28, trois ans après',
    [{ etape: 'demarche', demarche: demarche('2023', '2024-02-29') }],
    '2027-02-28',
    'non-renseigne',
  ],
  [
    'contrat échu et nouvelle démarche',
    [{ ...terme('2015', '2018') }, { id: 'b', etape: 'demarche', demarche: demarche('2025', '2026-01') }],
    '2026-11-21',
    'en-construction',
  ],
  [
    'contrat échu et vieille démarche',
    [{ ...terme('2010', '2013') }, { id: 'b', etape: 'demarche', demarche: demarche('2015', '2016') }],
    '2026-11-21',
    'echu',
  ],
  [
    'contrat en cours et nouvelle démarche : le contrat l’emporte',
    [{ ...terme('2024', '2027') }, { id: 'b', etape: 'demarche', demarche: demarche('2026', '2026') }],
    '2026-11-21',
    'en-cours',
  ],
  [
    'échéance à vérifier et nouvelle démarche : le contrat l’emporte',
    [{ signature: le('2019') }, { id: 'b', etape: 'demarche', demarche: demarche('2026', '2026') }],
    '2026-11-21',
    'echeance-a-verifier',
  ],
  [
    'démarche qui a abouti, avant la signature',
    [{ ...terme('2024-05-13', '2027'), demarche: demarche('2022', '2024-01') }],
    '2023-06-01',
    'en-construction',
  ],
  [
    'démarche qui a abouti, après la signature',
    [{ ...terme('2024-05-13', '2027'), demarche: demarche('2022', '2024-01') }],
    '2024-06-01',
    'en-cours',
  ],

  // Absence dite par une source
  [
    'une source dit qu’il n’y a pas de contrat',
    [{ etape: 'absence', atteste: le('2024-01') }],
    '2026-11-21',
    'sans-cls',
  ],
  ['avant que la source le dise', [{ etape: 'absence', atteste: le('2024-01') }], '2023-12-31', 'non-renseigne'],
  [
    'absence, puis démarche récente',
    [
      { etape: 'absence', atteste: le('2024') },
      { id: 'b', etape: 'demarche', demarche: demarche('2025', '2026') },
    ],
    '2026-11-21',
    'en-construction',
  ],
  [
    'absence, puis signature',
    [
      { etape: 'absence', atteste: le('2024') },
      { id: 'b', ...terme('2025', '2028') },
    ],
    '2026-11-21',
    'en-cours',
  ],
  [
    'absence et vieille démarche',
    [
      { etape: 'absence', atteste: le('2024') },
      { id: 'b', etape: 'demarche', demarche: demarche('2015', '2016') },
    ],
    '2026-11-21',
    'sans-cls',
  ],
  [
    'absence et contrat échu : le contrat connu l’emporte',
    [
      { etape: 'absence', atteste: le('2024') },
      { id: 'b', ...terme('2015', '2018') },
    ],
    '2026-11-21',
    'echu',
  ],
];

describe('statutDe', () => {
  for (const [titre, fiches, jour, attendu] of CAS) {
    test(`${titre} (${jour}) : ${attendu}`, () => {
      assert.equal(
        statutDe(
          fiches.map((f) => contrat(f)),
          unJour(jour),
        ),
        attendu,
      );
    });
  }

  test('chaque situation a au moins un cas', () => {
    assert.deepEqual(new Set(CAS.map((cas) => cas[3])), new Set(STATUTS));
  });

  test('ne change pas ses fiches : deux appels, même réponse', () => {
    const fiches = [contrat({ ...terme('2015', '2018') }), contrat({ id: 'b', ...terme('2024', '2027') })];
    const avant = JSON.stringify(fiches);
    assert.equal(statutDe(fiches, unJour('2026-11-21')), statutDe(fiches, unJour('2026-11-21')));
    assert.equal(JSON.stringify(fiches), avant);
  });
});

describe('contrats d’un territoire', () => {
  const partage = contrat({ epci: [SIREN_A, SIREN_B], ...terme('2024', '2027') });
  const deVille = contrat({ id: 'ville', epci: [], communes: ['53130'], ...terme('2024', '2027') });

  test('un contrat partagé vaut pour chacun de ses EPCI', () => {
    for (const siren of [SIREN_A, SIREN_B])
      assert.equal(statutDe(contratsDeLEpci([partage], siren), unJour('2026-11-21')), 'en-cours');
  });

  test('un contrat communal ne vaut que pour sa commune', () => {
    const de = (code: string) =>
      statutDe(contratsDeLaCommune([deVille], { code, epci: SIREN_A }), unJour('2026-11-21'));
    assert.equal(de('53130'), 'en-cours');
    assert.equal(de('53001'), 'non-renseigne');
    assert.equal(statutDe(contratsDeLEpci([deVille], SIREN_A), unJour('2026-11-21')), 'non-renseigne');
  });

  test('une commune sans EPCI n’a que les contrats qui la nomment', () => {
    assert.deepEqual(contratsDeLaCommune([partage, deVille], { code: '53130', epci: null }), [deVille]);
  });
});

describe('termeDe, departDe, dernierContrat, demarcheEnCours', () => {
  test('le terme calculé n’est jamais plus précis que le mois', () => {
    assert.deepEqual(termeDe(contrat({ signature: le('2024-05-13'), duree: duree(36) })), {
      date: '2027-05',
      nature: 'calcule',
    });
    assert.deepEqual(termeDe(contrat({ signature: le('2024'), duree: duree(60) })), {
      date: '2029',
      nature: 'calcule',
    });
  });

  test('le départ est la signature, à défaut la prise d’effet, à défaut le constat', () => {
    assert.equal(departDe(contrat({ signature: le('2024'), debut: le('2025'), atteste: le('2026') })), '2024');
    assert.equal(departDe(contrat({ debut: le('2025'), atteste: le('2026') })), '2025');
    assert.equal(departDe(contrat({ atteste: le('2026') })), '2026');
    assert.equal(departDe(contrat()), null);
  });

  test('une démarche n’est jamais le dernier contrat', () => {
    const d = contrat({ etape: 'demarche', demarche: demarche('2025', '2026') });
    assert.equal(dernierContrat([d], unJour('2026-11-21')), null);
    assert.equal(demarcheEnCours([d], unJour('2026-11-21')), d);
  });
});

describe('liste des situations', () => {
  test('chacune a un libellé et une définition, tous différents', () => {
    assert.deepEqual(Object.keys(SITUATIONS).sort(), [...STATUTS].sort());
    for (const champ of ['libelle', 'definition'] as const)
      assert.equal(new Set(STATUTS.map((s) => SITUATIONS[s][champ])).size, STATUTS.length);
  });

  test('seuls les contrats signés, terme non passé ou à vérifier, couvrent', () => {
    assert.deepEqual(STATUTS.filter(estCouvert), ['en-cours', 'echeance-a-verifier']);
  });
});
