import { typo } from '#lib/texte/typo.ts';
import type { Valeur } from '#lib/vues/territoire.ts';
import { creer } from '../element.ts';

/** Comme `creer`, mais les textes reçoivent les espaces de la typographie française. */
export const noeud: typeof creer = (nom, attributs, ...enfants) =>
  creer(nom, attributs, ...enfants.map((e) => (typeof e === 'string' ? typo(e) : e)));

/** Une valeur montrée, comme le composant `Valeur` : déduite, absente ou publiée. */
export function valeur({ texte, deduit, absent }: Valeur): HTMLElement {
  if (absent) return noeud('span', { class: 'absent' }, texte);
  if (!deduit) return noeud('span', {}, texte);
  return noeud('span', { class: 'deduit' }, texte, noeud('span', { class: 'invisible' }, ` (déduit : ${deduit})`));
}
