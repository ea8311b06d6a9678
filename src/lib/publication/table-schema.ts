import { versCsv } from './csv.ts';
import type { Colonne } from './colonne.ts';
import { versionDe, type SchemaPublie } from './schemas-publies.ts';

/** Licence des données et des schémas, telle que les standards la nomment. */
export const LICENCE = {
  name: 'etalab-2.0',
  title: 'Licence Ouverte 2.0',
  path: 'https://spdx.org/licenses/etalab-2.0.html',
} as const;

/** Page qui présente la licence, pour les lecteurs. */
export const PAGE_LICENCE = 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/';

function champVersJson([name, c]: [string, Colonne<never>]) {
  return {
    name,
    title: c.titre,
    description: c.description,
    type: c.type,
    ...(c.format && { format: c.format }),
    example: String(c.exemple),
    ...(c.contraintes && { constraints: c.contraintes }),
  };
}

/**
 * Le schéma au format Table Schema (Frictionless), avec les clés que schema.data.gouv.fr demande à sa racine.
 * `dossier` : adresse publique du dossier de cette version ; `accueil` : page qui le présente.
 */
export function versTableSchema(schema: SchemaPublie, dossier: string, accueil: string, editeur: string) {
  const { version, date } = versionDe(schema);
  return {
    $schema: 'https://specs.frictionlessdata.io/schemas/table-schema.json',
    name: schema.nom,
    title: schema.titre,
    description: schema.description,
    keywords: schema.motsCles,
    countryCode: 'FR',
    homepage: accueil,
    path: `${dossier}schema.json`,
    licenses: [LICENCE],
    resources: [
      { name: 'exemple-valide', title: 'Fichier d’exemple valide (CSV)', path: `${dossier}exemple-valide.csv` },
      { name: 'exemple-invalide', title: 'Fichier d’exemple invalide (CSV)', path: `${dossier}exemple-invalide.csv` },
    ],
    created: schema.versions.at(-1)!.date,
    lastModified: date,
    version,
    contributors: [{ title: editeur, role: 'author' }],
    missingValues: [''],
    primaryKey: schema.clePrimaire,
    fields: Object.entries(schema.champs).map(champVersJson),
  };
}

type Rangee = Record<string, string | number | boolean>;

/** Les lignes du fichier d’exemple valide : une complète, les autres dérivées. */
function lignesExemples({ champs, autresExemples }: SchemaPublie): Rangee[] {
  const colonnes = Object.entries(champs);
  const complete = Object.fromEntries(colonnes.map(([nom, c]) => [nom, c.exemple]));
  const minimale = Object.fromEntries(
    colonnes.filter(([, c]) => c.contraintes?.required).map(([nom, c]) => [nom, c.exemple]),
  );
  return [complete, ...autresExemples.map((e) => ({ ...(e.minimale ? minimale : complete), ...e.valeurs }))];
}

/** Fichier d’exemple conforme, écrit à partir des exemples des colonnes. Tout y est imaginaire. */
export function exempleValide(schema: SchemaPublie): string {
  return versCsv(lignesExemples(schema), Object.keys(schema.champs));
}

/** Fichier d’exemple fautif : une erreur par ligne, celles que le README énumère, puis une clé en double. */
export function exempleInvalide(schema: SchemaPublie): string {
  const [ligne] = lignesExemples(schema);
  const fautives = schema.erreurs.map(({ champ, valeur }) => ({ ...ligne, [champ]: valeur }));
  return versCsv([...fautives, ligne!, ligne!], Object.keys(schema.champs));
}
