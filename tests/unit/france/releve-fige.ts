/** Le relevé du contenu figé, à son jour : ce que lisent les essais de la France. */
import { lireContenu } from '#chargeurs/contenu.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { donneesDe } from '#lib/contenu/contenu.ts';
import { dresserReleve } from '#lib/france/releve.ts';
import { unJour } from '#lib/valeurs/date-partielle.ts';
import { CONTENU_FIGE, JOUR_FIGE } from '../../sites.ts';

const au = unJour(JOUR_FIGE);

export const { contenu } = lireContenu(CONTENU_FIGE, au);
export const releve = dresserReleve({
  reperages: donneesDe(contenu.reperages),
  affirmations: donneesDe(contenu.affirmations),
  referentiel: lireReferentiel(),
  suivis: new Set(donneesDe(contenu.departements).map((d) => d.code)),
  au,
});
