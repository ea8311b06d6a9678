/** Le Node.js des scripts : celui qu’apporte npm, sinon celui de la machine s’il convient, sinon une phrase. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { lancer } from '../../machine/lancer.ts';
import { dossierGarde, ressources } from '../../ressources.ts';

const LANCEUR = join(import.meta.dirname, '../../../src/outils/node.mjs');
/** Fait croire au lanceur qu’il est lu par un Node.js ancien. */
const ANCIEN =
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})';
const garder = ressources();
/** Une copie du lanceur dans un projet où npm n’a rien apporté. */
const seul = join(dossierGarde(garder, 'node'), 'src/outils/node.mjs');
mkdirSync(join(seul, '..'), { recursive: true });
copyFileSync(LANCEUR, seul);

const executer = (...options: string[]) => lancer(process.execPath, options, { limite: 60_000 }).fin;

test('rend le code et la sortie du programme, et met son dossier en tête du PATH', async () => {
  const code =
    'console.log(process.env.PATH.startsWith(require("node:path").dirname(process.execPath))); process.exitCode = 7';
  const { code: rendu, sortie } = await executer(LANCEUR, '-e', code);
  assert.equal(rendu, 7);
  assert.equal(sortie, 'true\n');
});

test('sans paquet apporté, prend celui de la machine s’il est assez récent', async () => {
  assert.equal((await executer(seul, '-p', 'process.version')).sortie, `${process.version}\n`);
});

test('sans paquet apporté et sur une machine trop ancienne : une phrase, code 1', async () => {
  const { code, sortie } = await executer('--import', ANCIEN, seul, '-p', '1');
  assert.equal(code, 1);
  assert.match(
    sortie,
    /^Node\.js 20\.11\.0 est trop ancien, et npm n’en a pas apporté pour \S+ \S+ ; attendu : 22\.18 ou plus\..+\n$/,
  );
});
