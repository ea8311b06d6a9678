import { ecartEnMois, estDatePartielle } from '#lib/valeurs/date-partielle.ts';
import {
  additionner,
  deEuros,
  lireMontant,
  montantCanonique,
  soustraire,
  ZERO,
  type Centimes,
} from '#lib/valeurs/montant.ts';
import {
  anneesDuPlan,
  champsDuDossier,
  colonnesDuPlan,
  idCellule,
  LIGNES_CALCULEES,
  type Dossier,
  type LignePlan,
  type PlanFinancement,
  type Reponses,
} from '#lib/domaine/dossier.ts';
import {
  calculerPlan,
  reglePour,
  type AnneeSaisie,
  type PlanCalcule,
  type RegleAide,
} from '#lib/financement/calcul.ts';

/**
 * Règle de l’aide que porte le plan du dossier. `habitants` : population de l’intercommunalité, `null` si on ne la sait
 * pas.
 */
export function regleDuDossier(plan: PlanFinancement, habitants: number | null): RegleAide {
  const regle = {
    plafondAnnuel: deEuros(plan.plafondAnnuel),
    plafondTotal: deEuros(plan.plafondTotal),
    duree: plan.annees,
    taux: plan.taux,
    parHabitant: plan.parHabitant === null ? null : deEuros(plan.parHabitant),
  };
  return reglePour(regle, habitants);
}

/** Nombre d’habitants écrit dans le dossier, à la question que le site préremplit ainsi ; `null` s’il n’y est pas. */
export function habitantsDuDossier(dossier: Dossier, reponses: Reponses): number | null {
  const champ = champsDuDossier(dossier).find((c) => c.preremplissage === 'epci.population');
  const valeur = champ && reponses[champ.id];
  return valeur && /^\d+$/.test(valeur) ? Number(valeur) : null;
}

/** Somme d’une cellule, `null` si elle ne se lit pas ; vide = 0. `reponses` : formes canoniques. */
const lire = (reponses: Reponses, ligne: string, annee: number): Centimes | null =>
  lireMontant(reponses[idCellule(ligne, annee)] ?? '');

/** Plan calculé d’un dossier : dépenses, recettes, part limitée par la règle, année par année. */
export function calculerPlanDuDossier(
  plan: PlanFinancement,
  reponses: Reponses,
  habitants: number | null,
): PlanCalcule {
  const saisies = anneesDuPlan(plan).map((annee): AnneeSaisie => {
    const montantDe = (l: LignePlan): Centimes => lire(reponses, l.id, annee) ?? ZERO;
    const somme = (lignes: readonly LignePlan[]) => additionner(...lignes.map(montantDe));
    return {
      cout: somme(plan.depenses),
      demande: somme(plan.recettes.filter((l) => l.plafonnee)),
      autres: plan.recettes.filter((l) => !l.plafonnee).map((l) => ({ nom: l.libelle, montant: montantDe(l) })),
      epci: [],
      illisible: [...plan.depenses, ...plan.recettes].some((l) => lire(reponses, l.id, annee) === null),
    };
  });
  return calculerPlan(saisies, regleDuDossier(plan, habitants));
}

/**
 * Ce que le site calcule, à écrire dans les documents : totaux des lignes et des colonnes, montant retenu, reste. Une
 * année vide n’a pas de total ; une année où un montant ne se lit pas non plus, et le total général avec elle.
 */
export function totauxDuPlan(
  plan: PlanFinancement,
  reponses: Reponses,
  habitants: number | null,
): Record<string, string> {
  const { annees, total } = calculerPlanDuDossier(plan, reponses, habitants);
  const lisibles = annees.every((a) => a.verdict !== 'illisible');
  const rempli = annees.some((a) => a.verdict !== 'vide');
  const colonnes = colonnesDuPlan(plan).flatMap((colonne) => {
    const a = colonne === 'total' ? total : annees[colonne - 1]!;
    const connue =
      colonne === 'total' ? lisibles && rempli : !['vide', 'illisible'].includes(annees[colonne - 1]!.verdict);
    if (!connue) return [];
    const calculees: [ligne: string, montant: Centimes][] = [
      [LIGNES_CALCULEES.depenses, a.cout],
      [LIGNES_CALCULEES.retenu, a.retenu],
      [LIGNES_CALCULEES.recettes, soustraire(a.cout, a.reste)],
      [LIGNES_CALCULEES.reste, a.reste],
    ];
    return calculees.map(([ligne, montant]) => [idCellule(ligne, colonne), montantCanonique(montant)]);
  });
  const lignes = [...plan.depenses, ...plan.recettes].flatMap((l) => {
    const montants = anneesDuPlan(plan).flatMap((annee) => lire(reponses, l.id, annee) ?? []);
    const ecrits = anneesDuPlan(plan).some((annee) => reponses[idCellule(l.id, annee)]);
    if (plan.annees < 2 || !ecrits || montants.length < plan.annees) return [];
    return [[idCellule(l.id, 'total'), montantCanonique(additionner(...montants))]];
  });
  return Object.fromEntries([...lignes, ...colonnes]) as Record<string, string>;
}

/** Tout ce que le site calcule d’un dossier : les totaux de son plan, le montant total demandé. */
export function calculsDuDossier(dossier: Dossier, reponses: Reponses): Record<string, string> {
  const habitants = habitantsDuDossier(dossier, reponses);
  return Object.fromEntries(
    dossier.sections.flatMap(({ plan, champs }) => {
      if (!plan) return [];
      const totaux = totauxDuPlan(plan, reponses, habitants);
      const { total, verdict } = calculerPlanDuDossier(plan, reponses, habitants);
      const demande = verdict === 'illisible' || total.demande === 0 ? [] : [montantCanonique(total.demande)];
      return [
        ...Object.entries(totaux),
        ...champs.filter((c) => c.calcule).flatMap((c) => demande.map((montant) => [c.id, montant] as const)),
      ];
    }),
  );
}

/** Vrai si la période demandée dépasse la durée de l’aide ; à une année près quand une date n’est qu’une année. */
export function depasseLaDuree(debut: string, fin: string, annees: number): boolean {
  return estDatePartielle(debut) && estDatePartielle(fin) && fin > debut && ecartEnMois(debut, fin) > annees * 12;
}
