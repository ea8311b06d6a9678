import { telecharger } from '#client/telecharger.ts';

/** Boutons « Emporter la carte » : le fichier est fait dans la page, au moment où on le demande. */
class ExporterCarte extends HTMLElement {
  connectedCallback(): void {
    const boutons = this.querySelector<HTMLElement>('[data-boutons]')!;
    boutons.addEventListener('click', (e) => {
      const format = (e.target as Element).closest('button')?.dataset['format'];
      if (format === 'papier') print();
      else if (format) void this.#emporter(format);
    });
  }

  async #emporter(format: string): Promise<void> {
    const etat = this.querySelector('[data-etat]')!;
    const vue = document.querySelector<HTMLElement>('vue-carte');
    const outils = await import('./fichier.ts').catch(() => null);
    if (!outils) {
      etat.textContent =
        'Le fichier n’a pas pu être préparé. Vérifiez la connexion et recommencez, ou imprimez la page.';
      return;
    }
    const { ECHEC, fichierPng, fichierSvg, lireCarte } = outils;
    try {
      const svg = fichierSvg(lireCarte(vue!, this.dataset['date']!, this.dataset['pied']!.split('|')));
      const nom = `contrats-locaux-de-sante-${vue!.dataset['code']}.${format}`;
      telecharger(nom, format === 'png' ? await fichierPng(svg) : svg);
      etat.textContent = `La carte est téléchargée en ${format.toUpperCase()}.`;
    } catch {
      etat.textContent = ECHEC;
    }
  }
}

customElements.define('exporter-carte', ExporterCarte);
