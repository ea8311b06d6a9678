/** Choix et copie de l’extrait à intégrer. Sans script, l’extrait du premier département est déjà écrit. */
class ExtraitCadre extends HTMLElement {
  connectedCallback(): void {
    const [liste, extrait] = [this.querySelector('select')!, this.querySelector('textarea')!];
    const [bouton, etat] = [this.querySelector('[data-copier]')!, this.querySelector('[data-copie]')!];
    const ecrire = () => {
      extrait.value = liste.value;
      etat.textContent = '';
    };
    ecrire();
    liste.addEventListener('change', ecrire);
    bouton.addEventListener('click', () => {
      const copie = navigator.clipboard
        ? navigator.clipboard.writeText(extrait.value)
        : Promise.reject(new Error('presse-papiers absent'));
      void copie.then(
        () => {
          etat.textContent = 'L’extrait est copié.';
        },
        () => {
          extrait.select();
          etat.textContent =
            'Votre navigateur ne permet pas la copie : l’extrait est sélectionné, copiez-le au clavier.';
        },
      );
    });
  }
}

customElements.define('extrait-cadre', ExtraitCadre);
