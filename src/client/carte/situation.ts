import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import { creer, creerSvg } from '#client/dom.ts';

/** Pastille d’une situation : même balisage que `Pastille.astro` ; les motifs sont dans la page. */
export function pastille(statut: Statut): SVGElement {
  return creerSvg(
    'svg',
    { class: 'pastille', viewBox: '0 0 40 28', 'aria-hidden': 'true' },
    creerSvg('rect', { class: `s-${statut}`, width: 40, height: 28 }),
    creerSvg(
      'g',
      { class: `s-${statut}` },
      creerSvg('use', { class: 'icone', href: `#i-${statut}`, x: 9, y: 3, width: 22, height: 22 }),
    ),
  );
}

/** Pastille et mot d’une situation : même balisage que `Situation.astro`. */
export function situation(statut: Statut, grand = false): HTMLElement {
  return creer(
    'span',
    { class: grand ? 'statut grand' : 'statut', 'data-statut': statut },
    pastille(statut),
    SITUATIONS[statut].libelle,
  );
}
