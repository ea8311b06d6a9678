import type { Statut } from '#lib/domaine/statut.ts';
import { n, type Noeud } from '#lib/texte/html.ts';

/** Motif gravé d’une situation : un carreau de `cote` unités, tourné de `rotation` degrés ; le dessin prend la couleur `-m`. */
export interface Motif {
  cote: number;
  rotation?: number;
  /** Éléments SVG sans couleur ; absent = aplat. */
  dessin?: readonly Noeud[];
}

const point = (centre: number, r: number): Noeud => n('circle', { cx: centre, cy: centre, r });

/** Les motifs, du plus dense au plus vide, pour l’écran comme pour le papier. */
export const MOTIFS: Record<Statut, Motif> = {
  'en-cours': { cote: 9 },
  'echeance-a-verifier': { cote: 8, rotation: 45, dessin: [n('path', { class: 'hachure', d: 'M0 0h3v8H0z' })] },
  'en-construction': { cote: 10, dessin: [point(2.5, 1.8), point(7.5, 1.8)] },
  echu: { cote: 7, dessin: [n('path', { d: 'M0 0h7v1.5H0z' })] },
  'sans-cls': { cote: 9 },
  'non-renseigne': { cote: 12, dessin: [point(3, 1), point(9, 1)] },
};

/** Silhouette de chaque situation, dans un cadre de 20 unités (2 de marge autour). */
export const ICONES: Record<Statut, string> = {
  'en-cours': 'M10 1.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM5.2 10.3l1.7-1.7 2.2 2.2 4.2-4.3L15 8.2l-5.9 6z',
  'echeance-a-verifier': 'M3.5 1.5h13v3L11.6 10l4.9 5.5v3h-13v-3L8.4 10 3.5 4.5z',
  'en-construction': 'M1.5 18.5v-5h5v-5h5v-5h7v15z',
  echu: 'M2.5 2.5h15v15h-15zM6 8.6v2.8h8V8.6z',
  'sans-cls': 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zm0 3.2a4.3 4.3 0 110 8.6 4.3 4.3 0 010-8.6z',
  'non-renseigne':
    'M5.3 7.3C5.3 4 7.3 2 10.2 2c2.9 0 4.9 1.7 4.9 4.4 0 2-1 3-2.3 4-1 .8-1.3 1.2-1.3 2.3v.5H8.4v-.8c0-1.8.8-2.7 2-3.6.9-.7 1.4-1.1 1.4-2.1 0-1-.6-1.7-1.7-1.7-1.2 0-1.8.8-1.8 2.3zM8.3 15h3.3v3.3H8.3z',
};
