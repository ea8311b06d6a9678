/** Le calcul n’est chargé qu’au premier champ touché : jusque-là, la page ne porte que ces lignes. */
class CalculFinancement extends HTMLElement {
  connectedCallback(): void {
    const charger = (): void => void import('./calcul/calcul.ts').then(
      (m) => m.brancher(this),
      () => { this.querySelector('[data-note]')!.textContent = 'Le calcul n’a pas pu se charger. Vérifiez la connexion et rechargez la page.'; },
    );
    this.querySelector('form')!.addEventListener('submit', (e) => e.preventDefault());
    // Un retour en arrière peut rendre des champs déjà remplis.
    if ([...this.querySelectorAll('input')].some((c) => c.value)) charger();
    else this.addEventListener('focusin', charger, { once: true });
  }
}

customElements.define('calcul-financement', CalculFinancement);
