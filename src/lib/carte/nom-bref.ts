/**
 * Mots qui disent une sorte de lieu et non lequel : suivis de « de », ils cèdent la place à ce qu’ils introduisent.
 * Sans « de », c’est le premier mot du nom qui distingue (« Bocage Mayennais » : Bocage).
 */
const GENERIQUES =
  /^(?:(?:pays|vals?|vallées?|monts?|c(?:œ|oe)ur|terres?|terroirs?|plaines?|plateaux?|bassin|communauté|agglomération|métropole|rives?|portes?|bords|coteaux|collines?|îles?|côtes?|golfe|presqu’île|grand|sources?|lacs?|marches?)\s+)+(?:de la |de l’|du |des |de |d’)/iu;

/** Mots qui ne nomment rien sans le suivant : « Haut » n’est ni « Haut Pays Bigouden » ni « Haut-Jura ». */
const SANS_SUITE = new RegExp(
  '^(?:la|les?|l’|[dà]|de|du|des|aux?|en|et|ès|entre|sur|deux|trois|quatre|sept|haute?s?|bas(?:se)?s?|grande?s?|' +
    'petite?s?|vieux|nord|sud|est|ouest|centre|cap|pays|vals?|vallées?|monts?|c(?:œ|oe)ur|terres?|plaines?|' +
    'plateaux?|rives?|portes?|pointe|côtes?|lacs?|îles?|saint|sainte)$',
  'iu',
);

/**
 * Le nom d’un territoire en un mot, ou en aussi peu qu’il en faut, pour une petite carte : « Mont des Avaloirs » →
 * « Avaloirs », « Laval Agglomération » → « Laval », « Haut Pays Bigouden » entier. Les exceptions sont dans la fiche
 * du département (`nomsCourts`).
 */
export function nomBref(nom: string): string {
  const mots = nomSansGenre(nom).split(/\s+/u);
  const dernier = mots.findIndex((mot) => !SANS_SUITE.test(mot));
  return mots
    .slice(0, dernier < 0 ? mots.length : dernier + 1)
    .join(' ')
    .replace(/,$/u, '');
}

/** Le nom sans ce qui dit sa sorte : « Pays de Château-Gontier » → « Château-Gontier », « Pays Sabolien » → « Sabolien ». */
export const nomSansGenre = (nom: string): string =>
  premierNom(nom)
    .replace(GENERIQUES, '')
    .replace(/^pays\s+/iu, '');

/** « Brenne - Val de Creuse » : le premier de deux noms joints. */
const premierNom = (nom: string): string => nom.replaceAll("'", '’').split(/\s+[-–−]\s+/u)[0]!;

/** « Mayenne Communauté » → « Mayenne Com. », là où le mot entier ne tient pas. */
export const nomAbrege = (nom: string): string =>
  nom.replace(/ Communauté$/iu, ' Com.').replace(/ Agglomération$/iu, ' Agglo.');

/**
 * Noms brefs d’une même carte. Deux territoires qui auraient le même (« Marche Berrichonne », « Marche Occitane ») sont
 * nommés plus longuement, de même que celui dont le nom bref est celui d’un département (« Mayenne Communauté ») ;
 * s’ils restent confondus, aucun n’en a (`null`).
 * @param departements noms des départements suivis.
 */
export function nomsBrefs(
  territoires: readonly { siren: string; nom: string }[],
  exceptions: Readonly<Record<string, string>> = {},
  departements: ReadonlySet<string> = new Set(),
): Map<string, string | null> {
  const enDouble = (noms: readonly string[]) => (nom: string) => noms.filter((n) => n === nom).length > 1;
  const brefs = territoires.map(({ siren, nom }) => exceptions[siren] ?? nomBref(nom));
  const doubles = enDouble(brefs);
  const ambigu = (bref: string, siren: string) => doubles(bref) || (departements.has(bref) && !(siren in exceptions));
  const distincts = brefs.map((bref, i) => {
    const { siren, nom } = territoires[i]!;
    return ambigu(bref, siren) ? premierNom(nom) : bref;
  });
  return new Map(territoires.map(({ siren }, i) => [siren, enDouble(distincts)(distincts[i]!) ? null : distincts[i]!]));
}
