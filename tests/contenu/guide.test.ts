/** Le guide des éditeurs décrit tous les champs des schémas, et eux seuls. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { schemaAction } from '#lib/schemas/action.ts';
import { schemaAide } from '#lib/schemas/aide.ts';
import { schemaContact } from '#lib/schemas/contact.ts';
import { schemaContrat } from '#lib/schemas/contrat.ts';
import { schemaDepartement } from '#lib/schemas/departement.ts';
import { schemaPage, schemaQuestion, schemaSite, schemaTerme, schemaTexteJuridique } from '#lib/schemas/editorial.ts';
import { schemaAffirmation, schemaRegion } from '#lib/schemas/france.ts';
import { schemaSource } from '#lib/schemas/source.ts';

interface Champ {
  obligatoire: boolean;
  valeurs: string[];
}
interface SchemaJson {
  type?: string;
  enum?: string[];
  required?: string[];
  items?: SchemaJson;
  anyOf?: SchemaJson[];
  properties?: Record<string, SchemaJson>;
}

const guide = readFileSync(join(import.meta.dirname, '../../content/README.md'), 'utf8');

const SCHEMAS: Record<string, z.ZodType> = {
  'Un contrat': schemaContrat,
  'Une affirmation': schemaAffirmation,
  'Une région': schemaRegion,
  'Une source': schemaSource,
  'Un département': schemaDepartement,
  'Un interlocuteur': schemaContact,
  'Une action': schemaAction,
  'Une aide': schemaAide,
  'Le site': schemaSite,
  'Une page': schemaPage,
  'Un terme': schemaTerme,
  'Une question': schemaQuestion,
  'Un moment du droit': schemaTexteJuridique,
};

/** Un fait, groupe { texte, source, deduit } décrit une fois pour toutes, n’est pas détaillé champ par champ. */
const estUnFait = (schema: SchemaJson): boolean =>
  Object.keys(schema.properties ?? {}).join() === 'texte,source,deduit';

function champsDuSchema(schema: SchemaJson, chemin = '', faits = false): Map<string, Champ> {
  const champs = new Map<string, Champ>();
  for (const choix of schema.anyOf ?? [])
    for (const [nom, champ] of champsDuSchema(choix, chemin, faits)) champs.set(nom, champ);
  for (const [cle, valeur] of Object.entries(schema.properties ?? {})) {
    const groupe = valeur.items?.properties ? valeur.items : valeur;
    const nom = `${chemin ? `${chemin}.` : ''}${cle}${groupe === valeur ? '' : '[]'}`;
    champs.set(nom, { obligatoire: schema.required?.includes(cle) ?? false, valeurs: valeur.enum ?? [] });
    if (faits && estUnFait(groupe)) continue;
    for (const [sous, champ] of champsDuSchema(groupe, nom, faits)) champs.set(sous, champ);
  }
  return champs;
}

function champsDuGuide(titre: string): Map<string, Champ> {
  const section = guide.split('\n### ').find((partie) => partie.startsWith(`${titre} :`));
  assert.ok(section, `section « ${titre} » absente du guide`);
  const lignes = section.split('\n').filter((ligne) => ligne.startsWith('| `'));
  return new Map(
    lignes.map((ligne) => {
      const [, champ, obligatoire, texte] = ligne.split('|').map((cellule) => cellule.trim());
      return [
        champ!.replaceAll('`', ''),
        { obligatoire: obligatoire === 'oui', valeurs: [...texte!.matchAll(/`([a-z-]+)`/g)].map((m) => m[1]!) },
      ];
    }),
  );
}

for (const [titre, schema] of Object.entries(SCHEMAS)) {
  describe(`guide : ${titre.toLowerCase()}`, () => {
    const attendus = champsDuSchema(
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SchemaJson,
      '',
      titre === 'Une aide',
    );
    const ecrits = champsDuGuide(titre);

    test('tous les champs, dans l’ordre du schéma, et eux seuls', () => {
      assert.deepEqual([...ecrits.keys()], [...attendus.keys()]);
    });

    test('les champs obligatoires', () => {
      const obligatoires = (champs: Map<string, Champ>) =>
        [...champs].filter(([, c]) => c.obligatoire).map(([nom]) => nom);
      assert.deepEqual(obligatoires(ecrits), obligatoires(attendus));
    });

    test('les valeurs des listes fermées', () => {
      for (const [nom, { valeurs }] of attendus) {
        if (valeurs.length > 0) assert.deepEqual(ecrits.get(nom)?.valeurs, valeurs, nom);
      }
    });
  });
}

test('les modèles du guide sont valables', () => {
  const modeles = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    (m) => parse(m[1]!.replace(/^ {3}/gm, '')) as unknown,
  );
  const contrat = modeles.find((m) => typeof m === 'object' && m !== null && 'etape' in m);
  const sources = modeles.find((m) => Array.isArray(m)) as unknown[];
  const { id, sources: citees } = schemaContrat.parse(contrat);
  assert.match(id, /^\w{2,3}-[a-z\d-]+$/);
  assert.ok(citees.length > 0 && schemaSource.parse(sources[0]).id);
});
