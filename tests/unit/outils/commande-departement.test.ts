/** La commande qui ajoute un département, sur des dossiers provisoires et de petites formes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Feature, Polygon } from 'geojson';
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireContours } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { anomaliesDe } from '#lib/geo/controles.ts';
import { schemaDepartement } from '#lib/schemas/departement.ts';
import { ficheMinimale } from '../../../src/outils/departement/dossier-neuf.ts';
import { PREPOSITIONS } from '../../../src/outils/departement/prepositions.ts';
import { cases } from './cases.ts';
import { executer } from './commande.ts';

const RACINE = join(import.meta.dirname, '../../..');
const OUTIL = join(RACINE, 'src/outils/departement/commande-departement.ts');
let dossier = '';
let contenu = '';

before(() => {
  dossier = mkdtempSync(join(tmpdir(), 'departement-'));
});
beforeEach(() => {
  contenu = mkdtempSync(join(dossier, 'racine-'));
  mkdirSync(join(contenu, 'content/departements/53'), { recursive: true });
});
after(() => rmSync(dossier, { recursive: true, force: true }));

const departements = (): string[] => readdirSync(join(contenu, 'content/departements')).sort();

function deposer(nom: string, formes: string | Buffer | Feature[]): string {
  const chemin = join(dossier, nom);
  writeFileSync(
    chemin,
    typeof formes === 'string' || Buffer.isBuffer(formes)
      ? formes
      : JSON.stringify({ type: 'FeatureCollection', features: formes }),
  );
  return chemin;
}

const lancer = (...options: string[]) => executer(OUTIL, options, { CONTENU: contenu });

describe('la table des prépositions', () => {
  test('a les 101 départements, et chaque forme contient le nom du référentiel', () => {
    const { departements: referentiel } = lireReferentiel();
    assert.equal(PREPOSITIONS.size, 101);
    for (const [code, formes] of PREPOSITIONS) {
      const nom = referentiel.get(code)!.nom.replaceAll("'", '’');
      assert.ok(formes.dans.includes(nom), `${code} : ${formes.dans}`);
      assert.ok(formes.de.includes(nom), `${code} : ${formes.de}`);
      assert.match(formes.dans, /^(dans (le |la |les |l’)|en |à )/);
      assert.match(formes.de, /^(de (la |l’|La )?|du |des |d’)/);
      schemaDepartement.parse(ficheMinimale(referentiel.get(code)!));
    }
  });

  for (const [code, ars] of [
    ['72', 'ARS Pays de la Loire'],
    ['2A', 'ARS Corse'],
    ['974', 'ARS La Réunion'],
    ['13', 'ARS Provence-Alpes-Côte d’Azur'],
  ] as const) {
    test(`${code} relève de : ${ars}`, () =>
      assert.equal(ficheMinimale(lireReferentiel().departements.get(code)!).ars.nom, ars));
  }
});

describe('un succès crée un dossier valable, sans contrat', () => {
  const cas: [code: string, saisie: string, attendu: RegExp, verifier: (sirens: string[]) => void][] = [
    ['2A', '2a', /Corse-du-Sud, \d+\s+intercommunalités/, (s) => assert.ok(s.length > 3)],
    ['976', '976', /Mayotte, 5\s+intercommunalités/, (s) => assert.equal(s.length, 5)],
    ['69', '69', /Rhône/, (s) => assert.ok(s.includes('200046977'), 'métropole de Lyon')],
    ['75', '75', /Paris, 1\s+intercommunalité,/, (s) => assert.deepEqual(s, ['217500016'])],
    ['92', '92', /Hauts-de-Seine, 4\s/, (s) => assert.ok(s.includes('200057990'), 'Boucle Nord de Seine')],
    ['85', '85', /L’Île-d’Yeu n’est d’aucune intercommunalité .* son code 85113/, (s) => assert.ok(s.length > 10)],
    [
      '29',
      '29',
      /Île-de-Sein n’est d’aucune.* 29083.[\s\S]*Ouessant n’est d’aucune.* 29155/,
      (s) => assert.ok(s.length > 10),
    ],
  ];
  for (const [code, saisie, attendu, verifier] of cas) {
    test(code, async () => {
      const { status, stdout, stderr } = await lancer(
        'ajouter',
        saisie,
        '--communes',
        deposer(`${code}.geojson`, cases(code)),
      );
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.match(stdout, attendu);
      assert.deepEqual(departements(), [code, '53'].sort());
      assert.deepEqual(readdirSync(join(contenu, 'content/departements', code)).sort(), [
        'contours.geojson',
        'contrats',
        'departement.yaml',
        'sources.yaml',
      ]);
      verifier(lireContours(code, contenu).features.map((f) => f.id));
      const lecture = lireContenu(contenu);
      assert.deepEqual(
        lecture.problemes.filter((p) => p.fichier.includes(`/${code}/`)),
        [],
      );
      assert.equal(lecture.contenu.departements.length, 1);
    });
  }

  test('une commune fusionnée depuis le fichier, et un EPCI à cheval coupé, qui est dit', async () => {
    const indre = cases('36').filter(({ properties }) => String(properties!['code']).startsWith('36'));
    const { stdout, status } = await lancer('ajouter', '36', '--communes', deposer('36.geojson', indre));
    assert.equal(status, 0);
    assert.match(stdout, /Pays d'Issoudun est coupée à la limite .* le fichier des communes du 18\./);
    assert.deepEqual(lireContours('36', contenu).coupes, ['243600236']);
  });

  test('depuis le service des communes, départements voisins compris', async () => {
    const demandes: string[] = [];
    const serveur = createServer((requete, reponse) => {
      demandes.push(requete.url!);
      const code = /departements\/(\w+)\//.exec(requete.url!)![1]!;
      const formes = cases('36').filter(({ properties }) => String(properties!['code']).startsWith(code));
      reponse.end(JSON.stringify({ type: 'FeatureCollection', features: formes }));
    }).listen(0, '127.0.0.1');
    try {
      await new Promise((pret) => serveur.once('listening', pret));
      const { status, stderr } = await lancer(
        'ajouter',
        '36',
        '--api',
        `http://127.0.0.1:${(serveur.address() as AddressInfo).port}/`,
      );
      assert.equal(stderr, '');
      assert.equal(status, 0);
    } finally {
      serveur.close();
    }
    assert.deepEqual(demandes.map((d) => d.split('?')[0]!).sort(), [
      '/departements/18/communes',
      '/departements/36/communes',
    ]);
    assert.equal(lireContours('36', contenu).coupes, undefined);
  });
});

/** Des communes dont la première a un contour en nœud papillon. */
function croisees(): Feature[] {
  // De plusieurs communes, la dernière : son EPCI reste à sa place.
  const lues = cases('976');
  const derniere = lues.pop()!;
  const [a, b, c, d] = (derniere.geometry as Polygon).coordinates[0]!;
  return [...lues, { ...derniere, geometry: { type: 'Polygon', coordinates: [[a!, c!, b!, d!, a!]] } }];
}

