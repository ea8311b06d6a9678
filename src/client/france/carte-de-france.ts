/** La carte de France : un seul arrêt de tabulation, les flèches d’une marque à l’autre, la légende qui filtre. */
import { accorder } from '#lib/texte/typo.ts';

const SENS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

class CarteFrance extends HTMLElement {
  connectedCallback(): void {
    const svg = this.querySelector('svg.france')!;
    const liens = [...svg.querySelectorAll<SVGAElement>('a')];
    liens.forEach((lien, rang) => lien.setAttribute('tabindex', rang === 0 ? '0' : '-1'));
    svg.addEventListener('keydown', (e) => this.#touche(e as KeyboardEvent, liens));
    for (const choix of this.querySelectorAll<HTMLInputElement>('[data-filtre]')) {
      choix.hidden = false;
      choix.addEventListener('change', () => this.#filtrer(liens));
    }
    // Un rechargement peut rendre une case décochée.
    this.#filtrer(liens);
  }

  #filtrer(liens: readonly SVGAElement[]): void {
    const choix = [...this.querySelectorAll<HTMLInputElement>('[data-filtre]')];
    const cachees = new Set(choix.filter((c) => !c.checked).map((c) => c.dataset['filtre']));
    for (const e of document.querySelectorAll<HTMLElement | SVGElement>('[data-marque]'))
      e.toggleAttribute('hidden', cachees.has(e.dataset['marque']));
    const visibles = liens.filter((l) => l.dataset['marque'] && !l.hasAttribute('hidden')).length;
    this.querySelector('[data-etat]')!.textContent =
      cachees.size > 0 ? `${accorder(visibles, 'marque montrée', 'marques montrées')}.` : '';
    this.#seul(
      liens,
      liens.find((l) => !l.hasAttribute('hidden')),
    );
  }

  #seul(liens: readonly SVGAElement[], choisi: SVGAElement | undefined): void {
    for (const lien of liens) lien.setAttribute('tabindex', lien === choisi ? '0' : '-1');
  }

  #touche(e: KeyboardEvent, tous: readonly SVGAElement[]): void {
    const liens = tous.filter((l) => !l.hasAttribute('hidden'));
    const actuel = (e.target as Element).closest<SVGAElement>('a');
    if (!actuel) return;
    const bouts: Record<string, SVGAElement | undefined> = { Home: liens[0], End: liens.at(-1) };
    const sens = SENS[e.key];
    const vers = sens ? voisinVers(actuel, liens, sens) : bouts[e.key];
    if (!sens && !vers) return;
    e.preventDefault();
    if (!vers) return;
    this.#seul(tous, vers);
    vers.focus();
  }
}

const centreDe = (lien: Element): [number, number] => {
  const { x, y, width, height } = lien.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
};

/** Le lien le plus proche dans un sens : ce qui s’en écarte de côté compte double. */
function voisinVers(
  actuel: SVGAElement,
  liens: readonly SVGAElement[],
  [sx, sy]: readonly [number, number],
): SVGAElement | undefined {
  const [x, y] = centreDe(actuel);
  let [meilleur, distance]: [SVGAElement | undefined, number] = [undefined, Infinity];
  for (const lien of liens) {
    const [lx, ly] = centreDe(lien);
    const avant = (lx - x) * sx + (ly - y) * sy;
    const cote = Math.abs((lx - x) * sy) + Math.abs((ly - y) * sx);
    if (lien === actuel || avant <= 0.5 || avant + 2 * cote >= distance) continue;
    [meilleur, distance] = [lien, avant + 2 * cote];
  }
  return meilleur;
}

customElements.define('carte-france', CarteFrance);
