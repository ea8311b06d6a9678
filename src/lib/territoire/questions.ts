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
