import type { Colonne } from './colonne.ts';
import { versionDe, type SchemaPublie } from './schemas-publies.ts';
import { LICENCE } from './table-schema.ts';

/** Les contraintes d’une colonne, en mots ; les valeurs exactes entre accents graves, comme en Markdown. */
export function contraintesEnMots({ contraintes: c, type, format }: Colonne<never>): string {
  const types = { string: 'texte', integer: 'entier', boolean: 'vrai ou faux', date: 'jour (AAAA-MM-JJ)' };
  return [
    format === 'uri' ? 'adresse' : types[type],
    c?.required ? 'obligatoire' : 'facultatif',
    c?.unique && 'sans doublon',
    c?.minimum !== undefined && `au moins ${c.minimum}`,
    c?.enum && `au choix : ${c.enum.map((valeur) => `\`${valeur}\``).join(', ')}`,
    c?.pattern && `forme : ${c.pattern}`,
  ]
    .filter(Boolean)
    .join(' ; ');
}

const cellule = (texte: string) => texte.replaceAll('|', '\\|');

/** Documentation d’un schéma, engendrée de ses colonnes : le README que schema.data.gouv.fr demande. */
export function readmeDuSchema(schema: SchemaPublie, site: string): string {
  const { version, date } = versionDe(schema);
  const lignes = Object.entries(schema.champs).map(
    ([nom, c]) =>
      `| \`${nom}\` | ${cellule(c.titre)} | ${cellule(c.description)} | ${cellule(contraintesEnMots(c))} | ` +
      `${cellule(String(c.exemple))} |`,
  );
  return `# ${schema.titre} (\`${schema.nom}\`)

Version ${version} du ${date}. ${schema.description}

## Contexte

Il n’existait pas, à notre connaissance, de schéma de données public pour les contrats locaux de santé. Celui-ci est
proposé par un projet d’information indépendant, qui l’emploie pour ses propres fichiers : ${site}donnees/
Il n’émane ni de l’État, ni d’une agence régionale de santé, ni d’une collectivité.

## Règles de lecture

- CSV, UTF-8, virgule, une ligne d’en-tête. Une cellule vide veut dire « non trouvé », jamais « non ».
- Les dates sont aussi précises que la source : \`2024\`, \`2024-05\` ou \`2024-05-13\`.
- Les codes (SIREN, Insee, département) sont des textes : un zéro initial compte.
- Clé primaire : ${schema.clePrimaire.map((c) => `\`${c}\``).join(', ')}.

## Colonnes

| Colonne | Titre | Description | Valeurs | Exemple |
| --- | --- | --- | --- | --- |
${lignes.join('\n')}

## Fichiers

- \`schema.json\` : le schéma, au format Table Schema.
- \`exemple-valide.csv\` : un fichier conforme. Ses valeurs sont imaginaires.
- \`exemple-invalide.csv\` : un fichier qui ne l’est pas, une erreur par ligne :
${schema.erreurs.map((e, i) => `  ${i + 1}. \`${e.champ}\` vaut « ${e.valeur} » : ${e.pourquoi}.`).join('\n')}
  ${schema.erreurs.length + 1}. et la suivante : deux lignes ont la même clé primaire.
- \`CHANGELOG.md\` : le journal des versions.

## Versions

Gestion sémantique : une version corrective change des mots, une mineure ajoute une colonne, une majeure retire ou
change une colonne. L’adresse d’une version ne change plus ; \`latest\` mène à la dernière.

## Licence

${LICENCE.title} (\`${LICENCE.name}\`) : ${LICENCE.path}
`;
}

/** Journal des versions d’un schéma. */
export function journalDuSchema(schema: SchemaPublie): string {
  const versions = schema.versions.map(
    (v) => `## ${v.version} – ${v.date}\n\n${v.changements.map((c) => `- ${c}`).join('\n')}\n`,
  );
  return `# Journal de \`${schema.nom}\`\n\n${versions.join('\n')}`;
}
