/** Ce qu’une élue peut faire de ses voisins : avec qui partager un poste, à qui poser la question. */
import type { Departement } from '#lib/domaine/departement.ts';
import { partageEntre, type PartageDePoste } from '#lib/domaine/partage.ts';
import { estCouvert } from '#lib/domaine/situations.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { MARQUES } from '#lib/france/marques.ts';
import type { TerritoireRepere } from '#lib/france/releve.ts';
import { PLACES } from '#lib/geo/centre.ts';
import type { Direction } from '#lib/geo/longueurs-et-aires.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { capitale, minuscule } from '#lib/texte/lettre.ts';
import { direCalendrier, QUESTION_AU_VOISIN } from './calendrier-du-voisin.ts';

/** Un voisin, et ce que les deux calendriers permettent. */
export interface VoisinCompare {
  territoire: Territoire;
  direction: Direction;
  /** Où il est, s’il n’est pas du même département : `dans la Sarthe`. */
  ailleurs?: string | undefined;
  partage: PartageDePoste;
}

/** Un voisin d’un département que le site ne suit pas. */
export interface VoisinDAilleurs {
  nom: string;
  departement: string;
  direction: Direction;
  /** Ce qu’une source en dit ; absent si nous n’avons rien lu. */
  repere?: TerritoireRepere | undefined;
}

/** Où est un voisin d’ailleurs, et ce que l’on en a lu : `au sud, Maine-et-Loire ; contrat en cours`. */
export function faitDAilleurs({ departement, direction, repere }: VoisinDAilleurs): string {
  const lu = repere ? minuscule(MARQUES[repere.marque].libelle) : 'rien lu pour l’instant';
  return `${PLACES[direction]}, ${departement} ; ${lu}`;
}

/** Compare un territoire à son voisin. */
export function comparerAuVoisin(
  t: Territoire,
  territoire: Territoire,
  direction: Direction,
  ailleurs?: string,
): VoisinCompare {
  return { territoire, direction, ailleurs, partage: partageEntre(t, territoire) };
}

/** Ce que l’on sait d’un voisin, en un fait : où il est, son département si c’en est un autre, et son calendrier. */
export function faitDuVoisin({ territoire, direction, ailleurs, partage }: VoisinCompare): string {
  return `${PLACES[direction]}${ailleurs ? `, ${ailleurs}` : ''} ; ${direCalendrier(partage, territoire)}`;
}

/** Les voisins rangés selon ce que l’on peut en faire ; les phrases qui le disent, une par cas présent. */
export function phrasesDePartage(voisins: readonly VoisinCompare[]): string[] {
  const noms = (possible: boolean | null) =>
    voisins.filter((v) => v.partage.possible === possible).map((v) => v.territoire.nom);
  const [proches, loin, inconnus] = [noms(true), noms(false), noms(null)];
  const sansTerme = `Avec ${enumerer(inconnus)}, il manque un terme pour comparer les calendriers`;
  return [
    ...(proches.length > 0 ? [`Les calendriers permettraient un poste partagé avec ${enumerer(proches)}.`] : []),
    ...(loin.length > 0 ? [`Les termes sont trop éloignés avec ${enumerer(loin)}.`] : []),
    ...(inconnus.length > 0 ? [`${sansTerme} : demandez ${QUESTION_AU_VOISIN}`] : []),
  ];
}

/** Le voisin avec qui essayer le calcul : celui dont le calendrier le permet, sinon le premier. */
export function voisinDuCalcul(voisins: readonly VoisinCompare[]): VoisinCompare | undefined {
  return voisins.find((v) => v.partage.possible) ?? voisins[0];
}

/**
 * Les intercommunalités d’un département qui ont signé ensemble leur dernier contrat, en une phrase : un exemple pour
 * les autres. `En Mayenne, ont signé un contrat commun : Bocage Mayennais et Ernée.` ; vide s’il n’y en a pas.
 */
export function phraseDesContratsCommuns({ fiche, territoires }: Pick<Departement, 'fiche' | 'territoires'>): string {
  const parContrat = Map.groupBy(
    territoires.filter((t) => estCouvert(t.statut)),
    (t) => contratPrincipal(t)?.id,
  );
  const groupes = [...parContrat.values()].filter((groupe) => groupe.length > 1);
  if (groupes.length === 0) return '';
  const noms = groupes.map((groupe) => enumerer(groupe.map((t) => t.nom))).join(' ; ');
  return `${capitale(fiche.dans)}, ont signé un contrat commun : ${noms}.`;
}
