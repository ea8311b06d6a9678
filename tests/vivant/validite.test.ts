/**
 * Le code de chaque page et de chaque feuille de style, jugé par le validateur du W3C ; sans Java, par html-validate.
 */
import assert from 'node:assert/strict';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import test, { after } from 'node:test';
import { jugerAvecHtmlValidate, jugerAvecNu, versionDeJava, type Faute } from '../relecture/validateurs.ts';
import { vivant } from '../sites.ts';

const DIST = vivant().dist;

const dossier = mkdtempSync(join(tmpdir(), 'validite-'));
const FAUTIVE = join(dossier, 'fautive.html');
writeFileSync(
  FAUTIVE,
  '<!doctype html><html lang="fr"><head><meta ' +
    'charset="utf-8"><title>Fautive</title></head><body><h1>Fautive</h1><ul><p>Un</p></ul><a ' +
    'href="/"><button>Deux</button></a><i id="a"></i><i id="a"></i></body></html><script src="x.js"></script>',
);
writeFileSync(join(dossier, 'fautive.css'), 'p { couleur: rouge }');
after(() => rmSync(dossier, { recursive: true, force: true }));

const java = versionDeJava();
const pages = globSync('**/*.html', { cwd: DIST }).map((f) => join(resolve(DIST), f));
const dites = (fautes: Faute[]) =>
  fautes.map((f) => `${f.fichier} ${f.message} ${f.extrait.replace(/\s+/g, ' ').slice(0, 120)}`);

test(
  java
    ? 'le validateur Nu ne trouve rien, sauf dans la page et la feuille fautives'
    : 'Java est absent : le validateur Nu n’a pas servi, html-validate juge seul',
  async () => {
    if (java === null) return assert.deepEqual(dites(await jugerAvecHtmlValidate(pages)), []);
    const fautes = jugerAvecNu([resolve(DIST), dossier]);
    const expres = fautes.filter((f) => f.fichier.includes('fautive'));
    assert.deepEqual(dites(fautes.filter((f) => !expres.includes(f))), []);
    for (const attendue of [
      /“p” not allowed as child of element “ul”/,
      /“button” must not appear as a descendant of the “a”/,
      /Duplicate ID “a”/,
      /Stray start tag “script”/,
      /couleur/,
    ]) {
      assert.ok(
        expres.some((f) => attendue.test(f.message)),
        String(attendue),
      );
    }
  },
);

test('html-validate, son remplaçant, ne trouve rien non plus, et voit les fautes de la page fautive', async () => {
  assert.deepEqual(dites(await jugerAvecHtmlValidate(pages)), []);
  const regles = new Set((await jugerAvecHtmlValidate([FAUTIVE])).map((f) => f.extrait));
  for (const attendue of ['element-permitted-content', 'no-dup-id'])
    assert.ok(regles.has(attendue), [...regles].join(', '));
});
