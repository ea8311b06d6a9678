import type { Map as Carte } from 'leaflet';
import type { Statut } from '#lib/domaine/situations.ts';
import { polygonesDe, type Point } from '#lib/geo/contours.ts';
import { poleDe } from '#lib/geo/pole.ts';
import { HAUTEUR_ICONE, INTERLIGNE, placerNom, type Emplacement } from '#lib/carte/etiquette.ts';
import { creerSvg } from '#client/element.ts';
import type { ContoursVus, FormeVue } from './contours.ts';

/** Zoom où les emplacements sont calculés, une fois. */
const ZOOM = 10;
/** Corps des noms à l’écran, en pixels. */
const CORPS = 15;
/** Rayon libre, en pixels, en deçà duquel même l’icône ne se lit plus. */
const RAYON_ICONE = 8;

/** Icône et nom de chaque territoire assez grand à l’écran ; ceux qui ne tiennent pas apparaissent en zoomant. */
export class Etiquettes {
  #carte: Carte;
  #contours: ContoursVus;
  #lieux = new Map<string, Emplacement>();
  #posees = new Map<string, { cle: string; dessin: SVGElement; lieu: [number, number] }>();
  #plan = creerSvg('svg', { width: 1, height: 1 });
  #statuts = new Map<string, Statut>();

  constructor(carte: Carte, contours: ContoursVus) {
    this.#carte = carte;
    this.#contours = contours;
    const pane = carte.createPane('etiquettes');
    pane.setAttribute('aria-hidden', 'true');
    // Cachées pendant qu’un changement d’échelle s’anime : elles ne grandissent pas avec la carte.
    pane.classList.add('leaflet-zoom-hide');
    pane.append(this.#plan);
    carte.on('moveend', () => this.#poser());
    carte.on('zoomend viewreset', () => this.#situer());
  }

  /** Change les situations : couleur d’étiquette et icône. */
  peindre(statuts: Map<string, Statut>): void {
    this.#statuts = statuts;
    this.#poser();
  }

  #poser(): void {
    const vue = this.#carte.getBounds();
    const echelle = this.#carte.getZoomScale(this.#carte.getZoom(), ZOOM);
    for (const [siren, territoire] of this.#contours.parSiren) {
      const nouvelle =
        this.#contours.dehors.has(siren) || !vue.intersects(territoire.emprise)
          ? null
          : this.#etiquette(territoire, echelle);
      const ancienne = this.#posees.get(siren);
      if (ancienne?.cle === nouvelle?.cle) continue;
      ancienne?.dessin.remove();
      this.#posees.delete(siren);
      if (nouvelle) this.#posees.set(siren, nouvelle);
      if (nouvelle) this.#plan.append(nouvelle.dessin);
    }
    this.#situer();
  }

  /** Met chaque étiquette à sa place dans le repère de Leaflet, que change chaque échelle. */
  #situer(): void {
    for (const { dessin, lieu } of this.#posees.values()) {
      const { x, y } = this.#carte.latLngToLayerPoint(this.#carte.unproject(lieu, ZOOM));
      dessin.setAttribute('transform', `translate(${Math.round(x)} ${Math.round(y)})`);
    }
  }

  #etiquette(
    territoire: FormeVue,
    echelle: number,
  ): { cle: string; dessin: SVGElement; lieu: [number, number] } | null {
    const no = this.#carte.project(territoire.emprise.getNorthWest(), ZOOM);
    const se = this.#carte.project(territoire.emprise.getSouthEast(), ZOOM);
    if (Math.min(se.x - no.x, se.y - no.y) * echelle < 2 * RAYON_ICONE) return null;
    const lieu = this.#lieux.get(territoire.siren) ?? this.#emplacement(territoire);
    this.#lieux.set(territoire.siren, lieu);
    if (lieu.rayon * echelle < RAYON_ICONE) return null;
    const statut = this.#statuts.get(territoire.siren) ?? 'non-renseigne';
    const { x, y, lignes } = placerNom(territoire.nom, lieu, CORPS / echelle);
    return { cle: [statut, x, y, ...lignes].join('|'), dessin: dessiner(statut, lignes), lieu: [x, y] };
  }

  /** Le plus grand morceau d’un territoire, en pixels au zoom de calcul, et son point le plus loin des bords. */
  #emplacement({ feature }: FormeVue): Emplacement {
    const projeter = ([longitude, latitude]: Point): Point => {
      const { x, y } = this.#carte.project([latitude, longitude], ZOOM);
      return [x, y];
    };
    return polygonesDe(feature.geometry)
      .map((anneaux) => anneaux.map((a) => a.map(projeter)))
      .map((anneaux) => ({ ...poleDe(anneaux, 2), anneaux }))
      .reduce((a, b) => (b.rayon > a.rayon ? b : a));
  }
}

/** Icône au-dessus, lignes du nom dessous, centrées. */
function dessiner(statut: Statut, lignes: readonly string[]): SVGElement {
  const echelle = CORPS / 17;
  const haut = -((lignes.length * INTERLIGNE + HAUTEUR_ICONE) * echelle) / 2;
  const texte = lignes.map((l, i) =>
    creerSvg(
      'tspan',
      { x: 0, y: Math.round(haut + (HAUTEUR_ICONE + 12 + i * INTERLIGNE) * echelle) },
      document.createTextNode(l),
    ),
  );
  return creerSvg(
    'g',
    { class: `etiquette s-${statut}` },
    creerSvg('use', {
      class: 'icone',
      href: `#i-${statut}`,
      x: -13,
      y: Math.round(haut + (HAUTEUR_ICONE / 2) * echelle - 13),
      width: 26,
      height: 26,
    }),
    ...(texte.length > 0 ? [creerSvg('text', {}, ...texte)] : []),
  );
}
