import { formaterDate, type Jour } from '#lib/valeurs/date-partielle.ts';
import { typo } from '#lib/texte/typo.ts';
import { jourDeLAnnee } from '#lib/carte/chronologie.ts';

/** Durée d’une année pendant la lecture, en millisecondes. */
const CADENCE = 1200;
const IMMOBILE = matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Le curseur des années et sa lecture. Si le visiteur veut moins de mouvement, le bouton avance d’un an et s’arrête. */
export class CurseurAnnees {
  #curseur: HTMLInputElement;
  #bouton: HTMLButtonElement;
  #mot: HTMLElement;
  #vue: HTMLElement;
  #changer: (annee: number | null, fini: boolean) => void;
  #minuterie: ReturnType<typeof setInterval> | undefined;

  constructor(vue: HTMLElement, changer: (annee: number | null, fini: boolean) => void) {
    this.#vue = vue;
    this.#changer = changer;
    this.#curseur = vue.querySelector<HTMLInputElement>('#annee')!;
    this.#bouton = vue.querySelector<HTMLButtonElement>('[data-lire]')!;
    this.#mot = this.#bouton.querySelector('span')!;
    if (IMMOBILE) this.#mot.textContent = 'Avancer d’un an';
    this.#curseur.addEventListener('input', () => {
      this.#arreter();
      this.#dire(false);
    });
    this.#curseur.addEventListener('change', () => this.#dire(true));
    this.#bouton.addEventListener('click', () => (this.#minuterie ? this.#arreter() : this.#lire()));
  }

  /** Met le curseur à l’année de l’adresse, et dit les chiffres. `null` = aujourd’hui. */
  montrer(annee: number | null, chiffres: string | null): void {
    const aujourdhui = this.#vue.querySelector<HTMLElement>('[data-temps]')!.dataset['aujourdhui']! as Jour;
    const choisie = annee ?? Number(this.#curseur.max);
    const jour = formaterDate(jourDeLAnnee(choisie, aujourdhui));
    this.#curseur.value = String(choisie);
    this.#curseur.setAttribute('aria-valuetext', `${choisie}, situation au ${jour}`);
    this.#vue.querySelector('output')!.textContent = String(choisie);
    this.#vue.querySelector('[data-jour]')!.textContent = `Au ${jour}\u00a0:`;
    this.#vue.querySelector('.date b')!.textContent = jour;
    if (chiffres) this.#vue.querySelector('[data-chiffres]')!.textContent = typo(chiffres);
  }

  #dire(fini: boolean): void {
    const annee = Number(this.#curseur.value);
    this.#changer(annee === Number(this.#curseur.max) ? null : annee, fini);
  }

  #avancer(): void {
    const fin = this.#curseur.value === this.#curseur.max;
    this.#curseur.value = fin ? this.#curseur.min : String(Number(this.#curseur.value) + 1);
    this.#dire(IMMOBILE);
    if (this.#curseur.value === this.#curseur.max) this.#arreter();
  }

  #lire(): void {
    this.#avancer();
    if (IMMOBILE) return;
    this.#mot.textContent = 'Mettre en pause';
    this.#bouton.setAttribute('aria-pressed', 'true');
    this.#minuterie = setInterval(() => this.#avancer(), CADENCE);
  }

  #arreter(): void {
    if (!this.#minuterie) return;
    clearInterval(this.#minuterie);
    this.#minuterie = undefined;
    this.#mot.textContent = 'Lancer l’animation';
    this.#bouton.setAttribute('aria-pressed', 'false');
    this.#dire(true);
  }
}
