/** Ce qui est vrai champ par champ et faux ensemble : chronologie, montants, comptes, identifiants. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { formaterProbleme, listerProblemes } from '#lib/contenu/probleme.ts';
import { CONTENU_FIGE } from '../sites.ts';

const JOUR = '2026-11-26';
const racine = mkdtempSync(join(tmpdir(), 'relations-'));
cpSync(join(CONTENU_FIGE, 'content'), join(racine, 'content'), { recursive: true });
after(() => rmSync(racine, { recursive: true, force: true }));

const dossier = 'content/departements/53';
const source = 'texte-aide-53';
/** Une intercommunalité qui n’a pas de fiche, et une de ses communes. */
const EPCI = '200042182';
const COMMUNE = lireReferentiel()
  .epci.get(EPCI)!
  .communes.find((code) => code.startsWith('53'))!;

/** Une fiche de plus, valable, dont l’essai change ce qu’il veut. */
function fiche(id: string, champs: Record<string, unknown> = {}): string {
  const tous = {
    id,
    nom: 'Essai',
    etape: 'signe',
    epci: [EPCI],
    porteur: { nom: 'Porteur' },
    signature: { date: '2020', source },
    sources: [source],
    confiance: 'haute',
    confianceMotif: 'Essai.',
    ...champs,
  };
  return Object.entries(tous)
    .filter(([, v]) => v !== undefined)
    .map(([cle, v]) => `${cle}: ${JSON.stringify(v)}\n`)
    .join('');
}
const contrats = (...fiches: [string, Record<string, unknown>?][]): Record<string, string> =>
  Object.fromEntries(fiches.map(([id, champs]) => [`${dossier}/contrats/${id}.yaml`, fiche(id, champs)]));
