import { departementsDuCodePostal } from '#lib/communes/code-postal.ts';
import { ecrituresDe, motsProches, repondA } from '#lib/recherche/question.ts';
import { typo } from '#lib/texte/typo.ts';
import { creer } from './dom.ts';

/** Une page trouvée, telle que Pagefind la rend (https://pagefind.app/docs/api-reference/). */
interface Resultat {
  url: string;
  meta: { title: string };
  excerpt: string;
  content: string;
}
interface Pagefind {
  options(o: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(q: string): Promise<{ results: { id: string; score: number; data(): Promise<Resultat> }[] }>;
}

const PAR_GROUPE = 8;
const MAXIMUM = 40;

/** Champ et résultats de la recherche : rien n’est chargé avant la première question. */
class RechercheSite extends HTMLElement {
  #moteur: Promise<Pagefind> | undefined;
  #tour = 0;

  connectedCallback(): void {
    const champ = this.querySelector('input')!;
    const lireAdresse = () => {
      champ.value = new URLSearchParams(location.search).get('q') ?? '';
      void this.#chercher(champ.value);
    };
    this.querySelector('form')!.addEventListener('submit', (e) => {
      e.preventDefault();
      void this.#chercher(champ.value);
    });
    let attente: ReturnType<typeof setTimeout> | undefined;
    champ.addEventListener('input', () => {
      clearTimeout(attente);
      attente = setTimeout(() => void this.#chercher(champ.value), 250);
    });
    if (location.search) lireAdresse();
    addEventListener('popstate', lireAdresse);
  }

  async #chercher(saisie: string): Promise<void> {
    const tour = ++this.#tour;
    const question = saisie.trim();
    const adresse = new URL(location.href);
    if (question) adresse.searchParams.set('q', question);
    else adresse.searchParams.delete('q');
    if (adresse.href !== location.href) history.replaceState(null, '', adresse);
    if (question.length < 2) {
      this.#montrer([], null, 0, '');
      return this.#dire(question ? 'Écrivez au moins deux lettres.' : '');
    }
    const [pages, communes] = await Promise.allSettled([this.#trouverPages(question), this.#trouverCommunes(question)]);
    if (tour !== this.#tour) return;
    const trouvees = communes.status === 'fulfilled' ? communes.value : { nombre: 0, section: null };
    this.#montrer(pages.status === 'fulfilled' ? pages.value : [], trouvees.section, trouvees.nombre, question);
    if (pages.status === 'rejected') this.#oublier();
    const manquent = [
      pages.status === 'rejected' && 'dans les pages',
      communes.status === 'rejected' && 'des communes',
    ].filter(Boolean);
    if (manquent.length > 0)
      this.#dire(
        `La recherche ${manquent.join(' et ')} n’a pas pu se charger. Vérifiez la connexion et recommencez, ou passez par les listes plus bas.`,
      );
  }

  /** Un moteur chargé à moitié garde ses échecs : la question suivante en prend un neuf. */
  #oublier(): void {
    void this.#moteur?.then((moteur) => moteur.destroy()).catch(() => undefined);
    this.#moteur = undefined;
  }

  async #trouverPages(question: string): Promise<Resultat[]> {
    const moteur = await this.#charger();
    const debut = performance.now();
    // Sans ses accents, une question donne toujours les mêmes pages : l’index répond aux deux écritures, mais les
    // classe autrement.
    const reponses = await Promise.all(ecrituresDe(question).map((ecriture) => moteur.search(ecriture)));
    if (indexPerdu(debut)) throw new Error('un morceau de l’index n’est pas venu');
    const parPage = new Map(reponses.flatMap(({ results }) => results.map((r) => [r.id, r])));
    const meilleures = [...parPage.values()].sort((a, b) => b.score - a.score).slice(0, MAXIMUM);
    const pages = await Promise.all(meilleures.map((r) => r.data()));
    return pages.filter((p) => repondA(question, `${p.meta.title} ${p.content}`));
  }

