import { SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';

/** Bilan en une ligne, pour le nom accessible d’une carte : « CLS signé, en cours (2), non renseigné (3) ». */
export function decrireBilan(territoires: readonly Pick<Territoire, 'statut'>[]): string {
  const parStatut = Map.groupBy(territoires, (t) => t.statut);
  return STATUTS.filter((s) => parStatut.has(s))
    .map((s) => `${SITUATIONS[s].libelle} (${parStatut.get(s)!.length})`)
    .join(', ');
}
