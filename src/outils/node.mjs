/**
 * `node src/outils/node.mjs OPTIONS…` : ce que ferait `node OPTIONS…`, avec un Node.js assez récent pour Astro et pour
 * lire TypeScript. Le paquet node-PLATEFORME que `npm install` apporte, sinon celui de la machine s’il convient, sinon
 * une phrase et le code 1. npm 10 perd la commande `node` de ce paquet quand il écarte ceux des autres plateformes : on
 * le cherche donc par son dossier. En JavaScript simple : c’est le Node.js de la machine, même ancien, qui lit ce
 * fichier.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ATTENDU = [22, 18];
const { platform, arch, versions, env } = process;
const windows = platform === 'win32';

/**
 * Node.js apporté par npm ; `undefined` s’il n’y en a pas pour cette machine, ou qu’il n’y marche pas (Linux sans
 * glibc).
 */
function apporte() {
  const paquet = `node-${windows ? 'win' : platform}-${arch}`;
  const fichier = join(
    fileURLToPath(new URL('../../node_modules', import.meta.url)),
    paquet,
    'bin',
    windows ? 'node.exe' : 'node',
  );
  if (!existsSync(fichier)) return undefined;
  return spawnSync(fichier, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0 ? fichier : undefined;
}

/** Celui de la machine, s’il convient. */
function present() {
  const [majeure, mineure] = versions.node.split('.').map(Number);
  return majeure > ATTENDU[0] || (majeure === ATTENDU[0] && mineure >= ATTENDU[1]) ? process.execPath : undefined;
}

const node = apporte() ?? present();
if (node === undefined) {
  console.error(
    `Node.js ${versions.node} est trop ancien, et npm n’en a pas apporté pour ${platform} ${arch} ; ` +
      `attendu : ${ATTENDU.join('.')} ou plus. Installez-le (https://nodejs.org), puis relancez.`,
  );
  process.exit(1);
}

// Sous Windows, la variable peut s’écrire « Path ».
const cle = Object.keys(env).find((nom) => nom.toUpperCase() === 'PATH') ?? 'PATH';
const enfant = spawn(node, process.argv.slice(2), {
  stdio: 'inherit',
  env: { ...env, [cle]: [dirname(node), env[cle]].join(delimiter) },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => enfant.kill(signal));
enfant.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
