import type { Statut } from '#lib/domaine/situations.ts';
import { adresse } from './adresse.ts';
import type { VueCarte } from './vue-carte.ts';

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
    const vue = document.querySelector<VueCarte>('vue-carte')!;
    const outils = await Promise.all([
      import('./fichier.ts'),
      import('./formes.ts').then((f) => f.chargerFormes(vue)),
      import('#client/telecharger.ts'),
    ]).catch(() => null);
    if (!outils) {
      etat.textContent =
        'Le fichier n’a pas pu être préparé. Vérifiez la connexion et recommencez, ou imprimez la page.';
      return;
    }
    const [{ ECHEC_DU_FICHIER, fichierPng, fichierSvg }, formes, { telecharger }] = outils;
    const { annee, sans } = adresse.etat;
    try {
      const svg = fichierSvg({ statuts: vue.statuts, departements: vue.dataset['formes']!.split(' ').length }, formes, {
        titre: `Les contrats locaux de santé ${vue.dataset['de']}`,
        sousTitre: annee ? `Année ${annee}, d’après ce que l’on en sait` : this.dataset['date']!,
        pied: this.dataset['pied']!.split('|'),
        masquees: new Set<Statut>(sans),
      });
      const nom = `contrats-locaux-de-sante-${vue.dataset['code']}.${format}`;
      telecharger(nom, format === 'png' ? await fichierPng(svg) : svg);
      etat.textContent = `La carte est téléchargée en ${format.toUpperCase()}.`;
    } catch {
      etat.textContent = ECHEC_DU_FICHIER;
    }
  }
}

customElements.define('exporter-carte', ExporterCarte);
