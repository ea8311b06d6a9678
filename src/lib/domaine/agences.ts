/** Les agences régionales de santé : quelle région une adresse ou un nom désigne. */
import { normaliser } from '#lib/texte/cle.ts';
import type { Referentiel } from './referentiel.ts';

/** Le nom qu’une agence donne à son site, quand ce n’est pas celui de sa région. */
const SITES: Readonly<Record<string, string>> = { paca: '93' };

/** Nom d’une région par son code. */
export function regionsDe({ departements }: Pick<Referentiel, 'departements'>): Map<string, string> {
  return new Map([...departements.values()].map((d) => [d.region, d.nomRegion]));
}

/** Code de la région d’une agence, d’après l’adresse de son site (`bretagne.ars.sante.fr`) ; `null` sans région. */
export function regionDuSite(adresse: string, regions: ReadonlyMap<string, string>): string | null {
  const nom = /^(?:www\.)?([a-z-]+)\.ars\.sante\.fr$/.exec(URL.canParse(adresse) ? new URL(adresse).hostname : '')?.[1];
  if (nom === undefined) return null;
  const colle = (texte: string) => texte.replace(/[ -]/g, '');
  return SITES[nom] ?? [...regions].find(([, region]) => colle(normaliser(region)) === colle(nom))?.[0] ?? null;
}

/** Les clés dont le nom est dans le texte, mot pour mot ; « Loire » n’est pas dans « Pays de la Loire ». */
export function nommees<C extends string>(
  texte: string,
  noms: ReadonlyMap<C, string>,
  plusLongs: Iterable<string> = [],
): C[] {
  let reste = ` ${normaliser(texte)} `;
  for (const nom of plusLongs) reste = reste.replaceAll(` ${normaliser(nom)} `, ' / ');
  const parLongueur = [...noms].sort(([, a], [, b]) => b.length - a.length);
  return parLongueur.flatMap(([cle, nom]) => {
    const avant = reste;
    // Une barre garde à part les mots que ce nom séparait.
    if (normaliser(nom) !== '') reste = reste.replaceAll(` ${normaliser(nom)} `, ' / ');
    return reste === avant ? [] : [cle];
  });
}
