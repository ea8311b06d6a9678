import type { Map as Carte } from 'leaflet';
import type { Statut } from '#lib/domaine/situations.ts';
import { polygonesDe, type Point } from '#lib/geo/contours.ts';
import { poleDe } from '#lib/geo/pole.ts';
import { disposer, placerNom, type Emplacement, type EtiquettePosee } from '#lib/carte/etiquette.ts';
import { creerSvg } from '#client/dom.ts';
import type { ContoursVus, FormeVue } from './contours.ts';

/** Zoom où les emplacements sont calculés, une fois. */
const ZOOM = 10;
/** Corps des noms à l’écran, en pixels. */
const CORPS = 15;
/** Côté de l’icône, et sa hauteur avec l’air qui la sépare du nom, en pixels. */
const COTE = 26;
const ICONE = 28;
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
    const regles = { corps: [CORPS / echelle], icone: ICONE / echelle, lignes: [3] };
    const posee = placerNom(territoire.nom, lieu, regles);
    const { x, y, lignes } = posee;
    return { cle: [statut, x, y, ...lignes].join('|'), dessin: dessiner(statut, posee), lieu: [x, y] };
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
function dessiner(statut: Statut, { lignes, avecIcone }: EtiquettePosee): SVGElement {
  const place = disposer({ lignes, corps: CORPS, avecIcone }, ICONE);
  const texte = lignes.map((l, i) => creerSvg('tspan', { x: 0, y: Math.round(place.pieds[i]!) }, l));
  const icone = {
    class: 'icone',
    href: `#i-${statut}`,
    x: -COTE / 2,
    y: Math.round(place.icone - COTE / 2),
    width: COTE,
    height: COTE,
  };
  return creerSvg(
    'g',
    { class: `etiquette s-${statut}` },
    creerSvg('use', icone),
    ...(texte.length > 0 ? [creerSvg('text', {}, ...texte)] : []),
  );
}
