import type { Contrat } from '#lib/schemas/contrat.ts';

/** Une valeur publiée qui est notre déduction, et ce dont nous la tirons. */
export interface Deduction {
  /** Nom de la colonne de `contrats.csv`. */
  champ: string;
  motif: string;
}

/** Toutes les déductions d’une fiche : une source ne dit pas ces valeurs, et les fichiers doivent l’avouer. */
export function deductionsDe(c: Contrat): Deduction[] {
  const possibles: [champ: string, motif: string | undefined][] = [
    ['territoire_code', c.perimetreDeduit],
    ['porteur_nom', c.porteur.deduit],
    ['generation', c.generation?.deduit],
    ['date_signature', c.signature?.deduit],
    ['date_debut', c.debut?.deduit],
    ['date_attestee', c.atteste?.deduit],
    ['date_fin', c.fin?.deduit],
    ['duree_mois', c.duree?.deduit],
    ['demarche_debut', c.demarche?.deduit],
    ['signataires', c.signataires.find((s) => s.deduit)?.deduit],
  ];
  return possibles.flatMap(([champ, motif]) => (motif ? [{ champ, motif }] : []));
}
