/** Ce qu’un fichier donné à la place d’un GeoJSON est vraiment, et comment le convertir. */
import { basename } from 'node:path';
import { normaliser } from '../../lib/texte/cle.ts';
import { plusProche } from '../../lib/texte/distance.ts';

/** Conversion par l’outil que celui-ci emploie déjà. */
const convertir = (fichier: string, avant = ''): string =>
  `${avant}convertissez-le, puis donnez communes.geojson : ` +
  `npx mapshaper ${basename(fichier)} encoding=utf8 -proj wgs84 -o communes.geojson`;

/** Premiers octets d’un format que l’on reçoit souvent à la place d’un GeoJSON. */
const SIGNATURES: readonly [octets: readonly number[], dire: (fichier: string) => string][] = [
  [[0x1f, 0x8b], (f) => `un fichier compressé par gzip ; décompressez-le d’abord : gunzip ${basename(f)}`],
  [[0x50, 0x4b, 0x03, 0x04], (f) => `une archive ZIP ; extrayez-en le GeoJSON d’abord : unzip ${basename(f)}`],
  [[0x37, 0x7a, 0xbc, 0xaf], (f) => `une archive 7z ; extrayez-en le GeoJSON d’abord : 7z x ${basename(f)}`],
  [[0, 0, 0x27, 0x0a], (f) => `un Shapefile ; ${convertir(f)}`],
  [[...Buffer.from('SQLite format 3')], (f) => `un GeoPackage ; ${convertir(f)}`],
  [[...Buffer.from('fgb')], (f) => `un FlatGeobuf ; ${convertir(f)}`],
  [[...Buffer.from('%PDF')], () => 'un PDF, d’où l’on ne tire pas de contours ; prenez le GeoJSON des communes'],
];

/** Extensions d’un Shapefile dont le contenu n’a pas de signature. */
const COMPAGNONS = /\.(?:shp|shx|dbf|prj|cpg)$/i;

/** Ce que le fichier est, s’il n’est pas un texte, et quoi faire ; `null` si rien ne le dit. */
export function formatReconnu(fichier: string, octets: Uint8Array): string | null {
  const signature = SIGNATURES.find(([attendus]) => attendus.every((octet, rang) => octets[rang] === octet));
  if (signature) return signature[1](fichier);
  if (/\.kml$/i.test(fichier)) return `un KML ; ${convertir(fichier)}`;
  if (/\.csv$/i.test(fichier)) return 'un tableau CSV, sans contours ; prenez le GeoJSON des communes';
  return COMPAGNONS.test(fichier)
    ? `un morceau de Shapefile ; ${convertir(fichier.replace(COMPAGNONS, '.shp'))}`
    : null;
}

const FORME_DU_CODE = /^\d[\dAB]\d{3}$/;

/** La propriété d’une commune dont la valeur a la forme d’un code Insee, et celle qui ressemble à son nom. */
export function proprietesVoisines(proprietes: Readonly<Record<string, unknown>>): { code?: string; nom?: string } {
  const noms = Object.keys(proprietes);
  const estCode = (nom: string) => {
    const valeur = proprietes[nom];
    return typeof valeur === 'string' && FORME_DU_CODE.test(valeur);
  };
  const codes = noms.filter(estCode);
  const code = codes.find((nom) => /insee/i.test(nom)) ?? codes[0];
  const nom = noms.find((n) => /^nom(?:_?com|_?m)?$|libelle|^nom/i.test(n) && typeof proprietes[n] === 'string');
  return { ...(code !== undefined && { code }), ...(nom !== undefined && { nom }) };
}

/** La commande qui renomme des propriétés. */
export const renommer = (fichier: string, { code = 'code', nom = 'nom' }: { code?: string; nom?: string }): string => {
  const champs = [...(code === 'code' ? [] : [`code=${code}`]), ...(nom === 'nom' ? [] : [`nom=${nom}`])];
  return `npx mapshaper ${basename(fichier)} -rename-fields ${champs.join(',')} -o communes.geojson`;
};

/** En deçà, un nom a trop de voisins : « DOM » n’est pas la Drôme, « Corse » n’est pas l’Oise. */
const NOM_COURT = 6;

/** Un code de département dans ce que l’on écrit à sa place : « 075 », « FR-72 », « 69M », « 72000 ». */
function codeCache(saisie: string): string {
  const sans = normaliser(saisie).replace(/^(?:fr|dep|dept|departement|d)\s*(?=\d)/, '');
  const chiffres = sans
    .replace(/^0+(?=\d\d)/, '')
    .replace(/^(\d\d)[a-z]$/, (tout, code: string) => (/^2[ab]$/.test(tout) ? tout : code));
  const code = /^\d{5}$/.test(chiffres) ? chiffres.slice(0, chiffres.startsWith('97') ? 3 : 2) : chiffres;
  return code.toUpperCase().padStart(2, '0');
}

/**
 * Les codes de département que la saisie peut vouloir dire : un nom, à une faute près, ou un code mal écrit ; les deux
 * de la Corse. Vide si aucun.
 */
export function codesVoulus(saisie: string, departements: readonly { code: string; nom: string }[]): string[] {
  const noms = new Map(departements.map(({ code, nom }) => [normaliser(nom), code]));
  const cherche = normaliser(saisie);
  if (/^(?:corse|20(?:\d{3})?)$/.test(cherche)) return ['2A', '2B'];
  const cache = codeCache(saisie);
  const nomme = noms.get(cherche) ?? departements.find(({ code }) => code === cache)?.code;
  if (nomme !== undefined) return [nomme];
  const proche = cherche.length < NOM_COURT ? undefined : plusProche(cherche, [...noms.keys()]);
  return proche ? [noms.get(proche)!] : [];
}
