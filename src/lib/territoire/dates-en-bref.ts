import { contratPrincipal, type ContratDate } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { valeurSignature, valeurTerme } from './reponse.ts';

/** Ce qu’une ligne de liste lit d’un territoire. */
type TerritoireDeListe = Pick<Territoire, 'au'> & { contrats: readonly ContratDate[] };

/**
 * Les dates d’un territoire en quelques mots, sous son nom : « 13 mai 2024, terme calculé mai 2027 », « démarche de
 * 2021, signature non trouvée », « aucune source trouvée ».
 */
export function direLesDates(t: TerritoireDeListe): string {
  const contrat = contratPrincipal(t);
  if (!contrat) return 'aucune source trouvée';
  if (contrat.etape === 'absence') return 'une source dit qu’il n’y en a pas';
  if (contrat.etape === 'demarche') return `démarche de ${contrat.demarche!.debut.slice(0, 4)}, signature non trouvée`;
  const [signature, terme] = [valeurSignature(contrat), valeurTerme(contrat)];
  const debut = signature.absent ? 'signature non trouvée' : signature.texte;
  if (terme.absent) return `${debut}, terme non trouvé`;
  return `${debut}, terme ${terme.deduit ? 'calculé ' : ''}${terme.texte}`;
}
