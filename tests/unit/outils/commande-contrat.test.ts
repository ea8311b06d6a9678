/** La commande qui ajoute un contrat : questions, options, contrôle, écriture de tout ou de rien. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { parse } from 'yaml';
import { lireContenu } from '#chargeurs/contenu.ts';
import type { FicheContrat } from '#lib/schemas/contrat.ts';
import type { Source } from '#lib/schemas/source.ts';
import { executer } from './commande.ts';
import { CONTENU_FIGE } from '../../sites.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';

const JOUR = '2027-07-01';
const RACINE = join(import.meta.dirname, '../../..');
const OUTIL = join(RACINE, 'src/outils/contrat/commande-contrat.ts');
const dossier = mkdtempSync(join(tmpdir(), 'contrat-'));
let contenu = '';
let avant = '';

const sources = (): string => readFileSync(join(contenu, 'content/departements/53/sources.yaml'), 'utf8');
const fiches = (code = '53'): string[] => readdirSync(join(contenu, 'content/departements', code, 'contrats'));
const fiche = (id: string): FicheContrat =>
  parse(
    readFileSync(join(contenu, `content/departements/${id.slice(0, 2)}/contrats/${id}.yaml`), 'utf8'),
  ) as FicheContrat;

beforeEach(() => {
  contenu = mkdtempSync(join(dossier, 'racine-'));
  cpSync(join(CONTENU_FIGE, 'content'), join(contenu, 'content'), { recursive: true });
  avant = JSON.stringify([sources(), fiches()]);
});
after(() => rmSync(dossier, { recursive: true, force: true }));

const milieu = () => ({ CONTENU: contenu, DATE_REFERENCE: JOUR });

/** Par des options seules, qui ne lisent pas le clavier. */
const lancer = (options: string[]) => executer(OUTIL, ['ajouter', ...options], milieu());

/** Par la vraie commande, et ce que l’on y taperait. */
const repondre = (reponses: string[]) =>
  spawnSync(process.execPath, [OUTIL, 'ajouter'], {
    cwd: RACINE,
    encoding: 'utf8',
    timeout: 120_000,
    input: reponses.map((r) => `${r}\n`).join(''),
    env: { ...process.env, ...milieu() },
  });

const MINIMUM = [
  '--sans-questions',
  '--departement',
  '53',
  '--epci',
  '200048551',
  '--signature',
  '2027-06-01',
  '--source',
  'texte-aide-53',
  '--motif',
  'Essai.',
];

/** Les options minimales, celles-ci prises à leur place ou en plus. */
const avec = (...options: string[]): string[] => [
  ...MINIMUM.filter((mot, i) => !options.includes(mot.startsWith('--') ? mot : MINIMUM[i - 1]!)),
  ...options,
];

