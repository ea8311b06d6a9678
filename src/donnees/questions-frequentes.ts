import { chargerContenu } from '#chargeurs/contenu.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import type { Question } from '#lib/schemas/editorial.ts';

/** Les questions fréquentes, dans l’ordre de `content/faq.yaml`. */
export function chargerQuestions(): Question[] {
  return donneesDe(chargerContenu().questions);
}