  async #trouverCommunes(question: string) {
    const { communesTrouvees } = await import('#client/communes/recherche-communes.ts');
    const adresses = this.dataset['communes']!.split(' ');
    return communesTrouvees(
      question,
      this.dataset['parCodePostal'] === undefined
        ? adresses
        : adresses.filter((a) => departementsDuCodePostal(question).some((code) => a.endsWith(`-${code}.json`))),
    );
  }

  #charger(): Promise<Pagefind> {
    this.#moteur ??= (async () => {
      const moteur = (await import(/* @vite-ignore */ this.dataset['index']!)) as Pagefind;
      await moteur.options({ excerptLength: 22, baseUrl: this.dataset['base'], noWorker: true });
      await moteur.init();
      return moteur;
    })();
    return this.#moteur;
  }

  #dire(texte: string): void {
    this.querySelector('[data-etat]')!.textContent = typo(texte);
  }

  /** Un mot proche, ou ce dont parle le site : ne rien trouver doit dire où chercher. */
  #conseil(question: string): string {
    const proches = motsProches(question, (this.dataset['mots'] ?? '').split('|'));
    if (proches.length > 0) return `Vouliez-vous dire ${proches.join(', ')} ?`;
    return 'Ce site parle des contrats locaux de santé : ce qu’ils sont, où il y en a, qui les finance. Essayez le nom d’une commune, ou un seul mot.';
  }

  #montrer(pages: Resultat[], communes: HTMLElement | null, nombreCommunes: number, question: string): void {
    const zone = this.querySelector('[data-resultats]')!;
    zone.replaceChildren(...(communes ? [communes] : []));
    if (!question) return this.#dire('');
    const n = pages.length + nombreCommunes;
    this.#dire(
      n === 0
        ? `Rien ne répond à « ${question} ». ${this.#conseil(question)}`
        : `${n}${pages.length === MAXIMUM ? ' ou plus' : ''} résultat${n > 1 ? 's' : ''} pour « ${question} ».`,
    );
    // Les groupes dans l’ordre de leur meilleure page : celle qui répond le mieux reste en haut.
    for (const groupe of new Set(pages.map(groupeDe))) {
      const siens = pages.filter((p) => groupeDe(p) === groupe).slice(0, PAR_GROUPE);
      zone.append(creer('section', {}, creer('h2', { class: 'nu' }, groupe), creer('ul', {}, ...siens.map(ligne))));
    }
  }
}

/**
 * Pagefind tait un morceau d’index qui ne vient pas, et ne trouve rien ; le navigateur, lui, note ce qu’il n’a pas reçu
 * de la page (d’où `noWorker`).
 */
function indexPerdu(depuis: number): boolean {
  const lus = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return lus.some(
    (r) => r.startTime >= depuis && r.name.endsWith('.pf_index') && (r.responseStatus === 0 || r.responseStatus >= 400),
  );
}

/**
 * Groupe d’une page, d’après son adresse : les filtres de Pagefind le diraient, mais son fichier de filtres change à
 * chaque construction.
 */
function groupeDe({ url }: Resultat): string {
  return /\/territoires\/[^/]+\/$/.test(url) ? 'Territoires' : /\/contrats\/[^/]+\/$/.test(url) ? 'Contrats' : 'Pages';
}

function ligne(page: Resultat): HTMLElement {
  const extrait = creer('p', { class: 'aide' });
  // Pagefind rend un extrait dont seul <mark> est une balise : on la recrée, le reste n’est que du texte.
  page.excerpt.split(/<mark>(.*?)<\/mark>/).forEach((morceau, i) => {
    // Dans un paragraphe : l’analyseur ôte l’espace qui commence un document, et le mot suivant se colle au mot marqué.
    const lu = new DOMParser().parseFromString(`<p>${morceau}</p>`, 'text/html');
    extrait.append(creer(i % 2 ? 'mark' : 'span', {}, lu.body.textContent ?? ''));
  });
  return creer('li', {}, creer('a', { href: page.url }, page.meta.title), extrait);
}

customElements.define('recherche-site', RechercheSite);
