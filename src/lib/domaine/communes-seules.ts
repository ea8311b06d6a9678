import type { Siren } from '#lib/valeurs/siren.ts';

/** Nature d’une commune qui n’est d’aucune intercommunalité : elle est son propre territoire, sous son SIREN. */
export const COMMUNE_SEULE = 'COMMUNE';

/** Ce qu’il faut lire d’une commune du référentiel. */
interface CommuneLisible {
  code: string;
  nom: string;
  type: string;
  /** Absent des communes d’outre-mer hors des départements. */
  siren?: Siren;
}

/**
 * Les communes des départements qui ne sont membres d’aucun groupement à fiscalité propre : les îles d’un seul tenant
 * que la loi en dispense (CGCT, article L. 5210-1-1, V).
 */
export function communesSeules<C extends CommuneLisible>(
  communes: readonly C[],
  groupements: readonly { membres: readonly { code: string }[] }[],
): (C & { siren: Siren })[] {
  const membres = new Set(groupements.flatMap((g) => g.membres.map(({ code }) => code)));
  return communes.filter(
    (c): c is C & { siren: Siren } => c.type === 'commune-actuelle' && c.siren !== undefined && !membres.has(c.code),
  );
}
