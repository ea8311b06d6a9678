import { STATUTS, type Statut } from '#lib/domaine/situations.ts';

/**
 * La légende-filtre d’une vue : le script tient l’état et les comptes, et pose la classe qui masque une situation. Sans
 * lui, le CSS seul filtre (`situations.css`).
 */
export class Legende {
  #vue: HTMLElement;
  #cases: Map<Statut, HTMLInputElement>;

  constructor(vue: HTMLElement, changer: (sans: Statut[]) => void) {
    this.#vue = vue;
    const formulaire = vue.querySelector<HTMLFormElement>('.filtre-situations')!;
    this.#cases = new Map(STATUTS.map((s) => [s, formulaire.querySelector<HTMLInputElement>(`[value="${s}"]`)!]));
    formulaire.addEventListener('change', () => changer(STATUTS.filter((s) => !this.#cases.get(s)!.checked)));
    formulaire.addEventListener('submit', (e) => e.preventDefault());
  }

  /** Coche d’après l’adresse. */
  cocher(sans: readonly Statut[]): void {
    for (const [statut, champ] of this.#cases) {
      champ.checked = !sans.includes(statut);
      this.#vue.classList.toggle(`sans-${statut}`, !champ.checked);
      champ.parentElement!.classList.toggle('masquee', !champ.checked);
    }
  }

  /** Écrit les comptes ; une situation absente reste montrée, mais n’a rien à masquer. */
  compter(statuts: Iterable<Statut>): void {
    const comptes = new Map<Statut, number>();
    for (const s of statuts) comptes.set(s, (comptes.get(s) ?? 0) + 1);
    for (const [statut, champ] of this.#cases) {
      const nombre = comptes.get(statut) ?? 0;
      champ.disabled = nombre === 0 && champ.checked;
      champ.parentElement!.classList.toggle('zero', nombre === 0);
      champ.parentElement!.querySelector('[data-compte]')!.textContent = String(nombre);
    }
  }
}
