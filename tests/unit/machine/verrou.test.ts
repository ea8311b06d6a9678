/** Les package-lock.json ont les paquets de chaque plateforme, et npm 10 comme npm 11 les laissent tels quels. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

const RACINE = join(import.meta.dirname, '../../..');
const DOSSIERS = ['.', 'src/outils/contours', 'tests/relecture', 'tests/mesures/lighthouse'];

type Paquets = Record<string, { libc?: unknown; optionalDependencies?: Record<string, string> }>;
const paquetsDe = (dossier: string): Paquets =>
  (JSON.parse(readFileSync(join(RACINE, dossier, 'package-lock.json'), 'utf8')) as { packages: Paquets }).packages;

/**
 * Famille de paquets natifs → nom de celui de chaque plateforme, dans l’ordre de PLATEFORMES ; `null` : sans lui, voir
 * pourquoi.
 */
const PLATEFORMES = ['darwin-arm64', 'darwin-x64', 'win32-x64', 'linux-x64', 'linux-arm64', 'musl-x64', 'musl-arm64'];
const napi = [
  'darwin-arm64',
  'darwin-x64',
  'win32-x64-msvc',
  'linux-x64-gnu',
  'linux-arm64-gnu',
  'linux-x64-musl',
  'linux-arm64-musl',
];
/** Exécutables liés sans la bibliothèque C de la machine : le même sert partout. */
const statiques = (windows: string) => [
  'darwin-arm64',
  'darwin-x64',
  windows,
  'linux-x64',
  'linux-arm64',
  'linux-x64',
  'linux-arm64',
];
const FAMILLES: Record<string, readonly (string | null)[]> = {
  '@myriaddreamin/typst-ts-node-compiler-': napi,
  '@rolldown/binding-': napi,
  '@astrojs/compiler-binding-': napi,
  '@bruits/satteri-': napi,
  'lightningcss-': napi,
  '@img/sharp-': [...napi.slice(0, 2), 'win32-x64', 'linux-x64', 'linux-arm64', 'linuxmusl-x64', 'linuxmusl-arm64'],
  '@img/sharp-libvips-': [
    ...napi.slice(0, 2),
    null, // Comprise dans sharp-win32-x64.
    'linux-x64',
    'linux-arm64',
    'linuxmusl-x64',
    'linuxmusl-arm64',
  ],
  '@esbuild/': statiques('win32-x64'),
  '@pagefind/': statiques('windows-x64'),
  // macOS et Linux sans glibc : le registre n’a pas cette version ; le README dit quoi faire.
  'node-': [null, null, 'win-x64', 'linux-x64', 'linux-arm64', null, null],
};

test('chaque famille de paquets natifs a ceux de chaque plateforme', () => {
  const paquets = paquetsDe('.');
  const absents = Object.entries(FAMILLES).flatMap(([famille, noms]) => {
    assert.equal(noms.length, PLATEFORMES.length, famille);
    return noms.flatMap((nom, i) =>
      nom !== null && !paquets[`node_modules/${famille}${nom}`] ? [`${PLATEFORMES[i]} : ${famille}${nom}`] : [],
    );
  });
  assert.deepEqual(absents, []);
});

test('aucun paquet facultatif demandé ne manque', () => {
  const manquants = DOSSIERS.flatMap((dossier) => {
    const paquets = paquetsDe(dossier);
    /** Node cherche un paquet dans le dossier de qui le demande, puis en remontant. */
    const trouve = (chez: string, nom: string): boolean =>
      Boolean(paquets[`${chez === '' ? '' : `${chez}/`}node_modules/${nom}`]) ||
      (chez !== '' && trouve(chez.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''), nom));
    return Object.entries(paquets).flatMap(([chez, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {})
        .filter((nom) => !trouve(chez, nom))
        .map((nom) => `${dossier} : ${nom}, demandé par ${chez || 'package.json'}`),
    );
  });
  assert.deepEqual(manquants, []);
});

test('aucun champ « libc », que npm 11 écrit et que npm 10 retire', () => {
  const fautifs = DOSSIERS.flatMap((dossier) =>
    Object.entries(paquetsDe(dossier))
      .filter(([, { libc }]) => libc !== undefined)
      .map(([chemin]) => `${dossier} : ${chemin}`),
  );
  assert.deepEqual(fautifs, [], 'npx npm@10 install --package-lock-only les retire');
});
