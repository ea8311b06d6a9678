/** Une page trouvée, telle que Pagefind la rend (https://pagefind.app/docs/api-reference/). */
interface Resultat {
  url: string;
  meta: { title: string };
  excerpt: string;
  filters: { groupe?: string[] };
  sub_results: { title: string; url: string }[];
}
interface Pagefind {
  options(o: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(q: string): Promise<{ results: { data(): Promise<Resultat> }[] }>;
}

const GROUPES = ['Territoires', 'Contrats', 'Pages'];
const PAR_GROUPE = 8;

/** Champ et résultats de la recherche : l’index n’est chargé qu’à la première question. */
class RechercheSite extends HTMLElement {
  #moteur: Promise<Pagefind> | undefined;
  #tour = 0;

  connectedCallback(): void {
    const champ = this.querySelector('input')!;
    this.querySelector('form')!.addEventListener('submit', (e) => { e.preventDefault(); void this.#chercher(champ.value); });
    let attente: ReturnType<typeof setTimeout> | undefined;
    champ.addEventListener('input', () => { clearTimeout(attente); attente = setTimeout(() => void this.#chercher(champ.value), 250); });
    champ.value = new URLSearchParams(location.search).get('q') ?? '';
    if (champ.value) void this.#chercher(champ.value);
    addEventListener('popstate', () => { champ.value = new URLSearchParams(location.search).get('q') ?? ''; void this.#chercher(champ.value); });
  }

  async #chercher(question: string): Promise<void> {
    const tour = ++this.#tour;
    const adresse = new URL(location.href);
    if (question.trim()) adresse.searchParams.set('q', question.trim()); else adresse.searchParams.delete('q');
    history.replaceState(null, '', adresse);
    if (question.trim().length < 2) return this.#montrer([], '');
    try {
      const trouves = await (await this.#charger()).search(question);
      const pages = await Promise.all(trouves.results.slice(0, 40).map((r) => r.data()));
      if (tour === this.#tour) this.#montrer(pages, question);
    } catch {
      this.#moteur = undefined;
      this.#dire('La recherche n’a pas pu se charger. Vérifiez la connexion et recommencez, ou passez par les listes plus bas.');
    }
  }

  #charger(): Promise<Pagefind> {
    this.#moteur ??= (async () => {
      const moteur = await import(/* @vite-ignore */ this.dataset['index']!) as Pagefind;
      await moteur.options({ excerptLength: 22, baseUrl: this.dataset['base'] });
      await moteur.init();
      return moteur;
    })();
    return this.#moteur;
  }

  #dire(texte: string): void {
    this.querySelector('[data-etat]')!.textContent = texte;
  }

  #montrer(pages: Resultat[], question: string): void {
    const zone = this.querySelector('[data-resultats]')!;
    zone.replaceChildren();
    if (!question) return this.#dire('');
    this.#dire(pages.length === 0
      ? `Rien ne répond à « ${question} ». Essayez le nom d’une commune, ou un seul mot.`
      : `${pages.length}${pages.length === 40 ? ' ou plus' : ''} résultat${pages.length > 1 ? 's' : ''} pour « ${question} ».`);
    for (const groupe of GROUPES) {
      const siens = pages.filter((p) => p.filters.groupe?.includes(groupe)).slice(0, PAR_GROUPE);
      if (siens.length > 0) zone.append(this.#section(groupe, siens));
    }
  }

  #section(groupe: string, pages: Resultat[]): HTMLElement {
    const section = document.createElement('section');
    const titre = document.createElement('h2');
    titre.className = 'nu';
    titre.textContent = groupe;
    const liste = document.createElement('ul');
    liste.append(...pages.map((p) => this.#ligne(p)));
    section.append(titre, liste);
    return section;
  }

  #ligne(page: Resultat): HTMLElement {
    const li = document.createElement('li');
    const lien = document.createElement('a');
    lien.href = page.url;
    lien.textContent = page.meta.title;
    const extrait = document.createElement('p');
    extrait.className = 'aide';
    // Pagefind rend un extrait dont seul <mark> est une balise : on la recrée, le reste n’est que du texte.
    page.excerpt.split(/<mark>(.*?)<\/mark>/).forEach((morceau, i) => {
      const noeud = document.createElement(i % 2 ? 'mark' : 'span');
      noeud.textContent = new DOMParser().parseFromString(morceau, 'text/html').body.textContent;
      extrait.append(noeud);
    });
    li.append(lien, extrait);
    return li;
  }
}

customElements.define('recherche-site', RechercheSite);
