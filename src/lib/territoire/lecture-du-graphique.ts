/** Ce que dit le graphique des habitants couverts : son titre, et les baisses qui ne sont que des dates passées. */
import { pourCent, type Habitants } from './couverture.ts';

/** Les habitants d’une année. */
export type HabitantsDeLAnnee = Habitants & { annee: number };

/** Part des habitants qu’un changement doit toucher pour qu’on l’explique sur le graphique. */
const SENSIBLE = 0.05;

/** Le fait que montre le graphique, en une phrase : c’est son titre. */
export function constatDuGraphique(annees: readonly HabitantsDeLAnnee[]): string {
  const [debut, fin] = [annees[0]!, annees.at(-1)!];
  const part = (a: HabitantsDeLAnnee) => pourCent(a.couverts, a.population);
  if (debut === fin || part(debut) === part(fin))
    return `En ${fin.annee}, un contrat signé est connu pour ${part(fin)} des habitants`;
  return (
    `En ${fin.annee}, un contrat signé est connu pour ${part(fin)} des habitants, contre ${part(debut)} en ` +
    `${debut.annee}`
  );
}

/** Une année où des contrats cessent d’être « en cours » parce qu’une date est passée, et la part d’habitants concernée. */
export interface DatePassee {
  annee: number;
  /** `50 %`. */
  part: string;
}

/**
 * Les années où « en cours » baisse au profit de « échéance à vérifier » : un terme est atteint, ou peut l’être, et
 * aucune source ne dit la suite. Rien ne dit qu’un contrat a cessé.
 */
export function datesPassees(annees: readonly HabitantsDeLAnnee[]): DatePassee[] {
  return annees.slice(1).flatMap((a, i) => {
    const avant = annees[i]!;
    const perte = avant.parStatut['en-cours'] - a.parStatut['en-cours'];
    const gain = a.parStatut['echeance-a-verifier'] - avant.parStatut['echeance-a-verifier'];
    const passes = Math.min(perte, gain);
    return passes > SENSIBLE * a.population ? [{ annee: a.annee, part: pourCent(passes, a.population) }] : [];
  });
}
