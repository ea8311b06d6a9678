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
/**
 * Options que les scripts de package.json nomment d’un mot : le fichier JSON ne peut pas en dire la raison.
 * `--memoire-bornee` (la construction) : sans borne, Node.js laisse grossir sa mémoire avant d’y faire le ménage ; avec
 * ces deux-ci, tous les départements suivis se construisent en un gigaoctet et demi, fils des documents compris.
 * `--essais` : node:test, arrêté au bout de cinq minutes par essai (une option qui suit peut le changer), et le
 * contrôle de ce qu’un fichier d’essais laisse ouvert.
 */
const REGLAGES = {
  '--memoire-bornee': ['--max-old-space-size=600', '--max-semi-space-size=16'],
  '--essais': ['--test', '--test-timeout=300000', '--import', './tests/machine/fin-des-essais.ts'],
};
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

const options = process.argv.slice(2).flatMap((option) => REGLAGES[option] ?? [option]);
// Sous Windows, la variable peut s’écrire « Path ».
const cle = Object.keys(env).find((nom) => nom.toUpperCase() === 'PATH') ?? 'PATH';
const enfant = spawn(node, options, {
  stdio: 'inherit',
  env: { ...env, [cle]: [dirname(node), env[cle]].join(delimiter) },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => enfant.kill(signal));
enfant.on('exit', (code, signal) => {
  if (!signal) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
