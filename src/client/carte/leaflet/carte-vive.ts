import type { LatLngBounds, Map as Carte } from 'leaflet';
import type { Statut } from '#lib/domaine/situations.ts';
import type { EtatCarte } from '#lib/carte/etat.ts';
import { adresse } from '#client/carte/adresse.ts';
import { Clavier } from './clavier.ts';
import { chargerContoursVus, preciser, type ContoursVus } from './contours-vus.ts';
import { brancherCommandes } from './commandes.ts';
import { territoireEnMots } from './territoire-en-mots.ts';
import { Etiquettes } from './etiquettes.ts';
import { brancherGestes } from './gestes.ts';
import { latLngBounds, map as creerCarte, svg } from './leaflet.ts';
import { Traits } from './traits.ts';
import { souffler } from '../repos.ts';

/** Le visiteur a demandé moins de mouvement : rien ne glisse ni ne grandit peu à peu. */
const IMMOBILE = matchMedia('(prefers-reduced-motion: reduce)').matches;

/**
 * Temps passé d’une traite à ajouter des formes, en millisecondes : aucune tâche ne retient alors un geste, et mille
 * formes ne font pas mille dessins.
 */
const TRANCHE_MS = 12;

/** Agrandissement, en niveaux de zoom, à partir duquel la simplification du dessin se verrait. */
const PRECIS = 0.7;

/** La carte de Leaflet d’une vue : mêmes territoires, mêmes classes que le dessin qu’elle remplace. */
export class CarteVive {
  #carte: Carte;
  #contours: ContoursVus;
  #emprise!: LatLngBounds;
  #etiquettes!: Etiquettes;
  #traits!: Traits;
  #clavier!: Clavier;
  #vue: HTMLElement;
  #statuts: ReadonlyMap<string, Statut>;
  #montre: Pick<EtatCarte, 'epci' | 'cadrage'> = { epci: null, cadrage: null };
  /** Vrai pendant un déplacement que nous avons demandé : l’adresse n’a pas à le retenir. */
  #seul = false;

  /** Va chercher les contours et dessine, par tranches : entre deux, la page répond. `statuts` : ceux du dessin. */
  static async creer(
    vue: HTMLElement,
    statuts: ReadonlyMap<string, Statut>,
    choisir: (siren: string, ouvrir: boolean) => void,
    fermer: () => void,
  ): Promise<CarteVive> {
    await souffler();
    const contours = await chargerContoursVus(vue);
    await souffler();
    const carte = new CarteVive(vue, contours, statuts);
    await souffler();
    carte.#situer();
    await souffler();
    await carte.#dessiner(choisir, fermer);
    return carte;
  }

