/** Ce que le navigateur reçoit et que d’autres ont écrit est nommé, avec sa licence. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import ts from 'typescript';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

const site = ouvrir(vivant());

const RACINE = join(import.meta.dirname, '../..');
const { packages } = JSON.parse(readFileSync(join(RACINE, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string; license: string; dependencies?: Record<string, string> }>;
};
const texte = site.lireTexte('/licences.txt');

/** Ce qu’un module importe, de lui-même ou à la demande, hors des seuls types. */
function importsDe(fichier: string): string[] {
  const noms: string[] = [];
  const visiter = (noeud: ts.Node): void => {
    if (ts.isImportDeclaration(noeud) && noeud.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      noms.push((noeud.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(noeud) && noeud.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [nom] = noeud.arguments;
      if (nom && ts.isStringLiteral(nom)) noms.push(nom.text);
    }
    ts.forEachChild(noeud, visiter);
  };
  visiter(ts.createSourceFile(fichier, readFileSync(fichier, 'utf8'), ts.ScriptTarget.Latest));
  return noms;
}

/** Paquets que le code du navigateur importe, par quelque chemin que ce soit, hors des déclarations de types. */
function importes(): Set<string> {
  const paquets = new Set<string>();
  const modules = new Set(globSync('src/client/**/*.ts', { cwd: RACINE }).map((f) => join(RACINE, f)));
  for (const module of modules)
    for (const nom of importsDe(module)) {
      const [chemin] = nom.split('?');
      if (nom.startsWith('.')) modules.add(join(dirname(module), chemin!));
      else if (nom.startsWith('#')) modules.add(join(RACINE, 'src', chemin!.slice(1)));
      else if (!nom.startsWith('virtual:')) paquets.add(/^(@[^/]+\/)?[^/]+/.exec(nom)![0]);
    }
  return paquets;
}

/** Paquets livrés : ceux-là et tout ce dont ils dépendent. */
function livres(): string[] {
  const vus = new Set<string>();
  const file = [...importes(), 'pagefind'];
  for (let nom = file.pop(); nom; nom = file.pop()) {
    if (vus.has(nom) || /^(@types\/|undici-types|@pagefind\/)/.test(nom)) continue;
    vus.add(nom);
    file.push(...Object.keys(packages[`node_modules/${nom}`]?.dependencies ?? {}));
  }
  return [...vus].sort();
}

test('chaque paquet livré est nommé avec sa version, sa licence et son texte', () => {
  const noms = livres();
  assert.ok(noms.includes('leaflet') && noms.includes('fflate') && noms.includes('pagefind'), noms.join(', '));
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
