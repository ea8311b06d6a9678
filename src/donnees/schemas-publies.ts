import { adresseSchema, url } from '#lib/adresses.ts';
import { journalDuSchema, readmeDuSchema } from '#lib/publication/schema-markdown.ts';
import { SCHEMAS, versionDe, type SchemaPublie } from '#lib/publication/schemas-publies.ts';
import { exempleInvalide, exempleValide, versTableSchema } from '#lib/publication/table-schema.ts';
import { chargerSite } from './site.ts';

/** Adresse publique du dossier d’une version d’un schéma. */
function dossierDuSchema(schema: SchemaPublie, origine: URL): string {
  return new URL(adresseSchema(schema.nom, versionDe(schema).version), origine).href;
}

/** Le schéma d’une table, prêt à écrire ou à inclure. */
export function tableSchemaDe(schema: SchemaPublie, origine: URL) {
  const { editeur } = chargerSite();
  return versTableSchema(
    schema,
    dossierDuSchema(schema, origine),
    new URL(url('/donnees/'), origine).href,
    editeur.nom,
  );
}

function fichiersDuSchema(schema: SchemaPublie, origine: URL): Record<string, string> {
  return {
    'schema.json': JSON.stringify(tableSchemaDe(schema, origine), null, 2) + '\n',
    'README.md': readmeDuSchema(schema, new URL(url('/'), origine).href),
    'CHANGELOG.md': journalDuSchema(schema),
    'exemple-valide.csv': exempleValide(schema),
    'exemple-invalide.csv': exempleInvalide(schema),
  };
}

/** Chemins des fichiers de schémas d’une extension : sous leur version, et sous `latest`. */
export function cheminsDesSchemas(extension: string, origine: URL) {
  const parSchema = SCHEMAS.map((schema) => ({ schema, fichiers: fichiersDuSchema(schema, origine) }));
  return parSchema.flatMap(({ schema, fichiers }) =>
    [versionDe(schema).version, 'latest'].flatMap((version) =>
      Object.entries(fichiers)
        .filter(([nom]) => nom.endsWith(`.${extension}`))
        .map(([nom, contenu]) => ({
          params: { chemin: `${schema.nom}/${version}/${nom.slice(0, -extension.length - 1)}` },
          props: { contenu },
        })),
    ),
  );
}
