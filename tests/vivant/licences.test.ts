/** Ce que le navigateur reçoit et que d’autres ont écrit est nommé, avec sa licence. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { ouvrir } from '../lecture/site.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

const RACINE = join(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(RACINE, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string; license: string; dependencies?: Record<string, string> }>;
};
const texte = site.lireTexte('/licences.txt');

/** Paquets que le code du navigateur ou de `lib` importe, et tout ce dont ils dépendent, hors des déclarations de types. */
function livres(): string[] {
  const sources = globSync(['src/client/**/*.ts', 'src/lib/**/*.ts'], { cwd: RACINE }).map((f) =>
    readFileSync(join(RACINE, f), 'utf8'),
  );
  const importes = sources
    .flatMap((s) =>
      [...s.matchAll(/^import (?!type)[^;]*?from '((?:@[\w-]+\/)?[a-z][\w-]*)[^']*'/gm)].map((m) => m[1]!),
    )
    .filter((nom) => packages[`node_modules/${nom}`]);
  const vus = new Set<string>();
  const file = [...importes, 'pagefind'];
  for (let nom = file.pop(); nom; nom = file.pop()) {
    if (vus.has(nom) || /^(@types\/|undici-types|@pagefind\/)/.test(nom)) continue;
    vus.add(nom);
    file.push(...Object.keys(packages[`node_modules/${nom}`]?.dependencies ?? {}));
  }
  return [...vus].sort();
}

test('chaque paquet livré est nommé avec sa version, sa licence et son texte', () => {
  const noms = livres();
  assert.ok(noms.includes('leaflet') && noms.includes('docx') && noms.includes('pagefind'), noms.join(', '));
  for (const nom of noms) {
    const { version, license } = packages[`node_modules/${nom}`]!;
    assert.ok(
      texte.includes(`\n${nom} ${version} (${license})\n`),
      `${nom} ${version} manque à src/donnees/bibliotheques.ts`,
    );
    assert.match(license, /^(MIT|0BSD|ISC|BSD-[23]-Clause|Apache-2\.0)$/, nom);
  }
});

test('les polices aussi, et les mentions légales y mènent', () => {
  assert.ok((texte.match(/SIL OPEN FONT LICENSE Version 1\.1/gi) ?? []).length >= 2);
  assert.ok(site.page('/mentions-legales/').balises.some(({ attributs: a }) => a['href']?.endsWith('/licences.txt')));
});
