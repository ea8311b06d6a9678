import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';

/** Donne à un nom de la carte la couleur et l’icône de la situation de son territoire. */
export function peindreNom(nom: SVGElement, statuts: ReadonlyMap<string, Statut>): void {
  const statut = statuts.get(nom.dataset['siren']!);
  // Un territoire d’à côté n’a que son nom : aucune couleur à changer.
  if (!statut || nom.matches(`.nom-hors, .s-${statut}`)) return;
  nom.setAttribute('class', `s-${statut}`);
  nom.querySelector('use')?.setAttribute('href', `#i-${statut}`);
}

/**
 * Met le dessin de la page aux situations d’une année : c’est lui que l’on imprime, et lui qui reste si Leaflet ne
 * vient pas.
 */
export function peindreDessin(vue: HTMLElement, statuts: ReadonlyMap<string, Statut>): void {
  for (const nom of vue.querySelectorAll<SVGElement>('.carte .noms svg')) peindreNom(nom, statuts);
  for (const lien of vue.querySelectorAll<SVGElement>('.carte a:not(.hors)')) {
    const statut = statuts.get(lien.dataset['siren']!);
    if (!statut || lien.classList.contains(`s-${statut}`)) continue;
    for (const element of [lien, lien.querySelector('path')!]) element.setAttribute('class', `s-${statut}`);
    lien.setAttribute(
      'aria-label',
      lien.getAttribute('aria-label')!.replace(/[^:]*$/, ` ${SITUATIONS[statut].libelle}`),
    );
  }
}
