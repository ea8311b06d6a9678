import { sirensDuFragment } from '#lib/financement/adresse-du-calcul.ts';

/** Le calcul n’est chargé que si on le demande : jusque-là, la page ne porte que ces lignes et un exemple. */
class CalculFinancement extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')!.addEventListener('click', () => this.#ouvrir());
    // Un lien « Calculer, avec ce voisin » : on l’a demandé.
    if (sirensDuFragment(location.hash).length > 0) this.#ouvrir();
  }

  #ouvrir(): void {
    import('./calculateur.ts')
      .then((m) => m.brancher(this))
      .catch(() => {
        this.querySelector('[data-note]')!.textContent =
          'Le calcul n’a pas pu se charger. Vérifiez la connexion et rechargez la page.';
      });
  }
}

customElements.define('calcul-financement', CalculFinancement);
