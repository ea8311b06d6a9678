import type { Layer, Map as Carte } from 'leaflet';
import { polyline, svg } from './leaflet.ts';
import { anneauxDe, lignesDeLimite, type Point } from '#lib/geo/contours.ts';
import { retourner, type ContoursVus } from './contours-vus.ts';

/**
 * Les traits par-dessus les territoires : limite des départements, territoire choisi, anneau de focus. Jamais
 * recouverts par un voisin.
 */
export class Traits {
  #carte: Carte;
  #contours: ContoursVus;
  #limite: Layer;
  #choisi: Layer[] = [];
  #anneau: Layer[] = [];
  #options: { pane: string; renderer: ReturnType<typeof svg>; interactive: false };

  constructor(carte: Carte, contours: ContoursVus) {
    this.#carte = carte;
    this.#contours = contours;
    const pane = carte.createPane('traits');
    pane.setAttribute('aria-hidden', 'true');
    this.#options = { pane: 'traits', renderer: svg({ pane: 'traits', padding: 0.5 }), interactive: false };
    this.#limite = this.#tracer(lignesDeLimite(contours), 'limite-departement');
  }

  /** Refait les traits quand les contours sont devenus plus précis. */
  refaire(choisi: string | null): void {
    this.#limite.remove();
    this.#limite = this.#tracer(lignesDeLimite(this.#contours), 'limite-departement');
    this.choisir(choisi);
  }

  /** Entoure le territoire choisi : encre, puis miel dedans. */
  choisir(siren: string | null): void {
    this.#choisi = this.#remplacer(this.#choisi, siren, ['choisi-encre', 'choisi-miel']);
  }

  /** Dessine l’anneau de focus. */
  entourer(siren: string | null): void {
    this.#anneau = this.#remplacer(this.#anneau, siren, ['focus-encre', 'focus-fond']);
  }

  #remplacer(anciens: Layer[], siren: string | null, classes: string[]): Layer[] {
    for (const trait of anciens) trait.remove();
    const forme = siren ? this.#contours.parSiren.get(siren) : undefined;
    return forme ? classes.map((c) => this.#tracer(anneauxDe(forme.feature.geometry), c)) : [];
  }

  #tracer(lignes: readonly Point[][], className: string): Layer {
    return polyline(retourner(lignes), { ...this.#options, className, fill: false }).addTo(this.#carte);
  }
}
