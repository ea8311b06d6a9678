import { capitale } from '#lib/texte/lettre.ts';
import type { Map as Carte } from 'leaflet';
import type { Point } from '#lib/geo/contours.ts';
import { FLECHES, suivantVers, type Fleche } from '#lib/geo/deplacement.ts';
import { situationDans } from '#lib/geo/centre.ts';
import type { ContoursVus } from './contours-vus.ts';

/** Ce que le clavier demande à la carte. */
export interface Actions {
  ouvrir: (siren: string) => void;
  fermer: () => void;
  /** Le focus est là (ou plus nulle part) ; l’annonce dit la place du territoire. */
  suivre: (siren: string | null, annonce: string) => void;
}

/** Les territoires au clavier : un seul arrêt de tabulation, les flèches vont au voisin de cette direction. */
export class Clavier {
  #carte: Carte;
  #contours: ContoursVus;
  #courant: string;
  #masque: (siren: string) => boolean = () => false;

  constructor(carte: Carte, contours: ContoursVus, actions: Actions, vue: HTMLElement) {
    this.#carte = carte;
    this.#contours = contours;
    this.#courant = [...contours.parSiren.keys()].find((s) => !contours.dehors.has(s))!;
    const hote = carte.getContainer();
    hote.setAttribute('role', 'region');
    hote.setAttribute('aria-label', `Carte des intercommunalités ${vue.dataset['de']!}`);
    hote.setAttribute('aria-describedby', 'mode-d-emploi');
    const liste = carte.getPane('overlayPane')!.querySelector('svg')!;
    liste.setAttribute('role', 'listbox');
    liste.setAttribute('aria-label', 'Intercommunalités');
    liste.setAttribute('aria-describedby', 'mode-d-emploi');
    const touches = [...Object.keys(FLECHES), 'Home', 'End', 'Enter', 'Escape'];
    liste.setAttribute('aria-keyshortcuts', touches.join(' '));
    for (const siren of contours.parSiren.keys()) {
      const element = this.#element(siren)!;
      element.setAttribute('role', 'option');
      element.setAttribute('aria-selected', 'false');
      element.setAttribute('tabindex', siren === this.#courant ? '0' : '-1');
      element.setAttribute('data-siren', siren);
    }
    // Écoutés sur le panneau : un <svg> qui écoute le focus devient lui-même un arrêt de tabulation dans Chromium.
    const panneau = carte.getPane('overlayPane')!;
    panneau.addEventListener('keydown', (e) => this.#touche(e, actions));
    panneau.addEventListener('focusin', (e) => this.#entrer((e.target as Element).getAttribute('data-siren'), actions));
    panneau.addEventListener('focusout', () => actions.suivre(null, ''));
  }

  /** Territoires que la légende masque : les flèches les sautent. */
  masquer(masque: (siren: string) => boolean): void {
    this.#masque = masque;
  }

  /** Marque le territoire choisi, où la tabulation entrera. */
  choisir(siren: string | null): void {
    for (const cle of this.#contours.parSiren.keys())
      this.#element(cle)!.setAttribute('aria-selected', String(cle === siren));
    if (siren && this.#contours.parSiren.has(siren)) this.#arreter(siren);
  }

  /** Porte le focus sur un territoire. */
  focaliser(siren: string): void {
    this.#element(siren)?.focus({ preventScroll: true });
  }

  #element(siren: string): SVGElement | undefined {
    return this.#contours.parSiren.get(siren)?.forme.getElement() as SVGElement | undefined;
  }

  /** Les territoires que la légende montre, dans l’ordre que l’annonce compte. */
  #montres(): string[] {
    return [...this.#contours.parSiren.keys()].filter((s) => !this.#masque(s));
  }

  #arreter(siren: string): void {
    this.#element(this.#courant)?.setAttribute('tabindex', '-1');
    this.#element(siren)!.setAttribute('tabindex', '0');
    this.#courant = siren;
  }

  #entrer(siren: string | null, actions: Actions): void {
    if (!siren) return;
    this.#arreter(siren);
    const ici = this.#montres();
    const place = situationDans(siren, this.#contours);
    // Un clic donne aussi le focus ; l’anneau ne se montre qu’au clavier, comme ailleurs sur le site.
    const visible = this.#element(siren)!.matches(':focus-visible');
    if (visible) actions.suivre(siren, `${capitale(place)}. ${ici.indexOf(siren) + 1} sur ${ici.length}.`);
  }

  #touche(e: KeyboardEvent, actions: Actions): void {
    if (e.altKey || e.ctrlKey || e.metaKey) return;
    if (e.key in FLECHES) this.#aller(e.key as Fleche);
    else if (e.key === 'Home' || e.key === 'End')
      this.focaliser(this.#montres().at(e.key === 'Home' ? 0 : -1) ?? this.#courant);
    else if (e.key === 'Enter' || e.key === ' ') actions.ouvrir(this.#courant);
    else if (e.key === 'Escape') actions.fermer();
    else if (e.key === '+' || e.key === '=') this.#carte.zoomIn();
    else if (e.key === '-') this.#carte.zoomOut();
    else return;
    e.preventDefault();
  }

  #aller(fleche: Fleche): void {
    const centres = new Map<string, Point>();
    for (const [siren, { emprise }] of this.#contours.parSiren) {
      if (this.#masque(siren) && siren !== this.#courant) continue;
      const { x, y } = this.#carte.latLngToLayerPoint(emprise.getCenter());
      centres.set(siren, [x, y]);
    }
    const suivant = suivantVers(this.#courant, fleche, centres);
    if (suivant) this.focaliser(suivant);
  }
}
