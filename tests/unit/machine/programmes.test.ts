/**
 * Chaque étape lancée sans l’un de ses programmes s’arrête aussitôt, en une phrase ; rien ne s’installe hors de la
 * première.
 */
import assert from 'node:assert/strict';
import { accessSync, chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import test, { describe } from 'node:test';
import { absents } from '../../machine/chercher.ts';
import { ETAPES } from '../../machine/etapes-de-npm-test.ts';
import { lancer } from '../../machine/lancer.ts';
import { PROGRAMMES } from '../../machine/table.ts';
import { dossierGarde, ressources } from '../../ressources.ts';

const MINUTE = 60_000;
const garder = ressources();

/** Où une commande est dans le PATH. */
function ou(commande: string): string {
  for (const d of process.env['PATH']!.split(delimiter))
    try {
      accessSync(join(d, commande));
      return join(d, commande);
    } catch {
      // Au suivant.
    }
  throw new Error(`${commande} est introuvable`);
}

/** Un PATH qui n’a que de quoi lancer un script : node, npm, sh. `apt-get` y refuse tout, et le dirait. */
const PATH = dossierGarde(garder, 'path');
symlinkSync(process.execPath, join(PATH, 'node'));
for (const commande of ['npm', 'sh']) symlinkSync(ou(commande), join(PATH, commande));
const APPELE = join(PATH, 'appele');
writeFileSync(join(PATH, 'apt-get'), `#!/bin/sh\necho "$@" >> ${APPELE}\nexit 1\n`);
chmodSync(join(PATH, 'apt-get'), 0o755);
const appele = (): boolean => {
  try {
    accessSync(APPELE);
    return true;
  } catch {
    return false;
  }
};

const script = (nom: string, env: Record<string, string>) =>
  lancer('npm', ['run', '-s', nom], { limite: 2 * MINUTE, env: { NODE_TEST_CONTEXT: '', ...env } }).fin;
const besoins = (etape: string) => PROGRAMMES.filter((p) => 'commandes' in p && p.etapes.includes(etape));

describe('sans ses programmes, PATH coupé', { concurrency: 2 }, () => {
  for (const { script: nom } of ETAPES.filter((e) => besoins(e.script).length > 0))
    test(`${nom} s’arrête en une phrase, sans rien installer`, async () => {
      const { code, sortie } = await script(nom, { PATH });
      assert.equal(code, 1);
      assert.match(sortie, new RegExp(`^${nom} : (il manque |.+ est introuvable).+\\.\\n$`));
      assert.deepEqual(
        besoins(nom).filter((p) => !sortie.includes(p.nom)),
        [],
      );
      assert.equal(appele(), false, 'apt-get a été appelé');
    });
});

describe('CHROMIUM qui ne désigne rien', { concurrency: 2 }, () => {
  for (const { script: nom } of ETAPES.filter((e) => besoins(e.script).some((p) => p.nom === 'Chromium')))
    test(`${nom} le dit`, async () => {
      const { code, sortie } = await script(nom, { CHROMIUM: '/nulle/part' });
      assert.equal(code, 1);
      // Là où un autre programme manque aussi, la phrase les nomme ensemble.
      const autres = absents(nom).filter((p) => p.nom !== 'Chromium');
      const seul =
        `${nom} : Chromium est introuvable : CHROMIUM désigne « /nulle/part », ` + 'qui n’est pas un programme.\n';
      if (autres.length === 0) assert.equal(sortie, seul);
      else assert.match(sortie, new RegExp(`^${nom} : il manque .*Chromium.*\\.\\n$`));
    });
});

test('chaque étape regarde ses programmes avant de commencer ; les autres n’ont besoin que de Node.js', () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const regarde = (nom: string) => scripts[nom]!.includes(`tests/programmes.ts ${nom} && `);
  const demande = (nom: string) => PROGRAMMES.some((p) => p.etapes.includes(nom));
  const noms = ETAPES.map((e) => e.script);
  assert.deepEqual(
    noms.filter((nom) => demande(nom) && !regarde(nom)),
    [],
  );
  // Une étape de plus va dans la table des programmes, ou ici.
  assert.deepEqual(
    noms.filter((nom) => !demande(nom)),
    ['test:programmes', 'verifier', 'types', 'build', 'test:sites', 'lint'],
  );
});

test('npm test sans ses programmes obligatoires finit rouge à la première étape', async () => {
  const { code, sortie } = await script('test', { PATH, CHROMIUM: '/nulle/part' });
  assert.equal(code, 1);
  assert.match(sortie, /^absent {4}Chromium est introuvable : .+ Obligatoire\.$/m);
  assert.match(sortie, /^Non lancée, faute de test:programmes : test:e2e$/m);
  assert.match(sortie, /\n0 passed, 1 failed\n$/);
});

test('la table : étapes connues, noms uniques, et une phrase pour chaque programme facultatif', () => {
  const connues = ETAPES.map((e) => e.script);
  assert.deepEqual(
    PROGRAMMES.flatMap((p) => p.etapes.filter((e) => !connues.includes(e)).map((e) => `${p.nom} : ${e}`)),
    [],
  );
  assert.equal(new Set(PROGRAMMES.map((p) => p.nom)).size, PROGRAMMES.length);
});
