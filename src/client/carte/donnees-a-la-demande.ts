import type { Statut } from '#lib/domaine/statut.ts';
import type { EtatCarte } from '#lib/carte/etat.ts';
import { additionner, phraseCouverture } from '#lib/territoire/couverture.ts';
import { lignesDe } from '#lib/territoire/tableau.ts';
import { telechargerCsv } from './csv-filtre.ts';
import { Fiche } from './panneau-territoire.ts';
import { Modele } from './territoires-par-annee.ts';
import type { Tableau } from './tableau.ts';

/** Tout ce qui demande les fiches des contrats : territoire choisi, années, fichier. Ce module n’est chargé qu’au premier usage. */
export class Fiches {
  readonly fiche: Fiche;
  #vue: HTMLElement;
  #modele: Modele;
  #tableau: Tableau;

  constructor(vue: HTMLElement, tableau: Tableau, choisir: (siren: string) => void, fermer: () => void) {
    this.#vue = vue;
    this.#tableau = tableau;
    this.#modele = new Modele(vue.dataset['fiches']!.split(' '));
    this.fiche = new Fiche(vue.querySelector('[data-fiche]')!, choisir, fermer);
  }

  /** Va chercher les données ; un échec pourra être retenté. */
  charger(): Promise<void> {
    return this.#modele.charger();
  }

  /** Repeint le tableau à une année et en rend les situations. */
  peindre(annee: number | null): Map<string, Statut> {
    this.#tableau.peindre(lignesDe([...this.#modele.territoires(annee).values()]), (id) => this.#modele.source(id));
    return this.#modele.statuts(annee);
  }

  /** Les habitants couverts une année, en une phrase. */
  chiffres(annee: number | null): string {
    return phraseCouverture(additionner(this.#modele.couvertures(annee)));
  }

  /** Ouvre la fiche du territoire choisi, ou la ferme. */
  montrer({ epci, annee }: EtatCarte): void {
    const territoires = this.#modele.territoires(annee);
    const t = epci ? territoires.get(epci) : undefined;
    if (!t) return this.fiche.vider();
    const voisins = this.#modele.voisins(t.epci.siren).flatMap(([siren, direction]) => {
      const territoire = territoires.get(siren);
      return territoire ? [{ territoire, direction }] : [];
    });
    this.fiche.montrer(t, voisins, annee !== null);
  }

  /** Télécharge les lignes montrées. */
  telecharger(annee: number | null): Promise<void> {
    return telechargerCsv(this.#vue, this.#modele, this.#tableau.visibles(), annee);
  }
}
