/** Les exemples de /donnees/utiliser/, pris dans la page construite et exécutés tels quels contre le site servi ici. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';
import { promisify } from 'node:util';
import { CHAMPS_EPCI } from '#lib/publication/colonnes-epci.ts';
import { STATUTS } from '#lib/domaine/situations.ts';
import { servir } from '../serveur.ts';
import { texteBrut } from '../lecture/lire-html.ts';
import { canoniqueDe, ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const executer = promisify(execFile);
const site = ouvrir(vivant());
const utiliser = site.page('/donnees/utiliser/');
const PUBLIC = canoniqueDe(utiliser).replace('/donnees/utiliser/', '');
const EXEMPLES = new Map(
  utiliser.balises.flatMap((b) => {
    const cle = b.attributs['data-exemple'];
    return cle ? [[cle, texteBrut(b)] as const] : [];
  }),
);

let serveur: ReturnType<typeof servir>;
let origine = '';
const dossier = mkdtempSync(join(tmpdir(), 'exemples-'));

before(async () => {
  serveur = servir(site.dist, 0, site.base);
  if (!serveur.listening) await new Promise((pret) => serveur.once('listening', pret));
  origine = `http://127.0.0.1:${(serveur.address() as AddressInfo).port}${site.base.slice(0, -1)}`;
});
after(() => {
  serveur.close();
  rmSync(dossier, { recursive: true });
});

/** L’exemple, adressé au serveur d’essai ; lève si la page ne l’a pas. */
function exemple(cle: string): string {
  const code = EXEMPLES.get(cle) ?? '';
  assert.ok(code.includes(PUBLIC), `${cle} : exemple absent, ou sans l’adresse publique ${PUBLIC}`);
  return code.replaceAll(PUBLIC, origine);
}

const lancer = async (programme: string, option: string, code: string) =>
  (await executer(programme, [option, code], { cwd: dossier })).stdout;

test('les exemples annoncés sont là, et tous sont essayés', () => {
  assert.deepEqual([...EXEMPLES.keys()].sort(), [
    'compter',
    'controler',
    'leaflet',
    'r',
    'telecharger',
    'termes',
    'umap',
  ]);
});

test('curl télécharge les deux tables', async () => {
  const sortie = await lancer('bash', '-euc', exemple('telecharger'));
  assert.ok(sortie.startsWith(Object.keys(CHAMPS_EPCI).join(',')));
  for (const nom of ['epci.csv', 'contrats.csv'])
    assert.deepEqual(readFileSync(join(dossier, nom)), site.lire(`/donnees/${nom}`));
});

test('curl et sha256sum contrôlent un téléchargement', async () => {
  assert.match(await lancer('bash', '-euc', exemple('controler')), /^epci\.csv: (OK|Réussi)/m);
});

test('Python compte les EPCI par situation', async () => {
  const sortie = await lancer('python3', '-c', exemple('compter'));
  const { features } = site.lireJson<{
    features: { properties: { statut_libelle: string; statut_au: string } }[];
  }>('/donnees/epci.geojson');
  assert.match(sortie, new RegExp(`^Situation au ${features[0]!.properties.statut_au}$`, 'm'));
  const comptes = new Map([...sortie.matchAll(/^ *(\d+) {2}(.+)$/gm)].map(([, n, libelle]) => [libelle, Number(n)]));
  for (const libelle of new Set(features.map((f) => f.properties.statut_libelle))) {
    assert.equal(comptes.get(libelle), features.filter((f) => f.properties.statut_libelle === libelle).length, libelle);
  }
});

test('Python liste les contrats au terme publié, avec leurs sources', async () => {
  const sortie = await lancer('python3', '-c', exemple('termes'));
  const { contrats } = site.lireJson<{
    contrats: { contrat_nom: string; date_fin: string; date_fin_nature: string | null }[];
  }>('/donnees/contrats.json');
  for (const c of contrats)
    assert.equal(sortie.includes(`${c.contrat_nom} : ${c.date_fin}`), c.date_fin_nature === 'publiee', c.contrat_nom);
});

test('R lit les deux tables, compte les situations et joint les contrats', async () => {
  const sortie = await lancer('Rscript', '-e', exemple('r'));
  const { features } = site.lireJson<{
    features: { properties: { siren: string; statut: string; departement: string } }[];
  }>('/donnees/epci.geojson');
  for (const statut of new Set(features.map((f) => f.properties.statut))) assert.ok(sortie.includes(statut), statut);
  for (const departement of new Set(features.map((f) => f.properties.departement)))
    assert.match(sortie, new RegExp(`^ *${departement} `, 'm'), departement);
  const { contrats } = site.lireJson<{
    contrats: { territoire_code: string; contrat_nom: string }[];
  }>('/donnees/contrats.json');
  const sirens = new Set(features.map((f) => f.properties.siren));
  for (const c of contrats.filter((x) => sirens.has(x.territoire_code)))
    assert.ok(sortie.includes(c.territoire_code), c.contrat_nom);
});

test('Leaflet : l’exemple lit un fichier publié, et chaque situation a sa couleur', () => {
  const code = exemple('leaflet');
  for (const [, chemin] of code.matchAll(/\$\{SITE\}(\/donnees\/[\w.-]+)/g))
    assert.ok(site.fichiers.has(chemin!), chemin);
  for (const s of STATUTS) assert.match(code, new RegExp(`'${s}': '#[0-9a-f]{6}'`));
  for (const [, nom] of code.matchAll(/properties\.(\w+)/g)) assert.ok(nom! in CHAMPS_EPCI, nom);
});

test('uMap : l’adresse répond en GeoJSON, et les clés sont des propriétés', async () => {
  const code = exemple('umap');
  const { features } = (await (await fetch(/^Adresse : (\S+)$/m.exec(code)![1]!)).json()) as {
    features: { properties: Record<string, unknown> }[];
  };
  for (const [, cle] of code.matchAll(/^Clé .* : (\w+)$/gm))
    assert.ok(
      features.every((f) => f.properties[cle!]),
      cle,
    );
});
