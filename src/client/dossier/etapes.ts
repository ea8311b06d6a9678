/** Une étape à la fois, une adresse par étape : le bouton « précédent » du navigateur revient à la précédente. */
export class Etapes {
  readonly #sections: HTMLElement[];
  readonly #liens: HTMLAnchorElement[];
  readonly #titre = document.title;
  readonly #ouverture: (id: string) => void;

  constructor(racine: HTMLElement, ouverture: (id: string) => void) {
    this.#sections = [...racine.querySelectorAll<HTMLElement>('[data-etape]')];
    this.#liens = [...racine.querySelectorAll<HTMLAnchorElement>('a[href^="#etape-"]')];
    this.#ouverture = ouverture;
    for (const lien of this.#liens)
      lien.addEventListener('click', (e) => {
        e.preventDefault();
        this.aller(lien.hash.slice('#etape-'.length));
      });
    addEventListener('popstate', () => this.#montrer(this.#demandee(), true));
  }

  #demandee(): string {
    const id = location.hash.replace('#etape-', '');
    return this.#sections.some((s) => s.dataset['etape'] === id) ? id : this.#sections[0]!.dataset['etape']!;
  }

  get courante(): string {
    return this.#sections.find((s) => !s.hidden)?.dataset['etape'] ?? '';
  }

  /** Montre l’étape de l’adresse, ou la première. */
  ouvrir(focus: boolean): void {
    this.#montrer(this.#demandee(), focus);
  }

  aller(id: string): void {
    if (id !== this.courante) history.pushState(null, '', `#etape-${id}`);
    this.#montrer(id, true);
  }

  /** L’étape voisine (`1` ou `-1`), s’il y en a une. */
  voisine(pas: 1 | -1): string | undefined {
    return this.#sections[this.#sections.findIndex((s) => !s.hidden) + pas]?.dataset['etape'];
  }

  #montrer(id: string, focus: boolean): void {
    this.#sections.forEach((section, i) => {
      section.hidden = section.dataset['etape'] !== id;
      if (section.hidden) return;
      const titre = section.querySelector<HTMLElement>('h2')!;
      document.title = `${titre.textContent} (étape ${i + 1} sur ${this.#sections.length}) – ${this.#titre}`;
      if (focus) {
        titre.focus({ preventScroll: true });
        section.scrollIntoView();
      }
    });
    for (const lien of this.#liens) {
      if (lien.hash === `#etape-${id}`) lien.setAttribute('aria-current', 'step');
      else lien.removeAttribute('aria-current');
    }
    this.#ouverture(id);
  }
}
