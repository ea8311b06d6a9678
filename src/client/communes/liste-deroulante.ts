/**
 * Liste d’un champ à propositions, au patron « combobox » de l’ARIA APG (choix manuel) : le focus reste dans le champ.
 */
export class ListeDeroulante {
  readonly champ: HTMLInputElement;
  readonly liste: HTMLElement;
  readonly #choisir: (rang: number) => void;
  #actif = -1;

  constructor(champ: HTMLInputElement, liste: HTMLElement, choisir: (rang: number) => void) {
    this.champ = champ;
    this.liste = liste;
    this.#choisir = choisir;
    champ.addEventListener('keydown', (e) => this.#touche(e));
    champ.addEventListener('blur', () => this.fermer());
    // Sans quoi le doigt ou la souris prendrait le focus au champ, et fermerait la liste avant le choix.
    liste.addEventListener('pointerdown', (e) => e.preventDefault());
    liste.addEventListener('mousedown', (e) => e.preventDefault());
    liste.addEventListener('click', (e) => {
      const rang = this.options.indexOf((e.target as Element).closest<HTMLElement>('[role=option]')!);
      if (rang >= 0) this.#choisir(rang);
    });
  }

  get options(): HTMLElement[] {
    return [...this.liste.querySelectorAll<HTMLElement>('[role=option]')];
  }
  get ouverte(): boolean {
    return !this.liste.hidden;
  }

  /** Remplace les propositions ; une liste vide se ferme. `contenu` : ce qui les range, si elles sont en groupes. */
  montrer(options: HTMLElement[], contenu: readonly Node[] = options): void {
    options.forEach((o, i) => {
      o.id = `${this.liste.id}-${i}`;
      o.setAttribute('role', 'option');
    });
    this.liste.replaceChildren(...contenu);
    this.#activer(-1);
    this.liste.scrollTop = 0;
    this.#ouvrir(options.length > 0);
  }

  fermer(): void {
    this.#activer(-1);
    this.#ouvrir(false);
  }

  #ouvrir(oui: boolean): void {
    this.liste.hidden = !oui;
    this.champ.setAttribute('aria-expanded', String(oui));
  }

  #activer(rang: number): void {
    const options = this.options;
    options.forEach((o, i) => o.setAttribute('aria-selected', String(i === rang)));
    this.#actif = rang;
    const option = options[rang];
    if (!option) return this.champ.removeAttribute('aria-activedescendant');
    this.champ.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  #touche(e: KeyboardEvent): void {
    const dernier = this.options.length - 1;
    if (e.isComposing) return;
    if ((e.key === 'ArrowDown' || e.key === 'ArrowUp') && dernier >= 0) {
      e.preventDefault();
      const bas = e.key === 'ArrowDown';
      if (!this.ouverte) this.#ouvrir(true);
      if (e.altKey) return;
      // Entre la dernière et la première proposition, le curseur repasse par le champ (-1).
      const places = dernier + 2;
      this.#activer(((this.#actif + 1 + (bas ? 1 : places - 1)) % places) - 1);
    } else if ((e.key === 'Home' || e.key === 'End') && this.ouverte && this.#actif >= 0) {
      // Dans la liste seulement : dans le champ, ces touches sont au curseur du texte.
      e.preventDefault();
      this.#activer(e.key === 'Home' ? 0 : dernier);
    } else if (e.key === 'Enter' && this.ouverte && this.#actif >= 0) {
      e.preventDefault();
      this.#choisir(this.#actif);
    } else if (e.key === 'Escape' && (this.ouverte || this.champ.value)) {
      e.preventDefault();
      if (this.ouverte) this.fermer();
      else {
        this.champ.value = '';
        this.champ.dispatchEvent(new Event('input', { bubbles: true }));
      }
    }
  }
}
