import type { Aide } from '#lib/schemas/aide.ts';
import { enLettres, formaterEuros } from '#lib/texte/typo.ts';
import { deEuros, formaterMontant } from '#lib/valeurs/montant.ts';

/** Une durée en années, en mots : 1 → `un an`, 3 → `trois ans`. */
export function dureeEnMots(annees: number): string {
  return `${enLettres(annees)} an${annees > 1 ? 's' : ''}`;
}

/**
 * Le plafond d’une aide et sa durée, en mots : `10 000 € par an, pendant trois ans` ; `8 000 € par an et 1,50 € par
 * habitant, pendant deux ans` ; `5 000 €, pour un an` si elle ne dure qu’une année.
 */
export function plafondEnMots({ plafondAnnuel, duree }: Pick<Aide, 'plafondAnnuel' | 'duree'>): string {
  const { euros, parHabitant } = plafondAnnuel;
  const aussi = parHabitant === undefined ? '' : ` et ${formaterMontant(deEuros(parHabitant))} par habitant`;
  return duree.annees > 1
    ? `${formaterEuros(euros)} par an${aussi}, pendant ${dureeEnMots(duree.annees)}`
    : `${formaterEuros(euros)}${aussi}, pour ${dureeEnMots(duree.annees)}`;
}