const changer = (fichier: string, avant: string | RegExp, apres: string): Record<string, string> => {
  const texte = readFileSync(join(racine, fichier), 'utf8');
  const neuf = texte.replace(avant, apres);
  assert.notEqual(neuf, texte, `rien à changer dans ${fichier}`);
  return { [fichier]: neuf };
};
const fautes = (substituts: Record<string, string>) =>
  listerProblemes(lireContenu(racine, JOUR, substituts).problemes).map((l) => l.replace(/^content\//, ''));
const le = (date: string) => ({ date, source });
const rang = (n: number) => ({ rang: n, source });

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

const AIDE = `${dossier}/aide.yaml`;
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
  // Suites et rangs
  [
    'suite signée avant',
    () => contrats(['53-a-1', {}], ['53-a-2', { signature: le('2015'), suiteDe: '53-a-1' }]),
    /53-a-2\.yaml, champ suiteDe : « 53-a-1 », de 2020 ; attendu : un contrat plus ancien/,
  ],
  [
    'rang qui recule',
    () =>
      contrats(
        ['53-a-1', { generation: rang(3), signature: le('2015') }],
        ['53-a-2', { generation: rang(2), suiteDe: '53-a-1' }],
      ),
    /53-a-2\.yaml, champ generation\.rang : 2 ; attendu : un rang supérieur/,
  ],
  [
    'rang qui recule sans suite dite',
    () => contrats(['53-a-1', { generation: rang(1) }], ['53-a-2', { generation: rang(2), signature: le('2015') }]),
    /53-a-2\.yaml, champ generation\.rang : 2 ; attendu : un rang inférieur/,
  ],
  [
    'rang déjà pris',
    () => contrats(['53-a-1', { generation: rang(2), signature: le('2015') }], ['53-a-2', { generation: rang(2) }]),
    /champ generation\.rang : 2 ; attendu : un rang que 53-a-\d n’a pas/,
  ],
  [
    'suite d’un autre département',
    () => contrats(['53-a-1', { suiteDe: '36-brenne-1' }]),
    /suiteDe : « 36-brenne-1 », rangé dans le 36|suiteDe : « 36-brenne-1 », qui n’est pas signé/,
  ],
  [
    'suite d’une démarche',
    () =>
      contrats(
        [
          '53-a-1',
          { etape: 'demarche', signature: undefined, demarche: { debut: '2019', dernierSigne: '2019', source } },
        ],
        ['53-a-2', { suiteDe: '53-a-1' }],
      ),
    /suiteDe : « 53-a-1 », qui n’est pas signé/,
  ],
  [
    'suite d’un autre territoire',
    () => contrats(['53-a-1', { epci: ['200055887'], suiteDe: '53-craon-2015' }]),
    /suiteDe : « 53-craon-2015 », (d’un autre territoire|qui n’est pas signé)/,
  ],
  [
    'boucle de trois',
    () =>
      contrats(['53-a-1', { suiteDe: '53-a-3' }], ['53-a-2', { suiteDe: '53-a-1' }], ['53-a-3', { suiteDe: '53-a-2' }]),
    /suiteDe : « 53-a-3 » ; attendu : une suite sans boucle/,
  ],
  // Territoires et comptes
  [
    'une commune deux fois couverte',
    () => contrats(['53-a-1', { communes: [COMMUNE] }]),
    /communes\[0\] : « 53\d{3} » \(.+\), déjà couverte par/,
  ],
  [
    'deux axes et trois intitulés',
    () => contrats(['53-a-1', { axes: { nombre: 2, intitules: ['a', 'b', 'c'], source } }]),
    /axes\.nombre : 2 pour 3 intitulés/,
  ],
  ['un axe deux fois', () => contrats(['53-a-1', { axes: { intitules: ['a', 'a'], source } }]), /axes\.intitules\[1\]/],
  [
    'trop d’axes',
    () => contrats(['53-a-1', { axes: { nombre: 500, source } }]),
    /axes\.nombre : 500 ; attendu : au plus 50/,
  ],
  [
    'porteur à zéros',
    () => contrats(['53-a-1', { porteur: { nom: 'x', siren: '000000000' } }]),
    /porteur\.siren : « 000000000 »/,
  ],
  [
    'montant négatif',
    () => contrats(['53-a-1', { financements: [{ financeur: 'x', montant: -5, objet: 'y', source }] }]),
    /montant : -5 ; attendu : au moins 1/,
  ],
  // Aide
  [
    'total sous une année',
    () => changer(AIDE, /(plafondTotal:[\s\S]*?euros: )\d+/, '$15000'),
    /plafondTotal\.euros : 5.000.€ ; attendu : entre 10.000.€ \(un an\) et 30.000.€/,
  ],
  [
    'total au-delà des années',
    () => changer(AIDE, /(plafondTotal:[\s\S]*?euros: )\d+/, '$140000'),
    /plafondTotal\.euros : 40.000.€/,
  ],
  ['trois cents ans', () => changer(AIDE, /annees: \d+/, 'annees: 300'), /duree\.annees : 300 ; attendu : au plus 10/],
  ['part négative', () => changer(AIDE, /(parts:[\s\S]*?euros: )\w+/, '$1-500'), /euros : -500 ; attendu : au moins 1/],
  // Identifiants
  [
    'modèle deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/modeles.yaml`), 'utf8');
      const id = /- id: "?([\w-]+)/.exec(t)![1]!;
      const second = [...t.matchAll(/- id: "?([\w-]+)/g)][1]![1]!;
      return { [`${dossier}/modeles.yaml`]: t.replace(second, id) };
    },
    /modeles\.yaml, champ id : « [\w-]+ », déjà dans ce fichier/,
  ],
  [
    'section deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/dossier.yaml`), 'utf8');
      const ids = [...t.matchAll(/^ {2}- id: "?([\w-]+)/gm)].map((m) => m[1]!);
      return { [`${dossier}/dossier.yaml`]: t.replace(new RegExp(`^( {2}- id: "?)${ids[1]}`, 'm'), `$1${ids[0]}`) };
    },
    /dossier\.yaml, champ sections : identifiant « [\w-]+ » en double/,
  ],
  [
    'réponse deux fois',
    () => {
      const t = readFileSync(join(racine, `${dossier}/dossier.yaml`), 'utf8');
      const valeurs = [...t.matchAll(/valeur: "?([\w-]+)/g)].map((m) => m[1]!);
      return {
        [`${dossier}/dossier.yaml`]: t.replace(new RegExp(`valeur: ("?)${valeurs[1]}`), `valeur: $1${valeurs[0]}`),
      };
    },
    /\.choix : identifiant « [\w-]+ » en double/,
  ],
  [
    'terme deux fois',
    () => ({
      'content/glossaire.yaml':
        `${readFileSync(join(racine, 'content/glossaire.yaml'), 'utf8')}\n- id: epci-bis\n  terme: "EPCI"\n  ` +
        'definition: "Encore."\n',
    }),
    /epci-bis\.terme : « EPCI » ; attendu : un mot que epci ne définit pas déjà/,
  ],
  [
    'terme qui se cite',
    () => ({
      'content/glossaire.yaml':
        `${readFileSync(join(racine, 'content/glossaire.yaml'), 'utf8')}\n- id: essai\n  terme: "Essai"\n  ` +
        'definition: "x"\n  voir: [essai]\n',
    }),
    /essai\.voir\[0\] : « essai » ; attendu : un autre terme/,
  ],
];

describe('une relation impossible se dit', () => {
  for (const [titre, substituts, attendu] of CAS)
    test(titre, () => {
      const messages = fautes(substituts());
      assert.ok(
        messages.some((m) => attendu.test(m)),
        messages.join('\n') || 'la faute est passée',
      );
      assert.ok(messages.length <= 3, messages.join('\n'));
    });
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
  ];
  for (const [titre, substituts, attendu] of CAS)
    test(titre, () => {
      const dites = fautes(substituts);
      if (!attendu) return assert.deepEqual(dites, []);
      assert.ok(dites.length > 0);
      for (const ligne of dites) assert.match(ligne, attendu);
    });
});
