import { ancreCommune } from '#lib/adresses.ts';
import { situationDe, type CommuneLue } from '#lib/communes/commune.ts';
import { precisionDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherCommunes, type Proposition } from '#lib/communes/recherche.ts';
import { chargerCommunes } from './chargement.ts';
import { creer } from '#client/dom.ts';
import { situation } from '#client/carte/situation.ts';

/** Au-delà, la liste cacherait les autres résultats. */
const MAXIMUM = 6;

function ligne(proposition: Proposition<CommuneLue>): HTMLElement {
  const { commune, nom } = proposition;
  const adresse = commune.intercommunalite && `${commune.intercommunalite.page}#${ancreCommune(commune)}`;
  return creer(
    'li',
    {},
    adresse ? creer('a', { href: adresse }, nom) : creer('b', {}, nom),
    creer('p', { class: 'aide' }, precisionDe(proposition)),
    creer('p', { class: 'petit' }, situation(situationDe(commune))),
  );
}

/**
 * Les communes qui répondent à une question, en tête des résultats : leur nom ou leur code postal, exactement ou
 * presque. Vide si la question n’est pas une commune. Lève si un index ne se charge pas.
 */
export async function communesTrouvees(
  question: string,
  adresses: readonly string[],
): Promise<{ nombre: number; section: HTMLElement | null }> {
  const { index } = await chargerCommunes(adresses);
  const trouvees = chercherCommunes(index, question, MAXIMUM);
  const exactes = trouvees.filter((p) => p.rang === 'exact');
  const gardees = exactes.length > 0 ? exactes : trouvees;
  if (gardees.length === 0) return { nombre: 0, section: null };
  const titre = gardees[0]!.rang === 'faute' ? 'Vouliez-vous dire ?' : gardees.length > 1 ? 'Communes' : 'Commune';
  const section = creer('section', {}, creer('h2', { class: 'nu' }, titre), creer('ul', {}, ...gardees.map(ligne)));
  return { nombre: gardees.length, section };
}
