import {
  fragmentDe,
  LIGNES,
  sirensACompare,
  type CelluleComparee,
  type TerritoireCompare,
} from '#lib/territoire/comparaison.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { situation } from '#client/carte/situation.ts';
import { chargerJson } from '#client/charger-json.ts';
import { creer } from '#client/dom.ts';
import { valeur } from '#client/valeur.ts';

const NON_TROUVE = { texte: 'non trouvé', absent: true } as const;

/** La situation a sa pastille ; toute autre cellule, sa valeur, déduite ou non. */
function celluleDe(t: TerritoireCompare, rang: number, c: CelluleComparee): HTMLElement {
  if (rang === 0) return situation(t.statut);
  return valeur(c ? { texte: c[0], ...(c[1] && { deduit: c[1] }) } : NON_TROUVE);
}

function tableauDesChoisis(choisis: readonly TerritoireCompare[]): HTMLElement {
  const entetes = choisis.map((t) => creer('th', { scope: 'col' }, creer('a', { href: t.page }, t.nom)));
  const rangees = LIGNES.map((nom, rang) =>
    creer(
      'tr',
      {},
      creer('th', { scope: 'row' }, nom),
      ...choisis.map((t) =>
        creer('td', { 'data-l': t.nom }, creer('span', {}, celluleDe(t, rang, t.cellules[rang] ?? null))),
      ),
    ),
  );
  return creer(
    'div',
    { class: 'tableau-defilant', tabindex: 0, role: 'region', 'aria-label': 'Comparaison' },
    creer(
      'table',
      { class: 'blocs comparaison' },
      creer('caption', {}, 'Une valeur soulignée de tirets est calculée ou déduite.'),
      creer('thead', {}, creer('tr', {}, creer('td'), ...entetes)),
      creer('tbody', {}, ...rangees),
    ),
  );
}

/** Les listes, l’adresse qui les suit, et le tableau. */
class ComparerTerritoires extends HTMLElement {
  readonly #titre = document.title;
  readonly #fichiers = new Map<string, Promise<TerritoireCompare[]>>();

  connectedCallback(): void {
    const listes = [...this.querySelectorAll('select')];
    for (const liste of listes.slice(1))
      liste.append(...[...listes[0]!.querySelectorAll('optgroup')].map((groupe) => groupe.cloneNode(true)));
    const lire = () => {
      const sirens = sirensACompare(location.hash);
      listes.forEach((liste, i) => (liste.value = sirens[i] ?? ''));
      void this.#montrer(listes);
    };
    this.addEventListener('change', () => {
      const sirens = listes.map((liste) => liste.value).filter(Boolean);
      history.replaceState(null, '', location.pathname + fragmentDe([...new Set(sirens)]));
      void this.#montrer(listes);
    });
    this.querySelector('button')!.addEventListener('click', () => {
      const etat = this.querySelector('[role=status]')!;
      Promise.resolve()
        .then(() => navigator.clipboard.writeText(location.href))
        .then(() => (etat.textContent = 'Lien copié.'))
        .catch(() => (etat.textContent = location.href));
    });
    addEventListener('hashchange', lire);
    lire();
  }

  async #montrer(listes: readonly HTMLSelectElement[]): Promise<void> {
    const resultat = this.querySelector('[data-resultat]')!;
    const options = [...new Map(listes.map((l) => [l.value, l.selectedOptions[0]])).entries()].flatMap(([siren, o]) =>
      siren && o ? [{ siren, departement: o.dataset['departement']! }] : [],
    );
    try {
      const trouves = await Promise.all(
        options.map(async ({ siren, departement }) => (await this.#lire(departement)).find((t) => t.siren === siren)),
      );
      const choisis = trouves.filter((t) => t !== undefined);
      // L’onglet, l’historique et le favori disent ce qui est comparé.
      document.title = [...(choisis.length > 0 ? [enumerer(choisis.map((t) => t.nom))] : []), this.#titre].join(' – ');
      resultat.replaceChildren(
        choisis.length > 0 ? tableauDesChoisis(choisis) : creer('p', {}, 'Choisissez deux ou trois territoires.'),
      );
    } catch {
      resultat.replaceChildren(
        creer('p', {}, 'Les territoires n’ont pas pu se charger. Vérifiez la connexion et rechargez la page.'),
      );
    }
  }

  #lire(departement: string): Promise<TerritoireCompare[]> {
    const lu = this.#fichiers.get(departement) ?? chargerJson(`${this.dataset['base']!}${departement}.json`);
    this.#fichiers.set(departement, lu);
    lu.catch(() => this.#fichiers.delete(departement));
    return lu;
  }
}

customElements.define('comparer-territoires', ComparerTerritoires);