test('un contour de commune qui se croise est réparé, et les contours écrits n’ont aucun défaut', async () => {
  const { status, stderr } = await lancer('ajouter', '976', '--communes', deposer('croise.geojson', croisees()));
  assert.equal(status, 0, stderr);
  assert.deepEqual(anomaliesDe(lireContours('976', contenu)), []);
});

test('par la vraie commande : un succès, puis un refus', () => {
  const commande = (...options: string[]) =>
    spawnSync(process.execPath, [OUTIL, ...options], {
      cwd: RACINE,
      encoding: 'utf8',
      timeout: 120_000,
      env: { ...process.env, CONTENU: contenu },
    });
  const communes = deposer('976.geojson', cases('976'));
  const premier = commande('ajouter', '976', '--communes', communes);
  assert.equal(premier.stderr, '');
  assert.equal(premier.status, 0);
  assert.deepEqual(departements(), ['53', '976']);
  const second = commande('ajouter', '976', '--communes', communes);
  assert.equal(second.status, 1);
  assert.match(second.stderr, /^Erreur : .*976 existe déjà/);
});

describe('un refus dit pourquoi et ne laisse rien', () => {
  const cas: [string, () => string[], RegExp][] = [
    ['code inconnu', () => ['ajouter', '99', '--communes', 'x'], /« 99 » inconnu/],
    ['nom pour code', () => ['ajouter', 'Vendée', '--communes', 'x'], /« Vendée » inconnu ; vouliez-vous dire 85 \?/],
    [
      'collectivité qui n’est pas un département',
      () => ['ajouter', '975', '--communes', 'x'],
      /Saint-Pierre-et-Miquelon n’est pas un département/,
    ],
    ['département déjà là', () => ['ajouter', '53', '--communes', 'x'], /53 existe déjà/],
    [
      'fichier d’un autre département',
      () => ['ajouter', '72', '--communes', deposer('autre.geojson', cases('976'))],
      /aucune commune du département 72.*celui du 976/,
    ],
    ['service vide', () => ['ajouter', '72', '--api', ''], /--api vide : une adresse qui commence par https:\/\//],
    ['service d’un autre protocole', () => ['ajouter', '72', '--api', 'ftp:x'], /--api « ftp:x » : une adresse/],
    ['service sans protocole', () => ['ajouter', '72', '--api', 'geo.api.gouv.fr'], /--api « geo.* : une adresse/],
    [
      'une liste d’entités',
      () => ['ajouter', '72', '--communes', deposer('liste.geojson', '[]')],
      /liste\.geojson : c’est une liste, sans l’objet/,
    ],
    [
      'un objet sans type',
      () => ['ajouter', '72', '--communes', deposer('objet.geojson', '{"features":[]}')],
      /objet\.geojson : c’est un objet sans « type »/,
    ],
    [
      'un TopoJSON',
      () => ['ajouter', '72', '--communes', deposer('topo.geojson', '{"type":"Topology"}')],
      /topo\.geojson : c’est un TopoJSON/,
    ],
    [
      'des communes sans liste',
      () => ['ajouter', '72', '--communes', deposer('sans.geojson', '{"type":"FeatureCollection"}')],
      /sans\.geojson : c’est un objet sans liste « features »/,
    ],
    [
      'fichier vide',
      () => ['ajouter', '72', '--communes', deposer('vide.geojson', '')],
      /vide\.geojson : fichier vide/,
    ],
    [
      'latin-1',
      () => [
        'ajouter',
        '976',
        '--communes',
        deposer(
          'latin.geojson',
          Buffer.from(JSON.stringify({ type: 'FeatureCollection', nom: 'é', features: cases('976') }), 'latin1'),
        ),
      ],
      /latin\.geojson : octets illisibles/,
    ],
    [
      'commune deux fois',
      () => ['ajouter', '976', '--communes', deposer('bis.geojson', [...cases('976'), cases('976')[0]!])],
      /deux formes/,
    ],
    [
      'GeoJSON cassé',
      () => ['ajouter', '72', '--communes', deposer('casse.geojson', '{"type":"Feat')],
      /casse\.geojson : le fichier s’arrête au milieu/,
    ],
    [
      'un tableau CSV',
      () => ['ajouter', '72', '--communes', deposer('communes.csv', 'code;nom\n72001;x')],
      /communes\.csv : c’est un tableau CSV, sans contours/,
    ],
    ['fichier absent', () => ['ajouter', '72', '--communes', join(dossier, 'absent.geojson')], /introuvable/],
    [
      'fichier incomplet',
      () => ['ajouter', '976', '--communes', deposer('incomplet.geojson', cases('976').slice(1))],
      /est incomplet : il manque 1/,
    ],
    [
      'service qui ne répond pas',
      () => ['ajouter', '72', '--api', 'http://127.0.0.1:9'],
      /pas de réponse.*--communes FICHIER/s,
    ],
    ['action inconnue', () => ['retirer', '72'], /« retirer »/],
    ['aucun code', () => ['ajouter'], /code de département/],
    ['option inconnue', () => ['ajouter', '72', '--commune', 'x'], /Option inconnue/],
  ];
  for (const [titre, options, attendu] of cas) {
    test(titre, async () => {
      const { status, stdout, stderr } = await lancer(...options());
      assert.equal(status, 1);
      assert.equal(stdout, '');
      assert.match(stderr, /^Erreur : /);
      assert.match(stderr, attendu);
      assert.doesNotMatch(stderr, /\n {4}at /);
      assert.deepEqual(departements(), ['53']);
    });
  }

  test('un dossier où l’on ne peut pas écrire', async () => {
    rmSync(join(contenu, 'content'), { recursive: true });
    writeFileSync(join(contenu, 'content'), 'bouchon');
    const { status, stderr } = await lancer('ajouter', '976', '--communes', deposer('976.geojson', cases('976')));
    assert.equal(status, 1);
    assert.match(stderr, /écriture impossible/);
    assert.equal(readFileSync(join(contenu, 'content'), 'utf8'), 'bouchon');
    assert.equal(existsSync(join(contenu, 'content/departements')), false);
  });
});
