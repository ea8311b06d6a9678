import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { Package } from 'datapackage';
import { Schema, Table } from 'tableschema';
import { SCHEMAS, versionDe } from '#lib/publication/schemas-publies.ts';
import { ouvrir } from '../lecture/site-construit.ts';
import { vivant } from '../sites.ts';

// Contrôle par les bibliothèques de Frictionless, qui ne savent rien de ce site.
const { dist: DIST, lireTexte, lireJson: lireJsonDe } = ouvrir(vivant());
const DONNEES = join(DIST, 'donnees');
// Leurs types taisent que ces trois-là rendent une promesse.
const chargerSchema = async (...args: Parameters<typeof Schema.load>) => Schema.load(...args);
const chargerTable = async (...args: Parameters<typeof Table.load>) => Table.load(...args);
const lireTable = async (table: Table) => table.read();
const lire = (chemin: string) => lireTexte(`/${chemin}`);
const lireJson = <T>(chemin: string): T => lireJsonDe<T>(`/${chemin}`);

test('le paquet de données est valide et décrit chaque fichier téléchargeable', async () => {
  const paquet = await Package.load(lireJson<object>('donnees/datapackage.json'), { basePath: DONNEES });
  assert.deepEqual(paquet.errors, []);
  const decrits = paquet.resources.map((r) => r.descriptor.path).sort();
  const presents = readdirSync(DONNEES)
    .filter((nom) => /\.(csv|json|geojson)$/.test(nom) && nom !== 'datapackage.json')
    .sort();
  assert.deepEqual(decrits, presents);
});

test('poids et sommes de contrôle sont ceux des fichiers servis', async () => {
  const paquet = await Package.load(lireJson<object>('donnees/datapackage.json'), { basePath: DONNEES });
  for (const { descriptor } of paquet.resources) {
    const octets = readFileSync(join(DONNEES, descriptor.path));
    assert.equal(descriptor.bytes, octets.length, descriptor.path);
    assert.equal(descriptor.hash, `sha256:${createHash('sha256').update(octets).digest('hex')}`, descriptor.path);
  }
});

test('les CSV publiés respectent leur schéma, ligne à ligne et clé primaire comprise', async () => {
  const paquet = await Package.load(lireJson<object>('donnees/datapackage.json'), { basePath: DONNEES });
  const tables = paquet.resources.filter((r) => r.tabular);
  assert.deepEqual(tables.map((t) => t.name).sort(), ['contrats-csv', 'epci-csv', 'france-csv']);
  for (const table of tables) {
    const lignes = await table.read({ keyed: true });
    assert.equal(
      lignes.length,
      lire(`donnees/${table.descriptor.path}`).trimEnd().split('\r\n').length - 1,
      table.name,
    );
  }
});

for (const schema of SCHEMAS) {
  const { version } = versionDe(schema);
  const dossier = `donnees/schema/${schema.nom}/${version}`;
  const descripteur = () => lireJson<Record<string, unknown>>(`${dossier}/schema.json`);

  test(`${schema.nom} ${version} : Table Schema valide, avec les clés demandées par schema.data.gouv.fr`, async () => {
    const charge = await chargerSchema(descripteur());
    assert.deepEqual(charge.errors, []);
    for (const cle of [
      'name',
      'title',
      'description',
      'homepage',
      'path',
      'version',
      'created',
      'lastModified',
      'licenses',
      'contributors',
      'resources',
      'primaryKey',
    ]) {
      assert.ok(descripteur()[cle], cle);
    }
    for (const champ of descripteur()['fields'] as {
      name: string;
      title?: string;
      description?: string;
      example?: string;
    }[]) {
      assert.ok(champ.title && champ.description && champ.example, champ.name);
    }
  });

  test(`${schema.nom} ${version} : le fichier d’exemple valide est conforme`, async () => {
    const table = await chargerTable(join(DIST, dossier, 'exemple-valide.csv'), { schema: descripteur() });
    assert.equal((await lireTable(table)).length, 1 + schema.autresExemples.length);
  });

  test(`${schema.nom} ${version} : chaque erreur annoncée du fichier invalide est refusée`, async () => {
    const charge = await chargerSchema(descripteur());
    const [, ...lignes] = lire(`${dossier}/exemple-invalide.csv`).trimEnd().split('\r\n').map(decouper);
    assert.equal(lignes.length, schema.erreurs.length + 2);
    schema.erreurs.forEach((erreur, i) =>
      assert.throws(() => charge.castRow(lignes[i]!), `${erreur.champ} : ${erreur.pourquoi}`),
    );
    assert.doesNotThrow(() => charge.castRow(lignes.at(-1)!));
    const table = await chargerTable(join(DIST, dossier, 'exemple-invalide.csv'), {
      schema: {
        ...descripteur(),
        fields: (descripteur()['fields'] as object[]).map((f) => ({
          ...f,
          type: 'any',
          format: 'default',
          constraints: {},
        })),
      },
    });
    await assert.rejects(() => lireTable(table), /unique/i, 'clé primaire en double');
  });

  test(`${schema.nom} ${version} : « latest », README et journal sont ceux de cette version`, () => {
    for (const fichier of ['schema.json', 'README.md', 'CHANGELOG.md', 'exemple-valide.csv', 'exemple-invalide.csv']) {
      assert.equal(lire(`${dossier}/${fichier}`), lire(`donnees/schema/${schema.nom}/latest/${fichier}`), fichier);
    }
    assert.match(lire(`${dossier}/CHANGELOG.md`), new RegExp(`^## ${version} –`, 'm'));
    for (const nom of Object.keys(schema.champs))
      assert.ok(lire(`${dossier}/README.md`).includes(`| \`${nom}\` |`), nom);
  });

  test(`${schema.nom} : chaque version publiée garde son adresse`, () => {
    for (const v of schema.versions)
      assert.equal(
        lireJson<{ version: string }>(`donnees/schema/${schema.nom}/${v.version}/schema.json`).version,
        v.version,
      );
  });

  test(
    `${schema.nom} : colonnes, types et contraintes de la version ${version} n’ont pas changé sans nouvelle ` +
      'version',
    () => {
      const fige = JSON.parse(
        readFileSync(join(import.meta.dirname, `../golden/schemas/${schema.nom}-${version}.json`), 'utf8'),
      ) as unknown;
      const present = (descripteur()['fields'] as { name: string; type: string; constraints?: unknown }[]).map(
        ({ name, type, constraints }) => ({ name, type, constraints }),
      );
      assert.deepEqual(
        JSON.parse(JSON.stringify(present)),
        fige,
        'changez le numéro de version et le journal dans src/lib/publication/schemas-publies.ts',
      );
    },
  );
}

/** Découpe une ligne de CSV ; les exemples n’ont pas de saut de ligne dans une cellule. */
function decouper(ligne: string): string[] {
  return [...ligne.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)]
    .slice(0, -1)
    .map(([, c = '']) => (c.startsWith('"') ? c.slice(1, -1).replaceAll('""', '"') : c));
}
