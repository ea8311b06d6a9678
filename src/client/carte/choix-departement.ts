/** Le champ « Département » : les propositions et leur tri ne sont chargés qu’au premier usage. */
class ChoixDepartement extends HTMLElement {
  #aide: Promise<void> | undefined;

  connectedCallback(): void {
    const champ = this.querySelector('input')!;
    // Un clic veut la liste ; y venir au clavier, pas encore.
    const charger = ({ type }: Event) => {
      this.#aide ??= import('./liste-departements.ts')
        .then((m) => m.activerListe(this, type === 'pointerdown'))
        .catch(() => {
          this.#aide = undefined;
        });
    };
    champ.addEventListener('focus', charger);
    champ.addEventListener('pointerdown', charger);
  }
}

customElements.define('choix-departement', ChoixDepartement);
