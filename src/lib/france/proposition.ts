/** Ce qu’un lecteur propose, sous ses trois formes : un texte à envoyer, une demande sur la forge, une fiche YAML. Pur. */
import type { Site } from '#lib/schemas/editorial.ts';
import type { Proposition } from '#lib/schemas/proposition.ts';

/** Ce que l’on peut avoir lu, et comment on le dit. */
export const CHANGEMENTS: Record<Proposition['etape'], string> = {
  signe: 'Un contrat est signé',
  demarche: 'Un contrat se prépare',
  absence: 'Une source dit qu’il n’y a pas de contrat',
};

/** Un jour tel qu’on l’écrit. Le navigateur sait le dire : le module des dates pèserait plus que la page. */
const enFrancais = (jour: string): string =>
  new Date(jour).toLocaleDateString('fr', { dateStyle: 'long', timeZone: 'UTC' }).replace(/^1 /, '1er ');

/** Le texte à envoyer. */
export function versTexte({ territoire, etape, source, lueLe }: Proposition): string {
  return [
    `Territoire : ${territoire}`,
    `Ce qui a changé : ${CHANGEMENTS[etape]}`,
    `Document public qui le dit : ${source}`,
    `Lu le : ${enFrancais(lueLe)}`,
    '',
  ].join('\n');
}

/** La fiche à importer. JSON écrit une chaîne YAML juste. */
export function versYaml(p: Proposition): string {
  return [
    '# À vérifier, puis à ranger : npm run contrat -- importer FICHIER',
    `territoire: ${JSON.stringify(p.territoire)}`,
    `etape: ${p.etape}`,
    `source: ${JSON.stringify(p.source)}`,
    `lueLe: ${JSON.stringify(p.lueLe)}`,
    '',
  ].join('\n');
}

/** Adresse d’une demande préremplie sur la forge du projet. */
export function demandeSurLaForge({ sorte, adresse }: NonNullable<Site['forge']>, p: Proposition): string {
  const titre = `${CHANGEMENTS[p.etape]} : ${p.territoire}`;
  const corps = `${versTexte(p)}\n\`\`\`yaml\n${versYaml(p)}\`\`\`\n`;
  const champs: Record<typeof sorte, [string, Record<string, string>]> = {
    github: ['/issues/new', { title: titre, body: corps }],
    gitlab: ['/-/issues/new', { 'issue[title]': titre, 'issue[description]': corps }],
  };
  const [chemin, valeurs] = champs[sorte];
  return `${adresse.replace(/\/$/, '')}${chemin}?${new URLSearchParams(valeurs)}`;
}
