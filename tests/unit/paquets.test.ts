/** Les paquets dont le projet dépend : versions exactes, licences permises, aucun script d’installation nécessaire. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';

const RACINE = join(import.meta.dirname, '../..');
/** Le site, puis les outils qui ont leur propre paquet. */
const DOSSIERS = ['.', 'tests/mesures/lighthouse', 'tests/relecture', 'src/outils/contours'];

interface Paquet {
  version?: string;
  license?: unknown;
  hasInstallScript?: boolean;
  resolved?: string;
}
interface Manifeste {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Licences qui n’obligent qu’à citer leur texte. */
const LIBRES = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'Public Domain',
  'Python-2.0',
  'Unlicense',
  'Zlib',
];
/**
 * Licences à réciprocité, permises à ce qui n’est qu’appelé, sans être modifié ni livré au visiteur : [licence,
 * paquets, usage].
 */
const APPELES: [string, RegExp, string][] = [
  [
    'MPL-2.0',
    /^(axe-core|@axe-core\/playwright|lightningcss(-.+)?|dictionary-fr|mapshaper)$/,
    'essais d’accessibilité, compression du CSS, dictionnaire, contours',
  ],
  ['LGPL-3.0-or-later', /^@img\/sharp-/, 'images composées à la construction'],
  ['LGPL-2.1+', /^jschardet$/, 'lecture d’un CSV par l’outil qui contrôle nos données'],
];
/** Licence de paquets dont le manifeste ne la dit qu’à l’ancienne (`licenses`), que npm ne recopie pas. */
const A_L_ANCIENNE: Record<string, string> = { 'svg-tags': 'MIT' };
/** Paquets à script d’installation, et pourquoi s’en passer : .npmrc ne les lance pas. */
const SCRIPTS: Record<string, string> = {
  esbuild: 'vérifie un programme que le paquet de la plateforme apporte déjà',
  'vnu-jar': 'téléchargerait Java ; celui de la machine sert',
  'better-sqlite3': 'formats de carte que nous ne lisons pas',
  'msgpackr-extract': 'accélération facultative',
};

/** Licences d’une expression SPDX, d’une liste ou d’un objet : chaque groupe est un choix, dont une suffit. */
function groupes(licence: unknown): string[][] {
  if (Array.isArray(licence))
    return [
      licence.map((l) => (typeof l === 'string' ? l.replace(/^Apache2$/, 'Apache-2.0') : (l as { type: string }).type)),
    ];
  return String(licence)
    .replace(/[()]/g, '')
    .split(' AND ')
    .map((partie) => partie.split(' OR '));
}

const permise = (nom: string, licence: string) =>
  LIBRES.includes(licence) || APPELES.some(([l, paquets]) => l === licence && paquets.test(nom));

for (const dossier of DOSSIERS) {
  describe(`paquets de ${dossier}`, () => {
    const manifeste = JSON.parse(readFileSync(join(RACINE, dossier, 'package.json'), 'utf8')) as Manifeste;
    const { packages } = JSON.parse(readFileSync(join(RACINE, dossier, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, Paquet>;
    };
    const installes = Object.entries(packages)
      .filter(([chemin]) => chemin !== '')
      .map(([chemin, p]) => ({ ...p, nom: chemin.replace(/.*node_modules\//, '') }));

    test('versions exactes', () => {
      const versions = Object.entries({
        ...manifeste.dependencies,
        ...manifeste.devDependencies,
        ...manifeste.optionalDependencies,
      });
      assert.ok(versions.length > 0);
      for (const [nom, version] of versions) assert.match(version, /^\d+\.\d+\.\d+$/, nom);
    });

    test('chaque licence est permise', () => {
      assert.deepEqual(
        installes
          .filter(
            ({ nom, license }) =>
              !groupes(license ?? A_L_ANCIENNE[nom]).every((choix) => choix.some((l) => permise(nom, l))),
          )
          .map(({ nom, license }) => `${nom} : ${JSON.stringify(license)}`),
        [],
      );
    });

    test('aucun script d’installation inattendu, aucune adresse d’ailleurs', () => {
      assert.deepEqual(
        installes.filter((p) => p.hasInstallScript && !(p.nom in SCRIPTS)).map((p) => p.nom),
        [],
      );
      assert.deepEqual(
        installes.flatMap((p) =>
          p.resolved && new URL(p.resolved).hostname !== 'registry.npmjs.org' ? [p.resolved] : [],
        ),
        [],
      );
    });
  });
}

test('npm ne lance aucun script d’installation', () => {
  assert.match(readFileSync(join(RACINE, '.npmrc'), 'utf8'), /^ignore-scripts=true$/m);
});
