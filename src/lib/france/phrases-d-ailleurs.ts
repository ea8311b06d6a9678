/** Les phrases de la recherche hors des départements suivis. Elles passent par `typo()` : espaces ordinaires ici. */
import type { LieuPropose } from '#lib/communes/recherche-de-lieux.ts';
import { deLaCommune } from '#lib/communes/mots-de-la-reponse.ts';
import type { LieuDeFrance } from './lire-fragments.ts';
import type { Marque } from './marques.ts';

/** Suite du titre d’une réponse, après le nom de la commune : « Angers : un contrat est signé. » */
export const ANNONCES: Record<Marque | 'rien', string> = {
  'en-cours': 'un contrat est signé, en cours.',
  signe: 'un contrat est signé ou annoncé, à vérifier.',
  passe: 'un contrat a été signé, son terme est passé.',
  demarche: 'rien de signé, à notre connaissance, pour toute l’intercommunalité.',
  deduit: 'un contrat s’y déduit, sans qu’une source l’écrive.',
  absence: 'une source dit qu’il n’y a pas de contrat.',
  rien: 'nous ne savons pas.',
};

/** Ce que l’on dit d’un territoire dont rien n’a été lu. */
export const RIEN_LU =
  'Nous n’avons trouvé aucun document qui parle d’un contrat local de santé ici, et nous n’avons pas fini de ' +
  'chercher : cela ne veut pas dire qu’il n’y en a pas.';

/** Ce que l’on dit de Paris, qui est son propre territoire dans ce relevé (`grand-paris.ts`). */
export const DU_GRAND_PARIS =
  'est dans la Métropole du Grand Paris, et dans aucun de ses établissements publics territoriaux : elle est son ' +
  'propre territoire ici.';

/** Ce que l’on dit d’un relevé vide : rien n’a été lu, ou il n’y a plus d’ailleurs. */
export function direReleveVide(tousSuivis: boolean): string {
  return tousSuivis
    ? 'Tous les départements sont suivis : leurs contrats sont sur la carte et la page de chacun.'
    : 'Nous n’avons encore lu aucun document hors des départements suivis : ce n’est pas l’absence de contrat. La ' +
        'recherche donne quand même, pour chaque commune, son intercommunalité et qui appeler.';
}

/** Ce que le relevé couvre d’un département. */
export function compteDuDepartement(nom: string, reperees: number): string {
  if (reperees === 0) return `${nom} : département pas encore suivi, rien n’y a été lu.`;
  const combien =
    reperees === 1 ? 'une intercommunalité y est repérée' : `${reperees} intercommunalités y sont repérées`;
  return `${nom} : département pas suivi en entier ; ${combien}.`;
}

/** Seconde ligne d’une proposition : ce qu’est le lieu, et son département, qui distingue les homonymes. */
export function precisionDAilleurs({ lieu }: LieuPropose<LieuDeFrance>): string {
  const departement = `${lieu.departement.nom} (${lieu.departement.code})`;
  if (lieu.genre === 'intercommunalite') return `intercommunalité · ${departement}`;
  const ancienne = lieu.actuel ? `ancienne commune ${deLaCommune(lieu.actuel)} · ` : '';
  const codes = lieu.codesPostaux.slice(0, 3).join(', ');
  return `${ancienne}${codes}${lieu.codesPostaux.length > 0 ? ' · ' : ''}${departement}`;
}
