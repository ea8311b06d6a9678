import { estUnSeulSigne } from '#lib/communes/lecture-de-la-saisie.ts';
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

/** Une ligne de la liste : le nom qui répond, et de quoi le distinguer. */
export function optionDe(p: Propose): HTMLElement {
  const precision = estDAilleurs(p) ? precisionDAilleurs(p) : precisionDe(p as LieuPropose<LieuLu>);
  return creer('li', {}, creer('b', {}, typo(p.nom)), ' ', creer('span', { class: 'aide' }, precision));
}

/** Les propositions d’ici, puis celles d’ailleurs ; un nom proche ne passe pas devant un nom juste. */
function iciPuisAilleurs(ici: readonly Propose[], ailleurs: readonly Propose[]): Propose[] {
  const justes = [...ici, ...ailleurs].filter((p) => p.rang !== 'faute');
  const proches = ici.length > 0 ? ici : ailleurs;
  const gardees = justes.length > 0 ? justes : proches;
  const exactes = gardees.filter((p) => p.rang === 'exact').length;
  return gardees.slice(0, Math.max(PROPOSITIONS_AU_PLUS, exactes));
}

/**
 * Ajoute ce qui répond dans le reste du pays, si les départements suivis ne répondent pas assez. `france` : dossier des
 * fragments de l’index national. Rend `ici` lui-même s’il n’y a rien à ajouter.
 */
export async function completer(ici: Propose[], saisie: string, soumise: boolean, france: string): Promise<Propose[]> {
  // « Y » est aussi une commune : une seule lettre, envoyée, se cherche partout.
  const unSigne = soumise && estUnSeulSigne(saisie);
  if (!unSigne && ici.filter((p) => p.rang !== 'faute').length >= (/\d/.test(saisie) ? 1 : ASSEZ)) return ici;
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
  // intercommunalité.
  const communes = exactes.filter((p) => p.lieu.genre === 'commune');
  return (
    [communes.filter(estSuivi), communes, exactes, liste.filter((p) => p.rang !== 'faute')].find((s) => s.length > 0) ??
    []
  );
}
