/**
 * Le formulaire n’est chargé que si l’on commence, si l’on rouvre un fichier, ou si un brouillon attend sur l’appareil.
 */
class DossierEnLigne extends HTMLElement {
  connectedCallback(): void {
    const etat = this.querySelector('[data-etat-accueil]')!;
    const demarrer = async (rouvrir: boolean): Promise<void> => {
      try {
        const { demarrer: lancer } = await import('./assistant.ts');
        await lancer(this, rouvrir);
      } catch {
        etat.textContent = 'Le formulaire n’a pas pu se charger. Vérifiez la connexion, puis rechargez la page.';
      }
    };
    this.querySelector('[data-commencer]')!.addEventListener('click', () => void demarrer(false));
    this.querySelector('[data-accueil] [data-rouvrir]')!.addEventListener('click', () => void demarrer(true));
    try {
      if (localStorage.getItem(`cls-dossier-${this.dataset['departement']}`) !== null) void demarrer(false);
    } catch {
      /* Stockage refusé par le navigateur : on commence sans brouillon gardé. */
    }
  }
}

customElements.define('dossier-en-ligne', DossierEnLigne);
