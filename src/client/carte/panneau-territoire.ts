import { adresseTerritoire } from '#lib/adresses.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { partageEntre } from '#lib/domaine/partage.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import type { TerritoireDeCarte } from '#lib/carte/donnees.ts';
import { direDeduction, valeurSignature, valeurTerme, type Valeur } from '#lib/territoire/reponse.ts';
import { direCalendrier, QUESTION_AU_VOISIN } from '#lib/territoire/calendrier-du-voisin.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { accorder } from '#lib/texte/typo.ts';
import { creer } from '#client/dom.ts';
import { pastille, situation } from './situation.ts';
import { valeur } from '#client/valeur.ts';

/** Un voisin du territoire choisi. */
export interface VoisinChoisi {
  territoire: TerritoireDeCarte;
  direction: string;
}

/** Une valeur, et en clair comment elle est calculée ou déduite ; un lecteur d’écran l’a déjà entendu avec elle. */
const dire = (v: Valeur): HTMLElement[] => [
  valeur(v),
  ...(v.deduit && !v.absent ? [creer('small', { class: 'gris', 'aria-hidden': 'true' }, direDeduction(v.deduit))] : []),
];

/** Temps où un second appui en fait un double, en millisecondes : celui des navigateurs, et un peu plus. */
const DOUBLE_APPUI_MS = 350;

/** La fiche du territoire choisi, à côté de la carte, jamais dessus. */
export class PanneauTerritoire {
  #hote: HTMLElement;
  #choisir: (siren: string) => void;
  #fermer: () => void;
  #degagement: ReturnType<typeof setTimeout> | undefined;

  constructor(hote: HTMLElement, choisir: (siren: string) => void, fermer: () => void) {
    this.#hote = hote;
    this.#choisir = choisir;
    this.#fermer = fermer;
    hote.addEventListener('keydown', (e) => {
      if (e.key === 'Escape') fermer();
    });
  }

  /** Vrai si le focus est dedans. */
  get aLeFocus(): boolean {
    return this.#hote.contains(document.activeElement);
  }

  /** Porte le focus sur la fiche ouverte. */
  focaliser(): void {
    this.#hote.focus({ preventScroll: true });
  }

  /**
   * Au téléphone, la fiche couvre le bas de l’écran : la page défile pour que la carte reste entière au-dessus. Pas
   * avant qu’un double appui ait pu finir : le second est pour ce que visait le premier, ni pour la fiche, ni pour ce
   * qui aurait défilé sous le doigt.
   */
  degagerLaCarte(): void {
    this.#oublierLeDegagement();
    if (getComputedStyle(this.#hote).position !== 'fixed') return;
    this.#hote.classList.add('arrive');
    this.#degagement = setTimeout(() => {
      this.#oublierLeDegagement();
      this.#hote.closest('vue-carte')!.querySelector('.scene')!.scrollIntoView({ block: 'start' });
    }, DOUBLE_APPUI_MS);
  }

  #oublierLeDegagement(): void {
    clearTimeout(this.#degagement);
    this.#hote.classList.remove('arrive');
  }

  /** Ferme, sans rien dire du focus. */
  vider(): void {
    this.#oublierLeDegagement();
    this.#hote.hidden = true;
    document.body.classList.remove('fiche-ouverte');
    this.#hote.replaceChildren();
  }

  /** Remplit la fiche : situation, dates, lien, voisins. `passe` : ce n’est pas aujourd’hui. */
  montrer(t: TerritoireDeCarte, voisins: readonly VoisinChoisi[], passe: boolean): void {
    const bouton = creer('button', { type: 'button', class: 'fermer', 'aria-label': `Fermer la fiche ${t.nom}` }, '×');
    bouton.addEventListener('click', () => this.#fermer());
    const titre = `fiche-${t.epci.siren}`;
    const page = adresseTerritoire(t.epci);
    this.#hote.hidden = false;
    document.body.classList.add('fiche-ouverte');
    this.#hote.setAttribute('role', 'group');
    this.#hote.setAttribute('aria-labelledby', titre);
    this.#hote.replaceChildren(
      bouton,
      creer(
        'p',
        { class: 'gris' },
        `${accorder(t.epci.nombreCommunes, 'commune')}, ${accorder(t.epci.population, 'habitant')}`,
        passe ? `, au ${formaterDate(t.au)}` : '',
      ),
      creer('h2', { id: titre }, t.nom),
      situation(t.statut),
      ...this.#dates(t),
      creer('p', {}, creer('a', { href: page, class: 'bouton chevron' }, 'Voir la page du territoire')),
      creer('p', {}, creer('a', { href: `${page}#qui-appeler` }, 'Adresse et téléphone')),
      ...(voisins.length > 0 ? [this.#voisins(t, voisins)] : []),
    );
  }

  #dates(t: TerritoireDeCarte): HTMLElement[] {
    const contrat = contratPrincipal(t);
    const ligne = (nom: string, ...contenu: (Node | string)[]) =>
      creer('div', {}, creer('dt', {}, nom), creer('dd', {}, ...contenu));
    if (contrat?.etape === 'signe')
      return [
        creer(
          'dl',
          {},
          ligne('Signature', ...dire(valeurSignature(contrat))),
          ligne('Terme', ...dire(valeurTerme(contrat))),
        ),
      ];
    const demarche = contrat?.etape === 'demarche' && contrat.demarche;
    const phrase = demarche
      ? `Une démarche est connue depuis ${formaterDate(demarche.debut)}, sans signature trouvée.`
      : SITUATIONS[t.statut].definition;
    return [creer('p', {}, phrase)];
  }

  #voisins(t: TerritoireDeCarte, voisins: readonly VoisinChoisi[]): HTMLElement {
    const compares = voisins.map((v) => ({ ...v, partage: partageEntre(t, v.territoire) }));
    const manque = compares.some(({ partage }) => partage.possible === null);
    return creer(
      'div',
      { class: 'voisins' },
      creer('h3', {}, 'Ses voisins'),
      creer(
        'ul',
        {},
        ...compares.map(({ territoire, direction, partage }) => {
          const nom = creer('button', { type: 'button', class: 'lien' }, territoire.nom);
          nom.addEventListener('click', () => this.#choisir(territoire.epci.siren));
          return creer(
            'li',
            { 'data-siren': territoire.epci.siren },
            pastille(territoire.statut),
            creer(
              'div',
              {},
              nom,
              creer('span', { class: 'invisible' }, ` : ${SITUATIONS[territoire.statut].libelle}`),
              creer('p', { class: 'aide' }, `${direction} ; ${direCalendrier(partage, territoire)}`),
            ),
          );
        }),
      ),
      creer(
        'p',
        { class: 'aide' },
        manque
          ? `Partager un animateur : demandez d’abord ${QUESTION_AU_VOISIN}`
          : 'Un partage possible n’est pas un droit.',
      ),
    );
  }
}
