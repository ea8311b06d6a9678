import { ancreCommune } from '#lib/adresses.ts';
import { situationDe, type LieuLu } from '#lib/communes/commune.ts';
import { precisionDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherLieux, type LieuPropose } from '#lib/communes/recherche.ts';
import { chargerLieux } from './chargement.ts';
import { creer } from '#client/dom.ts';
import { situation } from '#client/carte/situation.ts';

/** Au-delà, la liste cacherait les autres résultats. */
const MAXIMUM = 6;

function ligne(proposition: LieuPropose<LieuLu>): HTMLElement {
  const { lieu, nom } = proposition;
  const page = lieu.intercommunalite?.page;
  const adresse = page && (lieu.genre === 'commune' ? `${page}#${ancreCommune(lieu)}` : page);
  const statut = lieu.genre === 'commune' ? situationDe(lieu) : lieu.intercommunalite.statut;
  return creer(
    'li',
    {},
    adresse ? creer('a', { href: adresse }, nom) : creer('b', {}, nom),
    creer('p', { class: 'aide' }, precisionDe(proposition)),
    creer('p', { class: 'petit' }, situation(statut)),
  );
}

/**
 * Les communes et les intercommunalités qui répondent à une question, en tête des résultats : leur nom ou leur code
 * postal, exactement ou presque. Vide si la question n’en est pas une. Lève si un index ne se charge pas.
 */
export async function communesTrouvees(
  question: string,
  adresses: readonly string[],
): Promise<{
  nombre: number;
  section: HTMLElement | null;
  /** Vrai si un nom ou un code est exactement celui que l’on cherche. */
  exacts: boolean;
  /** Vrai si les noms ne répondent qu’à une faute près. */
  approches: boolean;
  /** Pages des intercommunalités montrées : les résultats n’ont pas à les redire. */
  pages: string[];
}> {
  const { index } = await chargerLieux(adresses);
  const trouvees = chercherLieux(index, question, MAXIMUM);
  const exactes = trouvees.filter((p) => p.rang === 'exact');
  const gardees = exactes.length > 0 ? exactes : trouvees;
  if (gardees.length === 0) return { nombre: 0, section: null, exacts: false, approches: false, pages: [] };
  const approches = gardees[0]!.rang === 'faute';
  const titre = approches ? 'Vouliez-vous dire ?' : 'Communes et intercommunalités';
  const section = creer('section', {}, creer('h2', { class: 'nu' }, titre), creer('ul', {}, ...gardees.map(ligne)));
  const pages = gardees.flatMap(({ lieu }) => (lieu.genre === 'intercommunalite' ? [lieu.intercommunalite.page] : []));
  return { nombre: gardees.length, section, exacts: exactes.length > 0, approches, pages };
}
