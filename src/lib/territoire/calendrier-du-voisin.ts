/** Ce qu’un calendrier connu, ou inconnu, permet de dire d’un voisin : le même mot sur sa page et sur la carte. */
import { direPartage, type PartageDePoste } from '#lib/domaine/partage.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { valeurTerme } from './reponse.ts';

/** Ce qu’une élue peut demander quand un calendrier manque. */
export const QUESTION_AU_VOISIN = '« À quelle date finit votre contrat, et quelle suite est prévue ? »';

/** Le partage possible ou non et sa raison ; à défaut le terme que l’on connaît ; sinon que le calendrier est inconnu. */
export function direCalendrier(
  { possible, raison }: PartageDePoste,
  voisin: Parameters<typeof contratPrincipal>[0],
): string {
  if (possible !== null) return `${direPartage({ possible, raison }).toLowerCase()} : ${raison}`;
  const terme = valeurTerme(contratPrincipal(voisin));
  if (terme.absent) return 'calendrier inconnu';
  return `${terme.deduit?.startsWith('calcul') ? 'terme calculé' : 'terme'} : ${terme.texte}`;
}
