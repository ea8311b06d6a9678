/**
 * Une construction qui échoue, que l’on tue ou que l’on double : le site précédent reste entier. Un site d’une page,
 * l’échange livré : par Astro une fois pour chaque issue (arrêt, erreur, succès), et par ses seules étapes, en un
 * dixième de seconde, pour les autres cas.
 */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';

const RACINE = join(import.meta.dirname, '../..');
mkdirSync(join(RACINE, '.cache'), { recursive: true });
// Dans le projet : Astro y trouve ses paquets en remontant.
const site = mkdtempSync(join(RACINE, '.cache/interruption-'));
const enCours = new Set<ChildProcess>();
after(() => {
  for (const processus of enCours) processus.kill('SIGKILL');
  rmSync(site, { recursive: true, force: true });
});

/**
 * Construit ; s’arrête à l’étape demandée, y dit « ARRÊT » et attend d’être tué. « entre » : se tue entre les deux
 * renommages.
 */
const SCRIPT = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { pathToFileURL } from 'node:url';
import { echange } from '${join(RACINE, 'src/integrations/mise-en-place-atomique.ts')}';
const [, , parQui, voulue] = process.argv;
if (voulue === 'entre') {
  const renommer = fs.renameSync;
  let rang = 0;
  fs.renameSync = (de, vers) => { if (++rang === 2) process.kill(process.pid, 'SIGKILL'); renommer(de, vers); };
  syncBuiltinESMExports();
}
const attendre = (etape) => () => {
  if (etape !== voulue) return;
  console.log('ARRÊT');
  return new Promise(() => setInterval(() => {}, 1 << 30));
};
const etapes = ['astro:config:done', 'astro:build:start', 'astro:build:generated', 'astro:build:done'];
const arrets = { name: 'arrets', hooks: Object.fromEntries(etapes.map((e) => [e, attendre(e)])) };

