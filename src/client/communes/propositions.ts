import type { LieuLu } from '#lib/communes/commune.ts';
import { precisionDe } from '#lib/communes/mots-de-la-reponse.ts';
import type { LieuPropose } from '#lib/communes/recherche-de-lieux.ts';
import type { LieuDeFrance } from '#lib/france/lire-fragments.ts';
import { precisionDAilleurs } from '#lib/france/phrases-d-ailleurs.ts';
import { typo } from '#lib/texte/typo.ts';
import { creer } from '#client/dom.ts';
import { chercherAilleurs } from '#client/france/index-national.ts';

/** Un lieu des départements suivis, ou d’ailleurs en France. */
export type Propose = LieuPropose<LieuLu | LieuDeFrance>;

/** En dessous de ce nombre de propositions des départements suivis, celles du reste du pays s’y ajoutent. */
const ASSEZ = 3;
const PROPOSITIONS_AU_PLUS = 10;

/** Vrai si le lieu n’est pas dans un département suivi. */
export const estDAilleurs = (p: Propose): p is LieuPropose<LieuDeFrance> => 'national' in p.lieu;

const codeDe = ({ lieu }: Propose): string => ('code' in lieu ? lieu.code : lieu.intercommunalite.siren);

/** Une ligne de la liste : le nom qui répond, et de quoi le distinguer. */
export function optionDe(p: Propose): HTMLElement {
  const precision = estDAilleurs(p) ? precisionDAilleurs(p) : precisionDe(p as LieuPropose<LieuLu>);
  return creer('li', {}, creer('b', {}, typo(p.nom)), ' ', creer('span', { class: 'aide' }, precision));
}

/**
 * Les propositions d’ici, puis celles d’ailleurs, les exactes d’abord, toutes ; un nom proche ne passe pas devant un
 * nom juste. De deux noms proches, celui que la saisie écrit en entier passe devant : « Rennnes » est Rennes avant
 * Rennes-en-Grenouilles.
 */
function iciPuisAilleurs(ici: readonly Propose[], ailleurs: readonly Propose[]): Propose[] {
  const codes = new Set(ici.map(codeDe));
  const toutes = [...ici, ...ailleurs.filter((p) => !codes.has(codeDe(p)))];
  const justes = toutes.filter((p) => p.rang !== 'faute');
  if (justes.length === 0) {
    const proches = ici.some((p) => p.entier) ? [...ici] : toutes;
    return proches.sort((a, b) => Number(b.entier) - Number(a.entier)).slice(0, PROPOSITIONS_AU_PLUS);
  }
  const dIci = justes.filter((p) => !estDAilleurs(p));
  const exactes = justes.filter((p) => estDAilleurs(p) && p.rang === 'exact');
  const autres = justes.filter((p) => estDAilleurs(p) && p.rang !== 'exact');
  return [...dIci, ...exactes, ...autres].slice(0, Math.max(PROPOSITIONS_AU_PLUS, dIci.length + exactes.length));
}

/**
 * Ajoute ce qui répond dans le reste du pays, si les départements suivis ne répondent pas assez. `france` : dossier des
 * fragments de l’index national. Rend `ici` lui-même s’il n’y a rien à ajouter.
 */
export async function completer(ici: Propose[], saisie: string, soumise: boolean, france: string): Promise<Propose[]> {
  const chiffres = /\d/.test(saisie);
  // « Y », « Bû » et « Saint-Denis » sont des communes : un nom envoyé, que nul ici ne porte, se cherche partout.
  const entier = soumise && !chiffres && !ici.some((p) => p.rang === 'exact');
  if (!entier && ici.filter((p) => p.rang !== 'faute').length >= (chiffres ? 1 : ASSEZ)) return ici;
  const ailleurs = await chercherAilleurs(france, saisie, soumise).catch(() => []);
  return ailleurs.length > 0 ? iciPuisAilleurs(ici, ailleurs) : ici;
}

/**
 * Celles qui répondent sûrement à une saisie soumise : une seule, c’est la réponse ; plusieurs, il faut choisir. De
 * deux homonymes, celui d’un département suivi répond.
 */
export function suresParmi(liste: readonly Propose[], estSuivi: (p: Propose) => boolean): readonly Propose[] {
  const exactes = liste.filter((p) => p.rang === 'exact');
  // « Ernée » est une commune et une intercommunalité : sous le même nom, la commune répond, et dit son
  // intercommunalité. « Perche » est une commune du Cher et une intercommunalité du Loir-et-Cher : il faut choisir.
  const communes = exactes.filter((p) => p.lieu.genre === 'commune');
  const departements = new Set(communes.map((p) => p.lieu.departement.code));
  const possibles = exactes.filter((p) => communes.includes(p) || !departements.has(p.lieu.departement.code));
  return (
    [
      communes.filter(estSuivi),
      communes.length > 0 ? possibles : [],
      exactes,
      liste.filter((p) => p.rang !== 'faute'),
    ].find((s) => s.length > 0) ?? []
  );
}
