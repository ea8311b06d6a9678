/** Le champ « Département » de la carte : ses groupes, leur ordre, ce que la frappe y garde. */
import { correspond } from './tri.ts';

/** Une région, et ceux de ses départements que le site ne suit pas. */
export interface RegionAChoisir {
  nom: string;
  departements: [code: string, nom: string, etat: string, adresse: string][];
}

/** Un groupe de propositions, nommé par sa région. `cle` : numéro et nom, là où la frappe cherche. */
export interface Groupe<P extends { cle: string }> {
  nom: string;
  propositions: P[];
}

/** Le groupe qui mène à toute la France : toujours proposé, le dernier. */
export const AILLEURS = 'Ailleurs';
const ENSEMBLE = 'Ensemble';
/** Le titre du dernier groupe quand la frappe ne trouve rien. */
const AUCUN = 'Aucun département de ce nom';

/**
 * Range des groupes : `premier`, la région montrée, puis les autres par ordre alphabétique, l’ensemble et l’ailleurs
 * enfin.
 */
export function rangerLesGroupes<G extends { nom: string }>(groupes: readonly G[], premier: string | null): G[] {
  const rang = ({ nom }: G): number => (nom === premier ? 0 : 2 + [ENSEMBLE, AILLEURS].indexOf(nom));
  return [...groupes].sort((a, b) => rang(a) - rang(b) || a.nom.localeCompare(b.nom, 'fr'));
}

/** Un numéro répond par son début : « 72 » n’est pas dans « 972 ». */
const repond = (cle: string, region: string, texte: string): boolean =>
  Number.isNaN(parseInt(texte, 10))
    ? correspond(`${cle} ${region}`, texte)
    : cle.toLowerCase().startsWith(texte.trim().toLowerCase());

/**
 * Les groupes dont une proposition, ou la région, répond à la frappe ; « ailleurs » y est toujours, sous le titre
 * `AUCUN` si rien d’autre ne répond.
 */
export function filtrerLesGroupes<P extends { cle: string }>(
  groupes: readonly Groupe<P>[],
  texte: string,
): Groupe<P>[] {
  const [ailleurs, lieux] = [groupes.filter((g) => g.nom === AILLEURS), groupes.filter((g) => g.nom !== AILLEURS)];
  const trouves = lieux
    .map((g) => ({ ...g, propositions: g.propositions.filter(({ cle }) => repond(cle, g.nom, texte)) }))
    .filter((g) => g.propositions.length > 0);
  return trouves.length > 0 ? [...trouves, ...ailleurs] : ailleurs.map((g) => ({ ...g, nom: AUCUN }));
}
