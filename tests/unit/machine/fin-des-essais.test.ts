/** Un fichier d’essais qui laisse quelque chose ouvert finit rouge ; tout ce qu’il a dit est compté. */
import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { dossierGarde, ressources } from '../../ressources.ts';

const dossier = dossierGarde(ressources(), 'fin-des-essais');
const FIN = join(import.meta.dirname, '../../machine/fin-des-essais.ts');

/** Un fichier d’essais, lancé seul comme le fait une étape, avec deux secondes pour se fermer. */
function jouer(nom: string, code: string): SpawnSyncReturns<string> {
  const fichier = join(dossier, `${nom}.test.mjs`);
  writeFileSync(fichier, `import { test } from 'node:test';\n${code}`);
  // Avec la marque de ce fichier-ci, le lanceur refuserait d’en lancer un autre.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--test', '--import', FIN, fichier], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...env, FIN_DES_ESSAIS_MS: '2000' },
  });
}

test('un serveur laissé ouvert : rouge, nommé', () => {
  const { status, stdout } = jouer(
    'fuite',
    `import { createServer } from 'node:http'; test('fuit', () => { createServer().listen(0); });`,
  );
  assert.equal(status, 1);
  assert.match(stdout, /Essais finis, mais quelque chose reste ouvert : .*TCPServerWrap/);
});

test('de trois mille essais, aucun ne se perd', () => {
  const { status, stdout } = jouer('foule', `for (let i = 0; i < 3000; i++) test('n' + i, async () => {});`);
  assert.equal(status, 0);
  assert.match(stdout, /tests 3000\b/);
});
