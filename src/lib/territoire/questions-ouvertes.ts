import type { Departement } from '#lib/domaine/departement.ts';
import { parSituation } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';

/** Ce qui manque sur un territoire, et le document ou le service qui trancherait. */
export interface ARepondre {
  territoire: Territoire;
  questions: { question: string; ou: string; source?: string | undefined }[];
}

/**
 * Les questions ouvertes d’un département, EPCI par EPCI : celles des contrats et celles des fiches de département.
 * @param departements tous les départements publiés : la fiche d’un voisin peut interroger sur un EPCI à cheval.
 */
export function questionsDe(
  departement: Departement,
  departements: readonly Departement[] = [departement],
): ARepondre[] {
  return departement.territoires
    .map((territoire) => ({
      territoire,
      questions: [
        ...territoire.contrats.flatMap((c) => c.aConfirmer),
        ...departements.flatMap((d) => d.fiche.aConfirmer).filter((a) => a.epci.includes(territoire.epci.siren)),
      ],
    }))
    .filter(({ questions }) => questions.length > 0)
    .sort((a, b) => parSituation(a.territoire, b.territoire));
}

/** Une carte de la page « À confirmer » : les territoires à qui se posent les mêmes questions. */
export interface CarteAConfirmer {
  territoires: Territoire[];
  /** `ou` : qui répondrait, `null` si c’est celui que la page dit pour tous. */
  questions: { question: string; ou: string | null; source?: string | undefined }[];
}

/** Les cartes d’un département, et qui répond le plus souvent : dit une fois, en tête. */
export function cartesAConfirmer(lignes: readonly ARepondre[]): { habituel: string | null; cartes: CarteAConfirmer[] } {
  const groupes = [...Map.groupBy(lignes, ({ questions }) => JSON.stringify(questions)).values()];
  const comptes = new Map<string, number>();
  for (const [premiere] of groupes)
    for (const ou of new Set(premiere!.questions.map((q) => q.ou))) comptes.set(ou, (comptes.get(ou) ?? 0) + 1);
  const [premier] = [...comptes].sort(([, a], [, b]) => b - a);
  const habituel = premier && premier[1] > 1 ? premier[0] : null;
  return {
    habituel,
    cartes: groupes.map((groupe) => ({
      territoires: groupe.map((l) => l.territoire),
      questions: groupe[0]!.questions.map((q, i, toutes) => {
        const deja = toutes.slice(0, i).some((autre) => autre.ou === q.ou);
        return { question: q.question, ou: q.ou === habituel || deja ? null : q.ou, source: q.source };
      }),
    })),
  };
}