  private constructor(vue: HTMLElement, contours: ContoursVus, statuts: ReadonlyMap<string, Statut>) {
    this.#vue = vue;
    this.#contours = contours;
    this.#statuts = statuts;
    const hote = vue.querySelector<HTMLElement>('[data-vive]')!;
    hote.hidden = false;
    // Tant qu’elle se dessine, par tranches, le dessin qu’elle remplace est seul à se lire.
    hote.setAttribute('aria-hidden', 'true');
    this.#carte = creerCarte(hote, {
      attributionControl: false,
      zoomControl: false,
      keyboard: false,
      scrollWheelZoom: false,
      boxZoom: false,
      touchZoom: true,
      zoomSnap: 0,
      zoomDelta: 0.75,
      zoomAnimation: !IMMOBILE,
      fadeAnimation: !IMMOBILE,
      markerZoomAnimation: !IMMOBILE,
      inertia: !IMMOBILE,
      renderer: svg({ padding: 0.5 }),
    });
  }

  /** Montre toute la vue, et borne ce qu’on peut en voir. */
  #situer(): void {
    const formes = [...this.#contours.parSiren.values()];
    this.#emprise = formes.reduce((tout, { emprise }) => tout.extend(emprise), latLngBounds([]));
    this.#cadrer(null, false);
    this.#carte
      .setMinZoom(this.#carte.getZoom() - 1)
      .setMaxZoom(14)
      .setMaxBounds(this.#emprise.pad(0.6));
  }

  async #dessiner(choisir: (siren: string, ouvrir: boolean) => void, fermer: () => void): Promise<void> {
    const [vue, contours] = [this.#vue, this.#contours];
    let reprise = performance.now();
    for (const { siren, forme } of contours.parSiren.values()) {
      forme
        .on('click', () => choisir(siren, false))
        .on('mouseover', () => this.#survoler(siren))
        .on('mouseout', () => this.#survoler(null))
        .addTo(this.#carte);
      this.#habiller(siren);
      if (performance.now() - reprise < TRANCHE_MS) continue;
      await souffler();
      reprise = performance.now();
    }
    this.#traits = new Traits(this.#carte, contours);
    await souffler();
    this.#etiquettes = new Etiquettes(this.#carte, vue.querySelector('.carte .noms')!);
    await souffler();
    this.#clavier = new Clavier(
      this.#carte,
      contours,
      {
        ouvrir: (siren) => choisir(siren, true),
        fermer,
        suivre: (siren, annoncer) => this.#pointer(siren, annoncer),
      },
      vue,
    );
    this.#carte.getContainer().removeAttribute('aria-hidden');
    brancherGestes(this.#carte, (mots) => this.#dire(mots));
    brancherCommandes(
      vue,
      this.#carte,
      () => {
        adresse.changer({ cadrage: null }, 'remplacer');
        this.#cadrer(null);
      },
      IMMOBILE,
    );
    const depart = this.#carte.getZoom();
    this.#carte.on('moveend', () => {
      const zoom = this.#carte.getZoom();
      vue.classList.toggle('agrandie', zoom > depart + 0.05);
      if (zoom > depart + PRECIS) this.#preciser();
      this.#retenir();
    });
    this.#carte.on('resize', () => {
      if (adresse.etat.cadrage === null) this.#cadrer(null, false);
    });
    this.#brancherFond();
    vue.classList.add('animee');
  }

  /** Met la carte à l’image de l’adresse : situations, territoire choisi, cadrage. */
  suivre(etat: EtatCarte, statuts: ReadonlyMap<string, Statut>): void {
    if (statuts !== this.#statuts) this.#peindre(statuts);
    this.#clavier.masquer((siren) => etat.sans.includes(this.#statuts.get(siren)!));
    if (etat.epci !== this.#montre.epci) {
      this.#traits.choisir(etat.epci);
      this.#clavier.choisir(etat.epci);
      const forme = etat.epci ? this.#contours.parSiren.get(etat.epci) : undefined;
      if (forme && !etat.cadrage && !this.#carte.getBounds().intersects(forme.emprise)) this.#cadrer(null);
    }
    const { cadrage } = etat;
    if (cadrage ? !this.#estAu(cadrage) : this.#montre.cadrage) this.#cadrer(cadrage, false);
    this.#montre = { epci: etat.epci, cadrage };
  }

  /** Porte le focus sur un territoire. */
  focaliser(siren: string): void {
    this.#clavier.focaliser(siren);
  }

  /** Va chercher, une fois, les contours sans simplification ; s’ils ne viennent pas, ceux du dessin restent. */
  #preciser(): void {
    if (!this.#contours.simplifies) return;
    void preciser(this.#contours, this.#vue)
      .then(() => this.#traits.refaire(this.#montre.epci))
      .catch(() => undefined);
  }

  /** L’interrupteur du fond de carte ; son code même n’est chargé que s’il est allumé. */
  #brancherFond(): void {
    // Une carte à encarts n’a pas de fond : ce qui n’est pas à sa place n’en trouverait pas sous lui.
    const zone = this.#vue.querySelector<HTMLElement>('[data-fond]');
    if (!zone) return;
    const bouton = zone.querySelector('input')!;
    const etat = zone.querySelector('[data-fond-etat]')!;
    let eteindre: (() => void) | undefined;
    // Un navigateur peut rendre son état d’avant à une case rechargée ; le fond, lui, est éteint.
    bouton.checked = false;
    bouton.addEventListener('change', () => {
      eteindre?.();
      eteindre = undefined;
      this.#preciser();
      if (bouton.checked)
        void import('./fond.ts')
          .then(({ allumerFond }) => {
            eteindre = allumerFond(this.#carte, zone.dataset['fond']!, (mots) => {
              etat.textContent = mots;
            });
          })
          .catch(() => {
            etat.textContent = 'Le fond de carte ne vient pas. Vérifiez la connexion ; la carte marche sans lui.';
          });
    });
  }

  #peindre(statuts: ReadonlyMap<string, Statut>): void {
    const avant = this.#statuts;
    this.#statuts = statuts;
    for (const siren of this.#contours.parSiren.keys())
      if (avant.get(siren) !== statuts.get(siren)) this.#habiller(siren);
    this.#etiquettes.peindre(statuts);
  }

  /** Donne à une forme la couleur et le nom de sa situation. */
  #habiller(siren: string): void {
    const statut = this.#statuts.get(siren);
    const classe = this.#contours.dehors.has(siren) ? 'hors' : `s-${statut ?? 'non-renseigne'}`;
    const element = this.#contours.parSiren.get(siren)!.forme.getElement()!;
    element.setAttribute('class', `leaflet-interactive territoire ${classe}`);
    element.setAttribute('aria-label', territoireEnMots(this.#contours, siren, statut));
  }

  /** Survol : le nom s’écrit sous la carte, là où il ne cache aucun territoire. */
  #survoler(siren: string | null): void {
    this.#dire(siren ? territoireEnMots(this.#contours, siren, this.#statuts.get(siren)) : '');
  }

  /** Focus au clavier : anneau au premier plan, nom écrit, annonce de la place. */
  #pointer(siren: string | null, annonce: string): void {
    this.#traits.entourer(siren);
    this.#survoler(siren);
    this.#vue.querySelector('[data-annonce]')!.textContent = siren
      ? `${territoireEnMots(this.#contours, siren, this.#statuts.get(siren))}. ${annonce}`
      : '';
    if (siren)
      this.#carte.panInside(this.#contours.parSiren.get(siren)!.emprise.getCenter(), {
        padding: [40, 40],
        animate: !IMMOBILE,
      });
  }

  #dire(mots: string): void {
    this.#vue.querySelector('[data-survol]')!.textContent = mots;
  }

  #cadrer(cadrage: EtatCarte['cadrage'], animate = !IMMOBILE): void {
    this.#seul = true;
    if (cadrage) this.#carte.setView([cadrage.latitude, cadrage.longitude], cadrage.zoom, { animate: false });
    else this.#carte.fitBounds(this.#emprise, { padding: [4, 4], animate });
    if (!animate || cadrage) this.#seul = false;
  }

  #estAu({ zoom, latitude, longitude }: NonNullable<EtatCarte['cadrage']>): boolean {
    const centre = this.#carte.getCenter();
    return (
      Math.abs(this.#carte.getZoom() - zoom) < 0.02 &&
      Math.abs(centre.lat - latitude) < 1e-3 &&
      Math.abs(centre.lng - longitude) < 1e-3
    );
  }

  /** Le visiteur a déplacé la carte : l’adresse s’en souvient. */
  #retenir(): void {
    if (this.#seul) {
      this.#seul = false;
      return;
    }
    const { lat: latitude, lng: longitude } = this.#carte.getCenter();
    const cadrage = { zoom: this.#carte.getZoom(), latitude, longitude };
    this.#montre.cadrage = cadrage;
    adresse.changer({ cadrage }, 'remplacer');
  }
}
