/** Les pictogrammes du facile à lire : un par partie, au trait, dans un cadre de 48. Ils accompagnent le titre. */
import { n, type Noeud } from '#lib/texte/html.ts';

const trait = (d: string): Noeud => n('path', { d });
const rond = (cx: number, cy: number, r: number, miel = false): Noeud =>
  n('circle', { ...(miel && { class: 'miel' }), cx, cy, r });

/** Chaque dessin, sous le nom qu’une page écrit. */
export const PICTOS: Readonly<Record<string, readonly Noeud[]>> = {
  accord: [trait('M10 5h28v38H10z'), trait('M16 14h16M16 21h16'), trait('M15 34c3-4 4 3 7 0M26 34c3-4 4 3 7 0')],
  but: [rond(24, 24, 18), rond(24, 24, 10), rond(24, 24, 4, true)],
  etapes: [trait('M5 42h10V32h10V22h10V12h8'), rond(39, 6, 3, true)],
  equipe: [
    rond(24, 13, 5, true),
    trait('M14 34c0-8 4-12 10-12s10 4 10 12z'),
    rond(9, 20, 4),
    rond(39, 20, 4),
    trait('M3 38c0-6 2-10 6-10M45 38c0-6-2-10-6-10'),
  ],
  avis: [trait('M5 8h38v24H22l-9 9v-9H5z'), trait('M13 17h22M13 24h14')],
  non: [rond(24, 24, 18), trait('M11 11l26 26')],
  lieu: [trait('M24 44C14 32 9 26 9 19a15 15 0 0130 0c0 7-5 13-15 25z'), rond(24, 19, 5, true)],
  argent: [rond(24, 24, 18), trait('M31 16c-7-5-14 0-14 8s7 13 14 8M13 21h12M13 27h12')],
};
