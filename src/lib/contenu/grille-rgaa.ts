import { RESULTATS, type Critere, type MOYENS } from '#lib/schemas/rgaa.ts';

/** Les treize thèmes du RGAA 4.1, dans l’ordre. */
const THEMES = [
  'Images',
  'Cadres',
  'Couleurs',
  'Médias',
  'Tableaux',
  'Liens',
  'Scripts',
  'Éléments obligatoires',
  'Structure',
  'Présentation',
  'Formulaires',
  'Navigation',
  'Consultation',
];

/** Un résultat, en mots qui ne promettent rien de plus que l’essai. */
export const MOTS_RESULTAT: Record<(typeof RESULTATS)[number], string> = {
  'rien-trouve': 'Rien trouvé',
  'a-relire': 'À faire relire',
  defaut: 'Défaut connu',
  'sans-objet': 'Sans objet',
};

/** Ce que recouvre chaque moyen. */
export const MOTS_MOYEN: Record<(typeof MOYENS)[number], string> = {
  axe: 'les règles d’axe-core, passées sur chaque page, à deux largeurs, en clair et en sombre',
  pages: 'nos tests, qui lisent chaque page construite',
  navigateur: 'des parcours joués dans Chromium, au clavier, agrandis, espacés, sans script',
  calcul: 'les contrastes et les écarts de couleur, calculés, vues déficientes simulées comprises',
  relecture: 'le code, relu par ses auteurs',
};

/** Un thème, ses critères et leur compte. */
export interface Theme {
  nom: string;
  criteres: Critere[];
}

/** Les critères rangés par thème. */
export function themesDe(criteres: readonly Critere[]): Theme[] {
  return THEMES.map((nom, i) => ({
    nom: `${i + 1}. ${nom}`,
    criteres: criteres.filter(({ id }) => Number(id.split('.')[0]) === i + 1),
  }));
}

/** Combien de critères par résultat. */
export function compterResultats(criteres: readonly Critere[]): { mot: string; nombre: number }[] {
  return RESULTATS.map((r) => ({
    mot: MOTS_RESULTAT[r],
    nombre: criteres.filter(({ resultat }) => resultat === r).length,
  }));
}
