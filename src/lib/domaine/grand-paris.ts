import { unSiren, type Siren } from '#lib/valeurs/siren.ts';

/** Un groupement du référentiel et ses communes membres. */
interface Groupement<M> {
  code: Siren;
  nom: string;
  type: string;
  membres: M[];
}

/** SIREN de la Métropole du Grand Paris. */
export const METROPOLE_DU_GRAND_PARIS = unSiren('200054781');

/**
 * Détaille la Métropole du Grand Paris : ses établissements publics territoriaux (EPT) la remplacent, et une commune
 * d’aucun EPT (Paris) devient son propre territoire, sous son SIREN et le type `PARIS`. Une métropole de 130 communes
 * sur six départements ne dirait rien à un habitant ; les EPT sont les intercommunalités de ce périmètre (CGCT, article
 * L. 5219-2). Les autres groupements passent tels quels.
 */
export function detaillerGrandParis<M extends { code: string; nom: string; siren: Siren }>(
  groupements: readonly Groupement<M>[],
  ept: readonly Groupement<M>[],
): Groupement<M>[] {
  const dansUnEpt = new Set(ept.flatMap(({ membres }) => membres.map(({ code }) => code)));
  return groupements.flatMap((groupement) => {
    if (groupement.code !== METROPOLE_DU_GRAND_PARIS) return [groupement];
    const seules = groupement.membres.filter(({ code }) => !dansUnEpt.has(code));
    return [
      ...ept,
      ...seules.map((membre) => ({ code: membre.siren, nom: membre.nom, type: 'PARIS', membres: [membre] })),
    ];
  });
}
