/** Champ « Ma commune » : sans script, un formulaire vers la recherche ; la liste n’est chargée qu’au premier usage. */
class MaCommune extends HTMLElement {
  #aide: Promise<typeof import('./champ.ts')> | undefined;

  connectedCallback(): void {
    const champ = this.querySelector('input')!;
    champ.setAttribute('role', 'combobox');
    champ.setAttribute('aria-autocomplete', 'list');
    champ.setAttribute('aria-expanded', 'false');
    champ.setAttribute('aria-controls', this.querySelector('[role=listbox]')!.id);
    const charger = () =>
      (this.#aide ??= import('./champ.ts').then((m) => {
        m.activerChamp(this);
        return m;
      }));
    const essayer = () =>
      void charger().catch(() => {
        this.#aide = undefined;
      });
    champ.addEventListener('focus', essayer);
    // L’adresse dit à quoi répondre : changer de page, ou y revenir, ne perd pas la réponse.
    const repondue = location.hash.includes('reponse=');
    if (repondue || document.activeElement === champ) essayer();
    const ici = this.querySelector<HTMLElement>('[data-ici]')!;
    ici.hidden = !('geolocation' in navigator);
    ici.addEventListener(
      'click',
      () =>
        void import('./ou-suis-je.ts')
          .then((m) => m.situerDApresLaPosition(this))
          .catch(() => {
            this.querySelector('[data-etat-ici]')!.textContent =
              'La position n’a pas pu être cherchée. Vérifiez la connexion, ou écrivez le nom de votre commune.';
          }),
    );
  }
}

customElements.define('ma-commune', MaCommune);
