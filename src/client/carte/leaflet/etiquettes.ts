import type { LatLng, Map as Carte } from 'leaflet';
import type { Statut } from '#lib/domaine/situations.ts';
import { peindreNom } from '#client/carte/repeindre-svg.ts';

/** Agrandissement à partir duquel chaque territoire a la place de son nom entier. */
const ENTIERS = 0.6;

/**
 * Les noms de la page, repris tels quels : la construction a déjà cherché leur place. Chacun est rattaché au point de
 * la terre qu’il couvre, et suit la carte.
 */
export class Etiquettes {
  #carte: Carte;
  #noms: { element: SVGElement; lieu: LatLng }[];
  #plan: SVGElement;
  #depart: number;

  /** À appeler quand la carte montre ce que montre le dessin. */
  constructor(carte: Carte, dessin: SVGElement) {
    this.#carte = carte;
    this.#depart = carte.getZoom();
    const pane = carte.createPane('etiquettes');
    pane.setAttribute('aria-hidden', 'true');
    // Cachées pendant qu’un changement d’échelle s’anime : elles ne grandissent pas avec la carte.
    pane.classList.add('leaflet-zoom-hide');
    const [feuille, hote] = [dessin.getBoundingClientRect(), carte.getContainer().getBoundingClientRect()];
    this.#plan = dessin.cloneNode(true) as SVGElement;
    for (const cote of ['width', 'height']) this.#plan.setAttribute(cote, '1');
    this.#noms = [...this.#plan.querySelectorAll<SVGElement>('[data-siren]')].map((element) => {
      const part = (cote: 'x' | 'y') => parseFloat(element.getAttribute(cote)!) / 100;
      return {
        element,
        lieu: carte.containerPointToLatLng([
          feuille.x - hote.x + part('x') * feuille.width,
          feuille.y - hote.y + part('y') * feuille.height,
        ]),
      };
    });
    pane.append(this.#plan);
    carte.on('moveend zoomend viewreset', () => this.#situer());
    this.#situer();
  }

  /** Change les situations : couleur d’étiquette et icône. */
  peindre(statuts: ReadonlyMap<string, Statut>): void {
    for (const { element } of this.#noms) peindreNom(element, statuts);
  }

  /** Met chaque étiquette à sa place dans le repère de Leaflet, que change chaque échelle. */
  #situer(): void {
    for (const { element, lieu } of this.#noms) {
      const { x, y } = this.#carte.latLngToLayerPoint(lieu);
      element.setAttribute('x', String(x));
      element.setAttribute('y', String(y));
    }
    this.#plan.classList.toggle('entiers', this.#carte.getZoom() > this.#depart + ENTIERS);
  }
}
