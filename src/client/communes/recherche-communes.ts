import { ancreCommune } from '#lib/adresses.ts';
import { situationDe, type LieuLu } from '#lib/communes/commune.ts';
import { lieuEtDepartement, precisionDe } from '#lib/communes/mots-de-la-reponse.ts';
import { chercherLieux, type LieuPropose } from '#lib/communes/recherche-de-lieux.ts';
import { zoneDe, type Zone } from '#lib/france/zone.ts';
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

/** Ce qui répond, et comment le montrer. */
interface LieuxTrouves {
  nombre: number;
  section: HTMLElement | null;
  /** Vrai si un nom ou un code est exactement celui que l’on cherche. */
  exacts: boolean;
  /** Vrai si les noms ne répondent qu’à une faute près. */
  approches: boolean;
  /** Vrai s’ils sont tous hors des départements suivis. */
  ailleurs: boolean;
  /** Pages des intercommunalités montrées : les résultats n’ont pas à les redire. */
  pages: string[];
}

const sectionDe = (titre: string, lignes: readonly HTMLElement[]): HTMLElement =>
  creer('section', {}, creer('h2', { class: 'nu' }, titre), creer('ul', {}, ...lignes));

/** Un département ou une région : sa page. */
function trouverLaZone({ nom, nature, page }: Zone): LieuxTrouves {
  const lien = creer('li', {}, creer('a', { href: page }, `${nom} (${nature})`));
  const section = sectionDe('Départements et régions', [lien]);
  return { nombre: 1, section, exacts: false, approches: false, ailleurs: true, pages: [] };
}

/**
 * Une commune ou une intercommunalité d’un département qui n’est pas suivi : sa réponse si elle est seule à porter ce
 * nom, sinon le choix entre ses homonymes. `null` si rien n’a exactement ce nom ou ce code. Lève si un fragment ne se
 * charge pas.
 */
async function trouverAilleurs(question: string, france: string): Promise<LieuxTrouves | null> {
  const { chargerTable, chercherAilleurs } = await import('#client/france/index-national.ts');
  const exactes = (await chercherAilleurs(france, question, true)).filter((p) => p.rang === 'exact');
  const montrees = exactes.slice(0, MAXIMUM);
  const zone = zoneDe(question, await chargerTable(france));
  if (zone && !montrees.some(({ lieu }) => lieu.departement.code === zone.code)) return trouverLaZone(zone);
  if (montrees.length === 0) return null;
  const [seule] = exactes.length === 1 ? exactes : [];
  const { reponseDAilleurs } = await import('#client/france/reponse-d-ailleurs.ts');
  const lignes = seule
    ? [creer('li', {}, ...(await reponseDAilleurs(france, seule.lieu)).elements)]
    : montrees.map(({ lieu, nom }) => {
        const q = `${nom} (${lieu.departement.code})`;
        const adresse = `?${new URLSearchParams({ q }).toString()}`;
        return creer('li', {}, creer('a', { href: adresse }, lieuEtDepartement(nom, lieu.departement.nom)));
      });
  const section = sectionDe('Ailleurs en France', lignes);
  return { nombre: montrees.length, section, exacts: false, approches: false, ailleurs: true, pages: [] };
}

/**
 * Les communes et les intercommunalités qui répondent à une question, en tête des résultats : leur nom ou leur code
 * postal, exactement ou presque ; à défaut, dans tout le pays. Vide si la question n’en est pas une. Lève si un index
 * ne se charge pas. `france` : dossier de l’index national, `null` pour s’en passer.
 */
export async function communesTrouvees(
  question: string,
  adresses: readonly string[],
  france: string | null,
): Promise<LieuxTrouves> {
  const { index } = await chargerLieux(adresses);
  const trouvees = chercherLieux(index, question, MAXIMUM);
  const exactes = trouvees.filter((p) => p.rang === 'exact');
  const dehors = exactes.length > 0 || !france ? null : await trouverAilleurs(question, france).catch(() => null);
  if (dehors) return dehors;
  const gardees = exactes.length > 0 ? exactes : trouvees;
  if (gardees.length === 0)
    return { nombre: 0, section: null, exacts: false, approches: false, ailleurs: false, pages: [] };
  const approches = gardees[0]!.rang === 'faute';
  const titre = approches ? 'Vouliez-vous dire ?' : 'Communes et intercommunalités';
  const section = sectionDe(titre, gardees.map(ligne));
  const pages = gardees.flatMap(({ lieu }) => (lieu.genre === 'intercommunalite' ? [lieu.intercommunalite.page] : []));
  return { nombre: gardees.length, section, exacts: exactes.length > 0, approches, ailleurs: false, pages };
}
