/** Un département ou une région, écrits là où l’on attend une commune : « Sarthe », « dép. 53 », « Bretagne ». Pur. */
import { adresseRegion } from '#lib/adresses.ts';
import { sansDebut } from '#lib/communes/lecture-de-la-saisie.ts';
import { normaliser } from '#lib/texte/cle.ts';
import type { TableDesFragments } from './fragments.ts';

/** Ce que la saisie nomme, et sa page. */
export interface Zone {
  nature: 'département' | 'région';
  nom: string;
  /** Code du département ; vide pour une région. */
  code: string;
  page: string;
}

/** Ce qui précède le nom d’un département ou d’une région sans en être : « département de la Sarthe ». */
const DEVANT = new Set('departement dep dept dpt region de du des d la le les l en dans'.split(' '));

const cleDe = (texte: string): string => sansDebut(normaliser(texte).split(' '), DEVANT).join('');

/** Les collectivités d’outre-mer ont le code de leur région : Saint-Martin est d’abord le nom de dix communes. */
const estUneCollectivite = (region: string): boolean => region.length > 2;

/** La zone qu’une saisie nomme, par son nom ou son code, le département d’abord ; `null` si elle n’en nomme pas. */
export function zoneDe(saisie: string, { departements, regions }: TableDesFragments): Zone | null {
  const cle = cleDe(saisie);
  for (const [code, [nom, region]] of Object.entries(departements)) {
    if (estUneCollectivite(region) || (cle !== cleDe(nom) && cle !== code.toLowerCase())) continue;
    return { nature: 'département', nom, code, page: adresseRegion(regions[region]?.[0] ?? nom, code) };
  }
  const [nom] =
    Object.entries(regions).find(([code, [nom]]) => !estUneCollectivite(code) && cleDe(nom) === cle)?.[1] ?? [];
  return nom === undefined ? null : { nature: 'région', nom, code: '', page: adresseRegion(nom) };
}
