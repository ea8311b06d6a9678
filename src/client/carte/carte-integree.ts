/**
 * La carte dans le cadre d’un autre site : montre l’EPCI demandé par l’adresse, et ne répond à rien avant « Explorer ».
 */
class CarteIntegree extends HTMLElement {
  #fiches = [...this.querySelectorAll<HTMLElement>('[data-fiche]')];
  #liste = this.querySelector<HTMLSelectElement>('#epci')!;

  connectedCallback(): void {
    const bouton = this.querySelector<HTMLElement>('[data-explorer]')!;
    bouton.addEventListener('click', () => this.#explorer(bouton), { once: true });
    this.#montrer(new URLSearchParams(location.hash.slice(1)).get('epci') ?? '');
  }

  /**
   * Rend la liste et la carte actives : avant ce clic, le cadre n’arrête ni le défilement ni la tabulation de la page
   * hôte.
   */
  #explorer(bouton: HTMLElement): void {
    const choisie = this.#fiches.find((f) => !f.hidden)?.dataset['fiche'] ?? '';
    this.#liste.append(...this.#fiches.map((f) => new Option(f.dataset['nom'], f.dataset['fiche'])));
    this.#liste.value = choisie;
    this.#liste.addEventListener('change', () => this.#montrer(this.#liste.value));
    this.querySelector('[data-carte]')!.addEventListener('click', (e) => {
      const siren = (e.target as Element).closest('[data-siren]')?.getAttribute('data-siren');
      if (siren) this.#montrer((this.#liste.value = siren));
    });
    const departement = this.querySelector<HTMLSelectElement>('#dep');
    departement?.addEventListener('change', () => location.assign(departement.value));
    this.classList.add('active');
    this.querySelector<HTMLElement>('[data-choix]')!.hidden = false;
    bouton.hidden = true;
    this.#liste.focus();
  }

  /** Montre la fiche d’un EPCI et l’entoure ; un SIREN inconnu ne montre rien. */
  #montrer(siren: string): void {
    for (const fiche of this.#fiches) fiche.hidden = fiche.dataset['fiche'] !== siren;
    this.classList.toggle(
      'repond',
      this.#fiches.some((f) => !f.hidden),
    );
    for (const forme of this.querySelectorAll('[data-siren]'))
      forme.classList.toggle('choisi', forme.getAttribute('data-siren') === siren);
    const choisie = this.querySelector('.choisi');
    // Dessinée en dernier, sa limite n’est recouverte par aucun voisin.
    choisie?.parentNode!.append(choisie);
  }
}

customElements.define('carte-integree', CarteIntegree);
