/** Ce qui est vrai champ par champ et faux ensemble, dans un contrat : chronologie, suites, porteurs. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { formaterProbleme } from '#lib/contenu/probleme.ts';
import { unSiren } from '#lib/valeurs/siren.ts';
import {
  changer,
  COMMUNE,
  contrats,
  dossier,
  fautes,
  fiche,
  JOUR,
  le,
  MUETTE,
  racine,
  rang,
  refuser,
  rendreMuette,
  source,
} from './relations.ts';

test('les fiches d’essai sont valables', () => {
  assert.deepEqual(
    fautes(
      contrats(
        ['53-a-1', { generation: rang(1), signature: le('2015') }],
        ['53-a-2', { generation: rang(2), suiteDe: '53-a-1', fin: le('2030'), duree: { mois: 120, source } }],
        [
          '53-a-3',
          { etape: 'demarche', signature: undefined, demarche: { debut: '2025', dernierSigne: '2026', source } },
        ],
      ),
    ),
    [],
  );
});
const CAS: [titre: string, substituts: () => Record<string, string>, attendu: RegExp][] = [
  // Chronologie
  [
    'signature à venir',
    () => contrats(['53-a-1', { signature: le('2027-01-01') }]),
    /signature\.date : « 2027-01-01 » ; attendu : une date qui n’est pas après le jour de référence, 26.novembre 2026/,
  ],
  [
    'signature trop lointaine',
    () => contrats(['53-a-1', { signature: le('2204') }]),
    /signature\.date : « 2204 » ; attendu : une année entre 1990 et 2036/,
  ],
  [
    'signature antique',
    () => contrats(['53-a-1', { signature: le('0224') }]),
    /signature\.date : « 0224 » ; attendu : une année entre/,
  ],
  [
    'année sans contrat possible',
    () => contrats(['53-a-1', { signature: le('1989-12-31') }]),
    /signature\.date : « 1989-12-31 »/,
  ],
  [
    'terme trop lointain',
    () => contrats(['53-a-1', { fin: le('2037') }]),
    /fin\.date : « 2037 » ; attendu : une année entre/,
  ],
  [
    'constat à venir',
    () => contrats(['53-a-1', { signature: undefined, atteste: le('2026-12') }]),
    /atteste\.date : « 2026-12 »/,
  ],
  [
    'constat après le terme',
    () => contrats(['53-a-1', { signature: undefined, atteste: le('2022'), fin: le('2021') }]),
    /atteste\.date : « 2022 » ; attendu : une date qui n’est pas après le terme/,
  ],
  [
    'constat avant la signature',
    () => contrats(['53-a-1', { atteste: le('2019') }]),
    /atteste\.date : « 2019 » ; attendu : une date qui n’est pas avant la signature/,
  ],
  [
    'dernier signe à venir',
    () =>
      contrats([
        '53-a-1',
        { etape: 'demarche', signature: undefined, demarche: { debut: '2025', dernierSigne: '2031', source } },
      ]),
    /demarche\.dernierSigne : « 2031 »/,
  ],
  [
    'démarche commencée après la signature',
    () => contrats(['53-a-1', { demarche: { debut: '2021', dernierSigne: '2022', source } }]),
    /demarche\.debut : « 2021 » ; attendu : une date d’avant la signature/,
  ],
  [
    'repère à venir',
    () => contrats(['53-a-1', { reperes: [{ date: '2030', texte: 'x', source }] }]),
    /reperes\[0\]\.date : « 2030 »/,
  ],
  [
    'source lue demain',
    () => changer(`${dossier}/sources.yaml`, 'consulteLe: "2026-11-21"', 'consulteLe: "2026-11-27"'),
    /sources\.yaml, champ texte-aide-53\.consulteLe : « 2026-11-27 »/,
  ],
  [
    'source datée après sa lecture',
    () =>
      changer(`${dossier}/sources.yaml`, 'consulteLe: "2026-11-21"', 'date: "2026-11-22"\n  consulteLe: "2026-11-21"'),
    /champ texte-aide-53\.date : « 2026-11-22 » ; attendu : une date qui n’est pas après la lecture/,
  ],
  [
    'page relue dans dix ans',
    () => changer('content/pages/a-propos.mdx', /reluLe: "[^"]*"/, 'reluLe: "2036-01-01"'),
    /a-propos\.mdx, champ reluLe/,
  ],
  [
    'prise d’effet quinze ans avant la signature',
    () => contrats(['53-a-1', { debut: le('2005') }]),
    /debut\.date : « 2005 » ; attendu : une date à trois ans au plus de la signature/,
  ],
  [
    'prise d’effet quinze ans après la signature',
    () => contrats(['53-a-1', { debut: le('2035') }]),
    /debut\.date : « 2035 »/,
  ],
  [
    'contrat de trente-cinq ans',
    () => contrats(['53-a-1', { signature: le('1995'), fin: le('2030') }]),
    /fin\.date : « 2030 » ; attendu : une date à 20 ans au plus du départ/,
  ],
  [
    'signature dite par une liste plus ancienne',
    () =>
      contrats([
        '53-a-1',
        { signature: { date: '2020', source: 'crsa-pdl-liste-2015' }, sources: ['crsa-pdl-liste-2015'] },
      ]),
    /signature\.date : « 2020 », d’une source de 2015-11-01 \(crsa-pdl-liste-2015\)/,
  ],
  [
    'constat d’une liste plus ancienne',
    () =>
      contrats([
        '53-a-1',
        {
          signature: undefined,
          atteste: { date: '2016', source: 'crsa-pdl-liste-2015' },
          sources: ['crsa-pdl-liste-2015'],
        },
      ]),
    /atteste\.date : « 2016 », d’une source de 2015-11-01/,
  ],
  [
    'région cherchée demain',
    () => changer('content/france/regions.yaml', /cherchee: "[^"]*"/, 'cherchee: "2027-01-01"'),
    /cherchee : « 2027-01-01 »/,
  ],
  [
    'absence qui a des axes',
    () =>
      contrats([
        '53-a-1',
        { etape: 'absence', signature: undefined, atteste: le('2020'), axes: { nombre: 3, source } },
      ]),
    /champ axes : dans une absence de contrat/,
  ],
  [
    'absence qui a des signataires',
    () =>
      contrats([
        '53-a-1',
        { etape: 'absence', signature: undefined, atteste: le('2020'), signataires: [{ nom: 'x', source }] },
      ]),
    /champ signataires : dans une absence de contrat/,
  ],
  // Noms, régions, citations
  [
    'rang du nom et rang de la fiche',
    () => changer(`${dossier}/contrats/53-craon-4.yaml`, 'nom: "4e contrat', 'nom: "3e contrat'),
    /champ nom : « 3e contrat .* » ; attendu : le rang que donne « generation » : 4/,
  ],
  [
    'rang en lettres du nom',
    () => contrats(['53-a-1', { nom: 'Deuxième contrat local de santé', generation: rang(3) }]),
    /champ nom : « Deuxième contrat/,
  ],
  [
    'rang du nom d’une démarche',
    () =>
      contrats([
        '53-a-1',
        {
          nom: 'Démarche vers un second contrat local de santé',
          generation: rang(1),
          etape: 'demarche',
          signature: undefined,
          demarche: { debut: '2025', dernierSigne: '2026', source },
        },
      ]),
    /champ nom : « Démarche vers un second/,
  ],
  [
    'intercommunalité de l’autre bout de la France',
    () => contrats(['53-a-1', { epci: ['200042182', '200067106'] }]),
    /epci\[1\] : « 200067106 » \(.*\) ; attendu : un territoire de la région du 53/,
  ],
  [
    'commune de l’autre bout de la France',
    () => contrats(['53-a-1', { communes: ['64102'] }]),
    /communes\[0\] : « 64102 » \(Bayonne\) ; attendu : un territoire de la région du 53/,
  ],
  [
    'toutes les communes d’une intercommunalité',
    () => contrats(['53-a-1', { epci: [], communes: lireReferentiel().epci.get(unSiren('200042182'))!.communes }]),
    /champ communes : toutes celles de CC du Mont des Avaloirs ; attendu : le SIREN de cette intercommunalité/,
  ],
  [
    'signature d’une source muette',
    () => ({
      ...contrats(['53-a-1', { signature: { date: '2018', source: MUETTE }, sources: [MUETTE] }]),
      ...rendreMuette(),
    }),
    /signature\.source : « cr-craon-2018-10-08 », source muette/,
  ],
  [
    'affirmation d’après sa source',
    () => changer('content/france/affirmations.yaml', 'date: "2023-07-12"', 'date: "2026-07-12"'),
    /affirmations\.yaml, champ 29-entier-2023\.constat\.date : « 2026-07-12 », d’une source de/,
  ],
  [
    'nombre annoncé après la recherche',
    () => changer('content/france/regions.yaml', /date: "2020-01", source: (\S+),/, 'date: "2026-11-25", source: $1,'),
    /champ 52\.annonces\[2\]\.date : « 2026-11-25 » ; attendu : une date qui n’est pas après la recherche/,
  ],
  [
    'contrat repéré de confiance basse',
    () => changer('content/france/contrats/49-angers-loire-metropole-2025.yaml', /confiance: \w+/, 'confiance: basse'),
    /confiance : « basse » ; attendu : une de ces valeurs : haute, moyenne/,
  ],
  [
    'nom sur deux lignes',
    () => contrats(['53-a-1', { nom: 'Contrat\nlocal' }]),
    /champ nom : « Contrat local » ; attendu : un texte sur une ligne/,
  ],
  // Porteurs
  [
    'porteur d’une autre intercommunalité',
    () => contrats(['53-a-1', { porteur: { nom: 'x', siren: '200048551' } }]),
    /porteur\.siren : « 200048551 » \(CC du Pays de Craon\) ; attendu : le SIREN d’une intercommunalité du contrat/,
  ],
  [
    'porteur d’un autre département',
    () => contrats(['53-a-1', { porteur: { nom: 'x', siren: '243600350' } }]),
    /porteur\.siren : « 243600350 »/,
  ],
  [
    'porteur d’une autre intercommunalité, pour une ville',
    () => contrats(['53-a-1', { epci: [], communes: ['53130'], porteur: { nom: 'x', siren: '200048551' } }]),
    /porteur\.siren : « 200048551 »/,
  ],
  [
    'porteur nommé comme un autre que son SIREN',
    () =>
      changer(
        `${dossier}/contrats/53-craon-4.yaml`,
        'nom: "Communauté de communes du Pays de Craon", siren',
        'nom: "Communauté de communes de l’Ernée", siren',
      ),
    /porteur\.nom : « Communauté de communes de l’Ernée » ; attendu : le nom que ce SIREN désigne : CC du Pays/,
  ],
];

describe('une relation impossible se dit', () => {
  for (const cas of CAS) refuser(...cas);
});

test('les substituts ne touchent pas le disque', () => {
  assert.deepEqual(lireContenu(racine, JOUR).problemes.map(formaterProbleme), []);
  writeFileSync(join(racine, 'content/.DS_Store'), '');
  assert.deepEqual(lireContenu(racine, JOUR).ignores, ['content/.DS_Store']);
});

describe('contrats repérés ailleurs', () => {
  const lieu = 'content/france/contrats';
  const chez = (id: string, champs: Record<string, unknown> = {}) => ({
    [`${lieu}/${id}.yaml`]: fiche(id, { epci: ['244900015'], ...champs }),
  });
  const inconnu = 'La source ne nomme pas les membres.';
  const CAS: [titre: string, substituts: Record<string, string>, attendu: RegExp | null][] = [
    ['une fiche valable', chez('49-essai'), null],
    ['sans intercommunalité, et dite telle', chez('49-essai', { epci: [], perimetreInconnu: inconnu }), null],
    ['sans intercommunalité', chez('49-essai', { epci: [] }), /champ epci : aucun territoire/],
    ['connue et dite inconnue', chez('49-essai', { perimetreInconnu: inconnu }), /perimetreInconnu : des territoires/],
    ['un autre département', chez('72-essai'), /au moins un EPCI ou une commune du 72/],
    ['un code qui n’existe pas', chez('99-essai'), /« 99-essai »|commune du 99/],
    [
      'une région inconnue',
      { 'content/france/regions.yaml': '- { region: "77", recherche: "Rien lu.", cherchee: "2026-11-21" }\n' },
      /champ region : « 77 »/,
    ],
    [
      'une exception d’un autre département',
      changer('content/france/affirmations.yaml', '241700459', '244900015'),
      /sauf : « 244900015 » ; attendu : le SIREN d’un EPCI présent dans le 17/,
    ],
    [
      'une fiche d’un département suivi',
      { [`${lieu}/53-essai.yaml`]: fiche('53-essai') },
      /53-essai\.yaml : fiche du 53, département que le site suit ; attendu : .* npm run departement -- reprendre 53/,
    ],
    [
      'une fiche d’une ville d’un département suivi',
      { [`${lieu}/53-essai.yaml`]: fiche('53-essai', { epci: [], communes: [COMMUNE] }) },
      /53-essai\.yaml : fiche du 53/,
    ],
    [
      'une fiche à cheval sur un département suivi',
      chez('72-essai', { epci: ['247200090'] }),
      /72-essai\.yaml : fiche du 53/,
    ],
    [
      'une affirmation d’un département suivi',
      changer(
        'content/france/affirmations.yaml',
        /id: 29-(\S+)\n {2}departement: "29"/,
        'id: 53-$1\n  departement: "53"',
      ),
      /champ 53-\S+\.departement : affirmation du 53, département que le site suit/,
    ],
    [
      'une affirmation au nom d’un autre département',
      changer('content/france/affirmations.yaml', 'id: 29-', 'id: 35-'),
      /champ id : « 35-.*» ; attendu : un identifiant qui commence par le code du département : 29-/,
    ],
  ];
  for (const [titre, substituts, attendu] of CAS)
    test(titre, () => {
      const dites = fautes(substituts);
      if (!attendu) return assert.deepEqual(dites, []);
      assert.ok(dites.length > 0);
      for (const ligne of dites) assert.match(ligne, attendu);
    });
});
