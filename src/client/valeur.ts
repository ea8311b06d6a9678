import { direDeduction, type Valeur } from '#lib/territoire/reponse.ts';
import { creer } from './dom.ts';

/** Une valeur montrée, comme le composant `Valeur` : déduite, absente ou publiée. */
export function valeur({ texte, deduit, absent }: Valeur): HTMLElement {
  if (!deduit || absent) return creer('span', { class: absent ? 'absent' : undefined }, texte);
  return creer(
    'span',
    { class: 'deduit' },
    texte,
    creer('span', { class: 'invisible' }, ` (${direDeduction(deduit)})`),
  );
}
