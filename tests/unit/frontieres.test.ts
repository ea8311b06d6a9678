/** ESLint tient le sens des imports : des fautes plantées sont refusées, des imports admis passent. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

const RACINE = join(import.meta.dirname, '../..');
const REGLES = ['maison/sens', 'no-restricted-globals', 'no-restricted-properties', 'no-restricted-syntax'];

const CAS: [fichier: string, code: string, attendu: RegExp | null][] = [
  ['lib/domaine/statut.ts', "import 'node:fs';", /« node:fs »/],
  ['lib/publication/csv.ts', "export { x } from 'astro:content';", /astro:content/],
  ['lib/publication/csv.ts', "import type { X } from '#donnees/site.ts';", /attendu : lib$/],
  ['lib/publication/csv.ts', "await import('#donnees/site.ts');", /attendu : lib$/],
  ['client/carte.ts', "export * from '#donnees/site.ts';", /attendu : lib, client/],
  ['components/carte/Carte.astro', "---\nimport '#pages/x.ts';\n---\n<p>x</p>", /#pages/],
  ['pages/index.astro', "---\nimport '../outils/verifier.ts';\n---\n<p>x</p>", /outils/],
  ['ailleurs/x.ts', "import '#lib/x.ts';", /dossier absent de la table/],
  ['lib/domaine/statut.ts', 'Date.now();', /lib ne lit pas l’heure/],
  ['lib/domaine/statut.ts', 'new Date();', /lib ne lit pas l’heure/],
  ['lib/domaine/statut.ts', 'process.exit();', /lib est pur/],
  ['lib/domaine/statut.ts', 'window.close();', /lib est pur/],
  ['lib/domaine/statut.ts', "fetch('/x');", /lib est pur/],
  ['outils/contours/fichier-de-contours.ts', "import '../../lib/geo/contours.ts';", null],
  ['donnees/site.ts', "import 'astro:content';", null],
  ['client/carte.ts', "import 'leaflet';", null],
];

test('les imports défendus sont refusés, les autres admis', async () => {
  // Des fichiers qui n’existent pas n’ont pas de types, et ces règles n’en lisent pas.
  const eslint = new ESLint({ cwd: RACINE, overrideConfig: ts.configs.disableTypeChecked });
  const fautes: string[] = [];
  for (const [fichier, code, attendu] of CAS) {
    const [resultat] = await eslint.lintText(code, { filePath: join(RACINE, 'src', fichier) });
    const dits = resultat!.messages.filter((m) => m.fatal || REGLES.includes(m.ruleId ?? '')).map((m) => m.message);
    const juste = attendu ? dits.length === 1 && attendu.test(dits[0]!) : dits.length === 0;
    if (!juste) fautes.push(`${fichier}, ${code} : ${dits.join(' ; ') || 'admis'} ; attendu : ${attendu ?? 'admis'}`);
  }
  assert.deepEqual(fautes, []);
});
