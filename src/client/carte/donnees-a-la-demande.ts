import type { Statut } from '#lib/domaine/situations.ts';
import type { EtatCarte } from '#lib/carte/etat.ts';
import { additionnerCouvertures, phraseCouverture } from '#lib/territoire/couverture.ts';
import { lignesDuTableau } from '#lib/territoire/tableau.ts';
import { peindreListe, peindreParts } from './repeindre-a-cote.ts';
import { telechargerCsv } from './csv-filtre.ts';
import { PanneauTerritoire } from './panneau-territoire.ts';
import { TerritoiresParAnnee } from './territoires-par-annee.ts';
import type { Tableau } from './tableau.ts';

/**
 * Tout ce qui demande les fiches des contrats : territoire choisi, années, fichier. Ce module n’est chargé qu’au
 * premier usage.
 */
export class DonneesALaDemande {
  readonly panneau: PanneauTerritoire;
  #vue: HTMLElement;
  #parAnnee: TerritoiresParAnnee;
  #tableau: Tableau;
  #montre: string | null = null;

  constructor(vue: HTMLElement, tableau: Tableau, choisir: (siren: string) => void, fermer: () => void) {
    this.#vue = vue;
    this.#tableau = tableau;
    this.#parAnnee = new TerritoiresParAnnee(vue.dataset['fiches']!.split(' '));
    this.panneau = new PanneauTerritoire(vue.querySelector('[data-fiche]')!, choisir, fermer);
  }

  /** Va chercher les données ; un échec pourra être retenté. */
  charger(): Promise<void> {
    return this.#parAnnee.charger();
  }

  /** Repeint le tableau, la liste et la barre des habitants à une année ; rend les situations. */
  peindre(annee: number | null): Map<string, Statut> {
    peindreListe(this.#vue, this.#parAnnee.territoires(annee));
    peindreParts(this.#vue, additionnerCouvertures(this.#parAnnee.couvertures(annee)));
    this.#tableau.peindre(lignesDuTableau([...this.#parAnnee.territoires(annee).values()]), (id) =>
      this.#parAnnee.source(id),
    );
    return this.#parAnnee.statuts(annee);
  }

  /** Les habitants couverts une année, en une phrase. */
  chiffres(annee: number | null): string {
    return phraseCouverture(additionnerCouvertures(this.#parAnnee.couvertures(annee)));
  }

  /** Ouvre la fiche du territoire choisi, ou la ferme. */
  montrer({ epci, annee }: EtatCarte): void {
    const territoires = this.#parAnnee.territoires(annee);
    const t = epci ? territoires.get(epci) : undefined;
    this.#vue.querySelector<HTMLElement>('[data-liste]')!.hidden = t !== undefined;
    if (!t) {
      this.#montre = null;
      return this.panneau.vider();
    }
    const voisins = this.#parAnnee.voisins(t.epci.siren).flatMap(([siren, direction]) => {
      const territoire = territoires.get(siren);
      return territoire ? [{ territoire, direction }] : [];
    });
    const nouveau = this.#montre !== epci;
    this.#montre = epci;
    this.panneau.montrer(t, voisins, annee !== null);
    if (nouveau) this.panneau.degagerLaCarte();
  }

  /** Télécharge les lignes montrées. */
  telecharger(annee: number | null): Promise<void> {
    return telechargerCsv(this.#vue, this.#parAnnee, this.#tableau.visibles(), annee);
  }
}
