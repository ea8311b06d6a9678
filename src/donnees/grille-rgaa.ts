import { chargerContenu } from '#chargeurs/contenu.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import type { Critere } from '#lib/schemas/rgaa.ts';

/** Les critères du RGAA, dans l’ordre de leur numéro. */
export function chargerCriteres(): Critere[] {
  const rang = (id: string) => id.split('.').reduce((total, n) => total * 100 + Number(n), 0);
  return donneesDe(chargerContenu().criteres).sort((a, b) => rang(a.id) - rang(b.id));
}