describe('un contrat ajouté', () => {
  test('par des questions : une mauvaise réponse se reprend, une réponse vide prend celle proposée', () => {
    const { status, stdout, stderr } = repondre([
      '99',
      '53',
      'pays de craon',
      '',
      'demarche',
      '<',
      'signe',
      '',
      '2027-13',
      '2027-06-01',
      '',
      '60',
      '',
      '',
      '',
      'deliberation-craon-2027',
      'Délibération « du 1er juin »',
      'CC du Pays de Craon',
      'https://exemple.fr/d.pdf',
      '',
      '',
      'haute',
      'Elle donne "tout".',
      '',
    ]);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /Attendu : une de ces réponses : 22, 36, 53/);
    assert.match(stdout, /Attendu : une date/);
    assert.deepEqual(fiche('53-craon-5'), {
      id: '53-craon-5',
      nom: '5e contrat local de santé du Pays de Craon',
      etape: 'signe',
      epci: ['200048551'],
      porteur: { nom: 'Communauté de communes du Pays de Craon', siren: '200048551' },
      generation: { rang: 5, source: 'deliberation-craon-2027' },
      suiteDe: '53-craon-4',
      signature: { date: '2027-06-01', source: 'deliberation-craon-2027' },
      duree: { mois: 60, source: 'deliberation-craon-2027' },
      sources: ['deliberation-craon-2027'],
      confiance: 'haute',
      confianceMotif: 'Elle donne "tout".',
    });
    assert.deepEqual((parse(sources()) as Source[]).at(-1), {
      id: 'deliberation-craon-2027',
      titre: 'Délibération « du 1er juin »',
      editeur: 'CC du Pays de Craon',
      adresse: 'https://exemple.fr/d.pdf',
      consulteLe: '2027-07-01',
    });
    assert.ok(
      sources().startsWith((JSON.parse(avant) as [string])[0].trimEnd()),
      'les sources d’avant sont intactes, notes comprises',
    );
    assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
  });

  test('une intercommunalité et des communes d’à côté : ce qui serait refusé à la fin l’est aussitôt', () => {
    const { status, stdout, stderr } = repondre([
      '53',
      'mont des avaloirs',
      'pré-en-pail-saint-samson',
      'craon',
      '',
      '1',
      '2028-01-01',
      '2027-03-01',
      '2024',
      '',
      '36',
      '',
      'garder',
      '',
      'Syndicat du Pays d’essai',
      'essai-avaloirs',
      'Titre',
      'Éditeur',
      'http://www.lamayenne.fr/node/2777/',
      'https://exemple.fr/avaloirs',
      '2027-12',
      '',
      '',
      'haute',
      'Lu.',
      '',
    ]);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    for (const attendu of [
      /des communes hors de CC du Mont des Avaloirs, qui couvre déjà Pré-en-Pail-Saint-Samson/,
      /une date qui n’est pas après aujourd’hui/,
      /une date qui suit le départ du contrat \(2027-03-01\)/,
      /c’est celle de lamayenne-node-2777 ; revenez en arrière et citez-la/,
    ])
      assert.match(stdout, attendu);
    const { epci, communes, porteur } = fiche('53-mont-des-avaloirs-1') as Record<string, unknown>;
    assert.deepEqual(
      { epci, communes, porteur },
      { epci: ['200042182'], communes: ['53084'], porteur: { nom: 'Syndicat du Pays d’essai' } },
    );
    assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
  });

  test('par des options seules, avec une source connue', async () => {
    const { status, stdout } = await lancer(MINIMUM);
    assert.equal(status, 0);
    assert.match(stdout, /Déjà dans le site pour ce territoire :\n {2}- 53-craon-4 : /);
    assert.match(stdout, /53-craon-5\.yaml/);
    assert.equal(JSON.stringify(sources()), JSON.stringify((JSON.parse(avant) as [string])[0]));
    assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
  });

  test('une démarche, un contrat de commune et une absence', async () => {
    const communs = ['--sans-questions', '--departement', '36', '--source', 'texte-indre', '--motif', 'Essai.'];
    assert.equal(
      (
        await lancer([
          ...communs,
          '--epci',
          'Châteauroux',
          '--etape',
          'demarche',
          '--demarche-debut',
          '2027-01',
          '--id',
          '36-essai-1',
        ])
      ).status,
      0,
    );
    assert.equal(
      (await lancer([...communs, '--communes', '36044', '--signature', '2027', '--id', '36-essai-2'])).status,
      0,
    );
    assert.equal(
      (
        await lancer([
          ...communs,
          '--epci',
          '200035848',
          '--etape',
          'absence',
          '--atteste',
          '2027-02-01',
          '--id',
          '36-essai-3',
        ])
      ).status,
      0,
    );
    assert.deepEqual(fiche('36-essai-1').demarche, {
      debut: '2027-01',
      dernierSigne: '2027-01',
      source: 'texte-indre',
    });
    assert.deepEqual(fiche('36-essai-2').communes, ['36044']);
    assert.equal(fiche('36-essai-3').etape, 'absence');
    assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
  });
});

describe('une démarche et des questions du même territoire', () => {
  const MESLAY = [
    '--sans-questions',
    ...['--departement', '53', '--epci', '245300223', '--signature', '2027-06-01'],
    ...['--source', 'texte-aide-53', '--motif', 'Essai.', '--rang', '1'],
  ];
  const departement = () => readFileSync(join(contenu, 'content/departements/53/departement.yaml'), 'utf8');

  test('sans rien dire, elles restent, et la commande le dit', async () => {
    const { status, stdout, stderr } = await lancer(MESLAY);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /À REVOIR {2}la démarche 53-meslay-grez-1 reste ouverte ; « --demarche reprendre »/);
    assert.match(stdout, /À REVOIR {2}la question reste posée : « La démarche présentée en janvier 2021/);
    assert.ok(fiches().includes('53-meslay-grez-1.yaml') && fiches().includes('53-meslay-grez-1-2.yaml'));
  });

  test('reprises, la fiche devient le contrat et la question disparaît', async () => {
    const { status, stdout } = await lancer([...MESLAY, '--demarche', 'reprendre', '--questions', 'fermer']);
    assert.equal(status, 0, stdout);
    const nouvelle = fiche('53-meslay-grez-1');
    assert.equal(nouvelle.etape, 'signe');
    assert.equal(nouvelle.nom, '1er contrat local de santé du Pays de Meslay-Grez');
    assert.equal(nouvelle.demarche?.debut, '2021-01-26');
    assert.equal(nouvelle.aConfirmer, undefined);
    assert.deepEqual(nouvelle.sources, ['texte-aide-53', 'pv-meslay-grez-2021']);
    assert.doesNotMatch(departement(), /janvier 2021 dans le Pays de Meslay-Grez/);
    assert.match(departement(), /Coëvrons \?/);
    assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
  });
});

