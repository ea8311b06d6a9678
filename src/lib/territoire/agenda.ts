/** Les termes à venir : ce que chaque territoire connu doit préparer, et quand. */
import { dernierContrat, termeDe, type Echeance } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { dernierJour, premierJour, type Jour } from '#lib/valeurs/date-partielle.ts';

/** Le terme d’un contrat, et les territoires qu’il engage. */
export interface TermeAVenir {
  contrat: Contrat;
  terme: Echeance;
  territoires: Territoire[];
}

/**
 * Les termes qui ne sont pas passés au jour donné, du plus proche au plus lointain ; un contrat partagé n’y est qu’une
 * fois. Une date partielle vaut jusqu’à son dernier jour.
 */
export function termesAVenir(territoires: readonly Territoire[], au: Jour): TermeAVenir[] {
  const parContrat = new Map<string, TermeAVenir>();
  for (const t of territoires) {
    const contrat = dernierContrat(t.contrats, au);
    const terme = contrat && termeDe(contrat);
    if (!contrat || !terme || dernierJour(terme.date) < au) continue;
    const connu = parContrat.get(contrat.id);
    if (connu) connu.territoires.push(t);
    else parContrat.set(contrat.id, { contrat, terme, territoires: [t] });
  }
  return [...parContrat.values()].sort(
    (a, b) =>
      dernierJour(a.terme.date).localeCompare(dernierJour(b.terme.date)) ||
      premierJour(a.terme.date).localeCompare(premierJour(b.terme.date)) ||
      a.contrat.id.localeCompare(b.contrat.id),
  );
}
