import assert from 'node:assert/strict';
import test from 'node:test';
import { contraintesEnMots, journalDuSchema, readmeDuSchema } from '#lib/publication/schema-markdown.ts';
import { SCHEMAS, versionDe } from '#lib/publication/schemas-publies.ts';
import { exempleInvalide, exempleValide, versTableSchema } from '#lib/publication/table-schema.ts';

for (const schema of SCHEMAS) {
  test(`${schema.nom} : noms de colonnes simples, clé primaire et erreurs sur des colonnes qui existent`, () => {
    const noms = Object.keys(schema.champs);
    for (const nom of noms) assert.match(nom, /^[a-z]+(_[a-z]+)*$/);
    for (const nom of [
      ...schema.clePrimaire,
      ...schema.erreurs.map((e) => e.champ),
      ...schema.autresExemples.flatMap((e) => Object.keys(e.valeurs)),
    ])
      assert.ok(noms.includes(nom), nom);
  });

  test(`${schema.nom} : chaque exemple respecte sa propre contrainte`, () => {
    for (const [nom, c] of Object.entries(schema.champs)) {
      if (c.contraintes?.enum) assert.ok(c.contraintes.enum.includes(String(c.exemple)), nom);
      if (c.contraintes?.pattern) assert.match(String(c.exemple), new RegExp(c.contraintes.pattern), nom);
      assert.equal(
        typeof c.exemple,
        { integer: 'number', boolean: 'boolean', string: 'string', date: 'string' }[c.type],
        nom,
      );
      assert.match(c.description, /[.]$/, nom);
    }
  });

  test(`${schema.nom} : versions en ordre, journal et README d’accord`, () => {
    const numeros = schema.versions.map((v) => v.version);
    for (const n of numeros) assert.match(n, /^\d+\.\d+\.\d+$/);
    assert.equal(new Set(numeros).size, numeros.length);
    assert.deepEqual(
      schema.versions.map((v) => v.date),
      [...schema.versions.map((v) => v.date)].sort().reverse(),
    );
    assert.ok(journalDuSchema(schema).includes(`## ${versionDe(schema).version} –`));
    assert.ok(readmeDuSchema(schema, 'https://x.fr/').includes(`Version ${versionDe(schema).version} du`));
  });

  test(`${schema.nom} : les fichiers d’exemple ont les colonnes du schéma, dans l’ordre`, () => {
    const entete = Object.keys(schema.champs).join(',');
    for (const csv of [exempleValide(schema), exempleInvalide(schema)]) assert.equal(csv.split('\r\n')[0], entete);
    const descripteur = versTableSchema(schema, 'https://x.fr/s/1.0.0/', 'https://x.fr/donnees/', 'Nous');
    assert.equal(descripteur.fields.map((f) => f.name).join(','), entete);
    assert.equal(descripteur.path, 'https://x.fr/s/1.0.0/schema.json');
  });
}

test('les contraintes se disent en mots', () => {
  assert.equal(
    contraintesEnMots({
      titre: '',
      description: '',
      type: 'integer',
      exemple: 1,
      contraintes: { required: true, minimum: 1 },
      valeur: () => 1,
    }),
    'entier ; obligatoire ; au moins 1',
  );
  assert.equal(
    contraintesEnMots({
      titre: '',
      description: '',
      type: 'string',
      exemple: 'a',
      contraintes: { enum: ['a', 'b'] },
      valeur: () => 'a',
    }),
    'texte ; facultatif ; au choix : `a`, `b`',
  );
});
