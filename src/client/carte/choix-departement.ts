/** Le champ « Département » : les propositions et leur tri ne sont chargés qu’au premier usage. */
class ChoixDepartement extends HTMLElement {
  #aide: Promise<void> | undefined;

  connectedCallback(): void {
    const champ = this.querySelector('input')!;
    // Un clic ou une flèche veut la liste, même avant qu’elle soit là ; y venir au clavier, pas encore.
    let voulue = false;
    champ.addEventListener('pointerdown', () => (voulue = true));
    champ.addEventListener('keydown', ({ key }) => (voulue ||= key === 'ArrowDown' || key === 'ArrowUp'));
    const charger = () => {
      this.#aide ??= import('./liste-departements.ts')
        .then((m) => m.activerListe(this, () => voulue))
        .catch(() => {
          this.#aide = undefined;
        });
    };
    champ.addEventListener('focus', charger);
    champ.addEventListener('pointerdown', charger);
  }
}

customElements.define('choix-departement', ChoixDepartement);
