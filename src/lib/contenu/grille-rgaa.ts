import type { Abimes } from './abimes.ts';
import type { Contenu } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { RESULTATS, type Critere, type MOYENS } from '#lib/schemas/rgaa.ts';

/** Les treize thèmes du RGAA 4.1, dans l’ordre. */
const THEMES_RGAA = [
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
export interface ThematiqueRgaa {
  nom: string;
  criteres: Critere[];
}

/** Les critères rangés par thème. */
export function themesDe(criteres: readonly Critere[]): ThematiqueRgaa[] {
  return THEMES_RGAA.map((nom, i) => ({
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

/** Critères de chaque thème du RGAA 4.1 : 106 en tout. */
const PAR_THEME = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/** La grille, si elle est là : tous les critères et eux seuls ; un résultat bon dit son moyen, un défaut se décrit. */
export function verifierGrille({ criteres }: Pick<Contenu, 'criteres'>, abimes: Abimes): Probleme[] {
  if (criteres.length === 0) return [];
  const attendus = PAR_THEME.flatMap((nombre, theme) =>
    Array.from({ length: nombre }, (_, rang) => `${theme + 1}.${rang + 1}`),
  );
  const ecrits = new Set(criteres.map(({ donnee }) => donnee.id));
  const [fichier] = criteres.map((c) => c.fichier);
  const absents = attendus.filter((id) => !ecrits.has(id) && abimes.causeDe('critere', id) === undefined);
  return [
    ...(absents.length > 0
      ? [
          {
            fichier: fichier!,
            champ: '',
            valeur: `sans ${absents.join(', ')}`,
            attendu: 'les 106 critères du RGAA 4.1',
          },
        ]
      : []),
    ...criteres.flatMap(({ donnee: c }) => {
      const noter = (champ: string, valeur: string, attendu: string): Probleme[] => [
        { fichier: fichier!, champ: `${c.id}.${champ}`, valeur, attendu },
      ];
      if (!attendus.includes(c.id)) return noter('id', `« ${c.id} »`, 'un critère du RGAA 4.1');
      if (c.resultat === 'defaut' && !c.note) return noter('note', 'absent', 'ce qui manque, pour un défaut');
      return c.resultat === 'rien-trouve' && c.moyens.length === 0
        ? noter('moyens', 'aucun', 'par quoi nous l’avons vérifié')
        : [];
    }),
  ];
}
