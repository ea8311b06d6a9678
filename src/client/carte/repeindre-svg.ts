import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';

/**
 * Met le dessin de la page aux situations d’une année : c’est lui que l’on imprime, et lui qui reste si Leaflet ne
 * vient pas.
 */
export function peindreDessin(vue: HTMLElement, statuts: ReadonlyMap<string, Statut>): void {
  for (const lien of vue.querySelectorAll<SVGElement>('.carte a:not(.hors)')) {
    const statut = statuts.get(lien.dataset['siren']!);
    if (!statut || lien.classList.contains(`s-${statut}`)) continue;
    for (const element of [lien, lien.querySelector('path')!]) element.setAttribute('class', `s-${statut}`);
    lien.querySelector('use')?.setAttribute('href', `#i-${statut}`);
    lien.setAttribute(
      'aria-label',
      lien.getAttribute('aria-label')!.replace(/[^:]*$/, ` ${SITUATIONS[statut].libelle}`),
    );
  }
}
