import type { Statut } from '#lib/domaine/situations.ts';
import { accorder } from '#lib/texte/typo.ts';
import { COLONNES_TRI, type ColonneTri, type EtatCarte } from '#lib/carte/etat.ts';
import type { LigneDuTableau } from '#lib/territoire/tableau.ts';
import { comparerLignes, correspond, type LigneTriable } from '#lib/carte/tri.ts';
import { creer } from '#client/dom.ts';
import { situation } from './situation.ts';
import { valeur } from '#client/valeur.ts';

/** Ce que la ligne montre maintenant, et son élément. */
interface Rangee extends LigneTriable {
  siren: string;
  element: HTMLTableRowElement;
  /** Ce que `peindre` y a écrit. */ peinte: string;
}

/** Le tableau d’une vue : trié par ses en-têtes, filtré par nom et par situation, repeint d’année en année. */
export class Tableau {
  #corps: HTMLTableSectionElement;
  #rangees: Map<string, Rangee>;
  #etat: HTMLElement;
  #champ: HTMLInputElement;

  constructor(
    vue: HTMLElement,
    changer: (partie: Partial<EtatCarte>, fini: boolean) => void,
    tri: () => EtatCarte['tri'],
  ) {
    const table = vue.querySelector('table')!;
    this.#corps = table.tBodies[0]!;
    this.#rangees = new Map([...this.#corps.rows].map((element) => [element.dataset['siren']!, lire(element)]));
    table.querySelectorAll('thead th').forEach((th, rang) => {
      const bouton = creer('button', { type: 'button' }, th.textContent);
      bouton.addEventListener('click', () => changer({ tri: basculer(tri(), COLONNES_TRI[rang]!) }, true));
      th.replaceChildren(bouton);
    });
    const filtre = vue.querySelector<HTMLElement>('[data-filtre-texte]')!;
    this.#champ = filtre.querySelector('input')!;
    this.#etat = filtre.querySelector('[data-lignes]')!;
    this.#champ.addEventListener('input', () => changer({ texte: this.#champ.value }, false));
    this.#champ.addEventListener('change', () => changer({ texte: this.#champ.value }, true));
  }

  /** Situations lues dans la page, celles du jour de la construction. */
  statuts(): Map<string, Statut> {
    return new Map([...this.#rangees].map(([siren, r]) => [siren, r.statut]));
  }

  /** SIREN des lignes montrées, dans leur ordre. */
  visibles(): string[] {
    return [...this.#corps.rows]
      .filter((l) => !l.hidden && l.getClientRects().length > 0)
      .map((l) => l.dataset['siren']!);
  }

  /** Applique tri et filtre. */
  montrer({ tri, texte, sans }: Pick<EtatCarte, 'tri' | 'texte' | 'sans'>): void {
    if (document.activeElement !== this.#champ) this.#champ.value = texte;
    const liste = [...this.#rangees.values()].sort((a, b) => comparerLignes(a, b, tri));
    let visibles = 0;
    for (const r of liste) {
      r.element.hidden = !correspond(r.nom, texte);
      if (!r.element.hidden && !sans.includes(r.statut)) visibles++;
    }
    // Ne remettre les lignes en place que si leur ordre change : le focus d’un lien du tableau n’est pas perdu.
    const table = this.#corps.closest('table')!;
    if ([...this.#corps.children].some((ligne, i) => liste[i]!.element !== ligne)) {
      // Hors de la page, déplacer mille lignes ne fait refaire qu’un calcul de style au lieu de mille.
      const libre = !this.#corps.contains(document.activeElement);
      if (libre) this.#corps.remove();
      this.#corps.append(...liste.map((r) => r.element));
      if (libre) table.append(this.#corps);
    }
    table.querySelectorAll('thead th').forEach((th, rang) => {
      if (tri && tri.colonne === COLONNES_TRI[rang])
        th.setAttribute('aria-sort', tri.decroissant ? 'descending' : 'ascending');
      else th.removeAttribute('aria-sort');
    });
    const total = this.#rangees.size;
    const mots = visibles === total ? `${accorder(total, 'ligne')}.` : `${accorder(visibles, 'ligne')} sur ${total}.`;
    if (this.#etat.textContent !== mots) this.#etat.textContent = mots;
  }

  /** Repeint les lignes d’après une autre année. */
  peindre(
    lignes: readonly LigneDuTableau[],
    source: (id: string | null) => { nom: string; adresse: string } | null,
  ): void {
    for (const ligne of lignes) {
      const rangee = this.#rangees.get(ligne.siren);
      if (!rangee) continue;
      const peinte = JSON.stringify([ligne.statut, ligne.signature, ligne.terme, ligne.source]);
      if (peinte === rangee.peinte) continue;
      const citee = source(ligne.source);
      const [, s, d, t, c] = rangee.element.cells;
      if (rangee.statut !== ligne.statut) {
        rangee.element.className = `r-${ligne.statut}`;
        s!.replaceChildren(situation(ligne.statut));
      }
      d!.replaceChildren(creer('span', {}, valeur(ligne.signature)));
      t!.replaceChildren(creer('span', {}, valeur(ligne.terme)));
      c!.replaceChildren(
        citee?.adresse
          ? creer('span', {}, creer('a', { href: citee.adresse, rel: 'external' }, citee.nom))
          : creer('span', { class: 'absent' }, 'aucune retrouvée'),
      );
      Object.assign(rangee, {
        peinte,
        statut: ligne.statut,
        signature: ligne.signature.date ?? null,
        terme: ligne.terme.date ?? null,
        source: citee?.nom ?? null,
      });
    }
  }
}

/** Un premier appui trie dans un sens, le suivant dans l’autre. */
function basculer(tri: EtatCarte['tri'], colonne: ColonneTri): EtatCarte['tri'] {
  return { colonne, decroissant: tri?.colonne === colonne && !tri.decroissant };
}

function lire(element: HTMLTableRowElement): Rangee {
  const cellules = [...element.cells];
  return {
    siren: element.dataset['siren']!,
    element,
    peinte: '',
    rang: element.sectionRowIndex,
    nom: cellules[0]!.textContent.trim(),
    statut: element.querySelector<HTMLElement>('[data-statut]')!.dataset['statut'] as Statut,
    signature: cellules[2]!.dataset['v'] ?? null,
    terme: cellules[3]!.dataset['v'] ?? null,
    source: cellules[4]!.querySelector('a')?.textContent ?? null,
  };
}