/** Les étapes d’Astro, dans son ordre, autour d’une page écrite d’avance. */
async function etapesSeules(integrations) {
  let sortie = pathToFileURL(import.meta.dirname + '/dist/');
  const etape = async (nom, options = {}) => { for (const { hooks } of integrations) await hooks[nom]?.(options); };
  await etape('astro:config:setup', {
    command: 'build', config: { outDir: sortie }, updateConfig: ({ outDir }) => { sortie = outDir; },
  });
  await etape('astro:config:done');
  await etape('astro:build:start');
  fs.mkdirSync(sortie, { recursive: true });
  fs.writeFileSync(new URL('index.html', sortie), 'Nouveau');
  await etape('astro:build:generated');
  await etape('astro:build:done', { logger: console });
}
if (parQui === 'astro') {
  const { build } = await import('astro');
  await build({ root: import.meta.dirname, configFile: false, integrations: [arrets, echange()] });
} else await etapesSeules([arrets, echange()]);
`;
writeFileSync(join(site, 'construire.mjs'), SCRIPT);
mkdirSync(join(site, 'src/pages'), { recursive: true });
const PAGE = join(site, 'src/pages/index.astro');

/** Une construction qui n’est pas finie à ce terme est tuée : son test échoue. */
const LIMITE_MS = 120_000;

/** Une construction lancée ; `arret` se résout quand elle attend, `fin` quand elle est finie. */
function lancer(etape = '', parQui: 'astro' | 'étapes' = 'étapes') {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const processus = spawn(process.execPath, [join(site, 'construire.mjs'), parQui, etape], {
    cwd: RACINE,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMITE_MS,
    killSignal: 'SIGKILL',
  });
  enCours.add(processus);
  let sortie = '';
  const fin = new Promise<{ code: number | null; signal: string | null; sortie: string }>((fini) =>
    processus.on('close', (code, signal) => fini({ code, signal, sortie })),
  );
  const arret = new Promise<void>((pret, rejeter) => {
    for (const flux of [processus.stdout, processus.stderr])
      flux.on('data', (m: Buffer) => {
        sortie += m.toString();
        if (sortie.includes('ARRÊT')) pret();
      });
    void fin.then(() => rejeter(new Error(`finie avant l’étape ${etape} :\n${sortie}`)));
  });
  arret.catch(() => undefined);
  return { processus, arret, fin };
}

/** Chaque fichier du site servi, avec ses octets. */
function servi(): Record<string, string> {
  const dist = join(site, 'dist');
  const fichiers = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile())
    .map((f) => join(f.parentPath, f.name));
  return Object.fromEntries(fichiers.map((f) => [f.slice(dist.length + 1), readFileSync(f, 'base64')]));
}

/** Ce que les constructions laissent à côté du site. */
const restes = () =>
  readdirSync(site)
    .filter((f) => f.startsWith('.dist-'))
    .sort();

beforeEach(() => {
  for (const f of [...restes(), 'dist']) rmSync(join(site, f), { recursive: true, force: true });
  mkdirSync(join(site, 'dist/a'), { recursive: true });
  writeFileSync(join(site, 'dist/index.html'), 'précédent');
  writeFileSync(join(site, 'dist/a/octets'), Buffer.from([0, 255, 10]));
  writeFileSync(PAGE, '<html lang="fr"><body><h1>Nouveau</h1></body></html>');
});

describe('une construction arrêtée en route laisse le site précédent, octet pour octet', () => {
  const cas: [etape: string, signal: NodeJS.Signals, parQui: 'astro' | 'étapes'][] = [
    ['astro:config:done', 'SIGTERM', 'étapes'],
    ['astro:build:start', 'SIGINT', 'étapes'],
    ['astro:build:generated', 'SIGKILL', 'étapes'],
    ['astro:build:generated', 'SIGTERM', 'astro'],
    ['astro:build:done', 'SIGTERM', 'étapes'],
  ];
  for (const [etape, signal, parQui] of cas) {
    test(`${signal} à ${etape} (${parQui})`, async () => {
      const avant = servi();
      const { processus, arret, fin } = lancer(etape, parQui);
      await arret;
      assert.deepEqual(servi(), avant, 'site touché avant l’arrêt');
      processus.kill(signal);
      assert.equal((await fin).signal, signal);
      assert.deepEqual(servi(), avant);
    });
  }

  test('page qui lève une erreur', async () => {
    const avant = servi();
    writeFileSync(PAGE, '---\nthrow new Error("page impossible");\n---\n<h1>x</h1>');
    const { code, sortie } = await lancer('', 'astro').fin;
    assert.notEqual(code, 0);
    assert.match(sortie, /page impossible/);
    assert.deepEqual(servi(), avant);
  });
});

test('une construction d’Astro qui réussit met le site en place, sans reste', async () => {
  const { code, sortie } = await lancer('', 'astro').fin;
  assert.equal(code, 0, sortie);
  assert.deepEqual(Object.keys(servi()), ['index.html']);
  assert.match(readFileSync(join(site, 'dist/index.html'), 'utf8'), /Nouveau/);
  assert.deepEqual(restes(), []);
});

test('tuée entre les deux renommages : la suivante achève l’échange, puis tout recommence sans reste', async () => {
  assert.equal((await lancer('entre').fin).signal, 'SIGKILL');
  assert.equal(existsSync(join(site, 'dist')), false);
  assert.deepEqual(restes(), ['.dist-ancien', '.dist-en-cours', '.dist-verrou']);
  const suivante = lancer('astro:config:done');
  await suivante.arret;
  assert.deepEqual(Object.keys(servi()), ['index.html']);
  assert.match(readFileSync(join(site, 'dist/index.html'), 'utf8'), /Nouveau/);
  suivante.processus.kill('SIGKILL');
  await suivante.fin;
  assert.equal((await lancer().fin).code, 0);
  assert.deepEqual(restes(), []);
});

test('une seconde construction au même endroit est refusée, et ne gêne pas la première', async () => {
  const avant = servi();
  const premiere = lancer('astro:build:generated');
  await premiere.arret;
  const { code, sortie } = await lancer().fin;
  assert.notEqual(code, 0);
  assert.match(sortie, new RegExp(`une autre construction est en cours \\(processus ${premiere.processus.pid}\\)`));
  assert.deepEqual(servi(), avant);
  assert.ok(existsSync(join(site, '.dist-en-cours/index.html')), 'le travail de la première a disparu');
  premiere.processus.kill('SIGKILL');
  await premiere.fin;
});

test('un verrou d’il y a une heure n’arrête plus rien, même au numéro d’un processus vivant', async () => {
  const verrou = join(site, '.dist-verrou');
  writeFileSync(verrou, String(process.pid));
  const hier = new Date(Date.now() - 86_400_000);
  utimesSync(verrou, hier, hier);
  assert.equal((await lancer().fin).code, 0);
  assert.deepEqual(restes(), []);
});