test('des sources décalées de deux espaces le restent', async () => {
  const chemin = join(contenu, 'content/departements/53/sources.yaml');
  const decale = readFileSync(chemin, 'utf8').replace(/^(?=[- ])/gm, '  ');
  writeFileSync(chemin, decale);
  const nouvelle = ['--source', 'nouvelle-2027', '--source-titre', 'Titre', '--source-editeur', 'Éditeur'];
  const { status, stderr } = await lancer(avec(...nouvelle));
  assert.equal(stderr, '');
  assert.equal(status, 0);
  assert.ok(sources().startsWith(decale.trimEnd()));
  assert.match(sources(), /\n {2}- id: "nouvelle-2027"\n {4}titre: "Titre"\n/);
  assert.deepEqual(lireContenu(contenu, unJour(JOUR)).problemes, []);
});

test('--help et --aide disent la même chose', async () => {
  const [aide, help] = [await lancer(['--aide']), await lancer(['--help'])];
  assert.equal(help.status, 0);
  assert.equal(help.stdout, aide.stdout);
  assert.match(help.stdout, /--demarche +Démarche de ce territoire/);
});

describe('un refus dit l’option et ce qui était attendu, et n’écrit rien', () => {
  const cas: [string, string[], RegExp][] = [
    ['réponse manquante', ['--sans-questions', '--departement', '53'], /--communes = « {2}» ; attendu : une réponse/],
    [
      'département absent du site',
      avec('--departement', '72'),
      /--departement = « 72 » ; attendu : une de ces réponses : 22, 36, 53/,
    ],
    [
      'nom qui en désigne plusieurs',
      ['--sans-questions', '--departement', '36', '--epci', 'Brenne'],
      /plus précis que « Brenne » : .*Cœur|plus précis que « Brenne »/,
    ],
    [
      'intercommunalité inconnue',
      ['--sans-questions', '--departement', '53', '--epci', 'Nulle Part'],
      /une intercommunalité du département : .*Pays de Craon/,
    ],
    ['commune inconnue', ['--sans-questions', '--departement', '53', '--communes', '53999'], /« 53999 »/],
    ['date impossible', avec('--fin', '2030-02-30'), /--fin = « 2030-02-30 »/],
    ['terme avant la signature', avec('--fin', '2020'), /--fin = « 2020 » ; attendu : une date qui suit le départ/],
    ['identifiant pris', avec('--id', '53-craon-4'), /existe déjà/],
    ['identifiant mal écrit', avec('--id', 'Craon 5'), /minuscules sans accents/],
    [
      'territoire d’un autre département',
      [
        '--sans-questions',
        '--departement',
        '53',
        '--epci',
        '243600327',
        '--signature',
        '2027',
        '--source',
        'texte-aide-53',
        '--motif',
        'x',
      ],
      /53, dossier où la fiche est rangée/,
    ],
    ['source nouvelle sans titre', avec('--source', 'nouvelle-2027'), /--source-titre/],
    ['option inconnue', ['--siganture', '2027'], /Option inconnue « --siganture » ; « --signature » \?/],
    ['durée en années', avec('--duree', '3'), /champ duree\.mois : 3 ; attendu : au moins 6/],
    ['option sans valeur', ['--signature', '--fin', '2030'], /Option « --signature » sans valeur/],
  ];
  for (const [titre, options, attendu] of cas) {
    test(titre, async () => {
      const { status, stderr } = await lancer(options);
      assert.equal(status, 1);
      assert.match(stderr, attendu);
      assert.doesNotMatch(stderr, /\n {4}at |\b(ENOENT|not|failed|denied)\b/);
      assert.equal(JSON.stringify([sources(), fiches()]), avant);
    });
  }

  test('arrêt au milieu des questions', () => {
    const { status, stderr } = repondre(['53', 'Craon']);
    assert.equal(status, 1);
    assert.match(stderr, /rien n’est écrit/);
    assert.equal(JSON.stringify([sources(), fiches()]), avant);
  });
});
