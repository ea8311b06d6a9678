import { ecartEnMois, estDatePartielle } from '#lib/valeurs/date-partielle.ts';
import { anneesDuPlan, idCellule, TOTAUX, type PlanFinancement, type Reponses } from '#lib/domaine/dossier.ts';
import { calculerPlan, type AnneeSaisie, type PlanCalcule, type RegleAide } from '#lib/financement/calcul.ts';

/** Règle de l’aide que porte le plan du dossier. */
export function regleDuDossier(plan: PlanFinancement): RegleAide {
  return { plafondAnnuel: plan.plafondAnnuel * 100, plafondTotal: plan.plafondTotal * 100, duree: plan.annees };
}

/** Euros d’une cellule ; 0 si elle est vide ou illisible. `reponses` : formes canoniques. */
function euros(reponses: Reponses, ligne: string, annee: number): number {
  const valeur = reponses[idCellule(ligne, annee)] ?? '';
  return /^\d{1,9}$/.test(valeur) ? Number(valeur) : 0;
}

/** Plan calculé d’un dossier : dépenses, recettes, part plafonnée, année par année. */
export function calculerPlanDuDossier(plan: PlanFinancement, reponses: Reponses): PlanCalcule {
  const saisies = anneesDuPlan(plan).map((annee): AnneeSaisie => ({
    cout: plan.depenses.reduce((s, l) => s + euros(reponses, l.id, annee) * 100, 0),
    demande: plan.recettes.reduce((s, l) => s + (l.plafonnee ? euros(reponses, l.id, annee) * 100 : 0), 0),
    autres: plan.recettes
      .filter((l) => !l.plafonnee)
      .map((l) => ({ nom: l.libelle, montant: euros(reponses, l.id, annee) * 100 })),
    epci: [],
  }));
  return calculerPlan(saisies, regleDuDossier(plan));
}

/** Totaux à écrire dans les documents ; une année sans aucun montant n’en a pas. */
export function totauxDuPlan(plan: PlanFinancement, reponses: Reponses): Record<string, string> {
  return Object.fromEntries(
    (['depenses', 'recettes'] as const).flatMap((cote) =>
      anneesDuPlan(plan).flatMap((annee) => {
        if (!plan[cote].some((l) => reponses[idCellule(l.id, annee)])) return [];
        return [
          [idCellule(TOTAUX[cote], annee), String(plan[cote].reduce((s, l) => s + euros(reponses, l.id, annee), 0))],
        ];
      }),
    ),
  );
}

/** Vrai si la période demandée dépasse la durée de l’aide ; à une année près quand une date n’est qu’une année. */
export function depasseLaDuree(debut: string, fin: string, annees: number): boolean {
  return estDatePartielle(debut) && estDatePartielle(fin) && fin > debut && ecartEnMois(debut, fin) > annees * 12;
}
