import { ecrireEtat, lireEtat, type EtatCarte } from '#lib/carte/etat.ts';

/** Comment un changement entre dans l’historique : une étape, la même, ou pas encore (geste en cours). */
type Historique = 'pousser' | 'remplacer' | 'rien';

/** L’état de la page, tenu par la partie `#…` de l’adresse ; prévient (`etat`) à chaque changement, retour compris. */
class Adresse extends EventTarget {
  etat: EtatCarte;

  constructor(code: string) {
    super();
    const codes = [code];
    this.etat = lireEtat(location.hash, codes);
    addEventListener('popstate', () => {
      // `#contenu` et les autres ancres de la page ne disent rien de la carte.
      if (location.hash !== '' && !location.hash.includes('departement=')) return;
      this.etat = lireEtat(location.hash, codes);
      this.dispatchEvent(new Event('etat'));
    });
  }

  /**
   * Change une partie de l’état, l’écrit dans l’adresse, prévient. Choisir un autre territoire oublie la commune
   * demandée.
   */
  changer(partie: Partial<EtatCarte>, historique: Historique = 'pousser'): void {
    this.etat = { ...this.etat, ...('epci' in partie && { reponse: null }), ...partie };
    const fragment = ecrireEtat(this.etat);
    if (historique !== 'rien' && fragment !== location.hash) {
      history[historique === 'pousser' ? 'pushState' : 'replaceState'](null, '', fragment);
    }
    this.dispatchEvent(new Event('etat'));
  }
}

/** L’adresse de cette page ; la vue qu’elle montre donne le code du département. */
export const adresse = new Adresse(document.querySelector<HTMLElement>('vue-carte')!.dataset['code']!);
