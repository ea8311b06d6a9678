import type { Action } from '#lib/schemas/action.ts';
import { n, type Noeud } from '#lib/texte/html.ts';

/** Thème d’une action : clé d’un titre et d’un dessin. */
export type Theme = Action['theme'];

/** Point de couleur d’un pictogramme : un seul par dessin. */
const miel = (cx: number, cy: number, r: number): Noeud => n('circle', { class: 'miel', cx, cy, r });
const trait = (d: string): Noeud => n('path', { d });

/** Les thèmes, dans l’ordre des pages. Le dessin tient dans un cadre de 48, au trait. */
export const THEMES: Record<Theme, { titre: string; dessin: readonly Noeud[] }> = {
  acces: {
    titre: 'Se soigner plus près',
    dessin: [trait('M8 42V20L24 8l16 12v22z'), trait('M24 20v12M18 26h12'), trait('M4 42h40')],
  },
  internes: {
    titre: 'Accueillir de futurs soignants',
    dessin: [
      trait('M6 24 22 10l16 14'),
      trait('M11 21v21h22V21'),
      trait('M18 42V31h8v11'),
      miel(39, 33, 4),
      trait('M39 37v7'),
    ],
  },
  'sante-mentale': {
    titre: 'Santé mentale',
    dessin: [
      trait('M31 42v-7h4c3 0 4-2 4-4v-5l4-2-4-7C38 9 32 6 24 6 14 6 7 13 7 22c0 6 3 10 6 13v7'),
      trait('M16 22c0-4 3-7 7-7s7 3 7 6-3 5-6 5'),
      miel(23, 29, 2.5),
    ],
  },
  logement: {
    titre: 'Logement et environnement',
    dessin: [
      trait('M4 22 24 6l20 16'),
      trait('M9 19v23h30V19'),
      trait('M16 36c3-3 5 3 8 0s5 3 8 0M16 29c3-3 5 3 8 0s5 3 8 0'),
    ],
  },
  prevention: {
    titre: 'Bouger, prévenir',
    dessin: [miel(29, 9, 4), trait('M12 20l9-5 7 3-5 11 8 5v10'), trait('M23 29l-4 7-10 1'), trait('M28 18l5 6 7-1')],
  },
  habitants: {
    titre: 'La parole aux habitants',
    dessin: [trait('M5 8h26v18H17l-7 7v-7H5z'), trait('M36 16h7v18h-5v7l-7-7H20'), trait('M11 15h14M11 20h9')],
  },
  violences: {
    titre: 'Violences dans la famille',
    dessin: [
      trait('M6 42V20L24 7l18 13v22'),
      trait('M24 39c-6-4-10-8-10-13 0-3 2-5 5-5 2 0 4 1 5 3 1-2 3-3 5-3 3 0 5 2 5 5 0 5-4 9-10 13z'),
    ],
  },
};

/** Ce qu’il faut dire d’une action que sa source ne donne pas pour faite ; `null` si elle l’est. */
export function reserveDAvancement({ avancement }: Pick<Action, 'avancement'>): string | null {
  return { realisee: null, annoncee: 'Annoncée à la date de la source', prevue: 'Prévue à la date de la source' }[
    avancement
  ];
}
