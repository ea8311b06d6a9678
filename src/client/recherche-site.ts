import type { communesTrouvees } from '#client/communes/recherche-communes.ts';
import { departementsDuCodePostal } from '#lib/communes/code-postal.ts';
import { estUnCodeEntier } from '#lib/communes/lecture-de-la-saisie.ts';
import { rejoindreLesElisions } from '#lib/recherche/mots.ts';
import { questionProche } from '#lib/recherche/mots-proches.ts';
import {
  developper,
  ecrituresDe,
  groupeDe,
  lexiqueDe,
  NOTE_D_UN_NOM,
  noteDe,
  repondA,
  type PageTrouvee,
} from '#lib/recherche/question.ts';
import { typo } from '#lib/texte/typo.ts';
import { chargerJson } from './charger-json.ts';
import { creer } from './dom.ts';

/** Une page trouvée, telle que Pagefind la rend (https://pagefind.app/docs/api-reference/). */
interface Resultat {
  url: string;
  /** `autres` : les autres noms de la page, séparés par « | ». */
  meta: { title: string; autres?: string };
  excerpt: string;
  content: string;
  anchors: { element: string; text: string }[];
}
/** Une page trouvée et l’extrait qui la montre. */
type Trouvee = PageTrouvee & { extrait: string };
interface Pagefind {
  options(o: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  destroy(): Promise<void>;
  search(q: string): Promise<{ results: { id: string; score: number; data(): Promise<Resultat> }[] }>;
}

const PAR_GROUPE = 8;
const MAXIMUM = 40;
/** Une page se nomme dans son titre et dans les menus : ces mots-là la font trouver d’abord. */
const POIDS_DES_NOMS = { title: 20, autres: 20 };

/** Communes et intercommunalités qui répondent. */
type LieuxTrouves = Awaited<ReturnType<typeof communesTrouvees>>;
const AUCUN_LIEU: LieuxTrouves = {
  nombre: 0,
  section: null,
  exacts: false,
  approches: false,
  ailleurs: false,
  pages: [],
};

/** Champ et résultats de la recherche : rien n’est chargé avant la première question. */
class RechercheSite extends HTMLElement {
  #moteur: Promise<Pagefind> | undefined;
  #tour = 0;
  readonly #lexiques = new Map<string, PageTrouvee['lexique']>();

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
      this.#montrer([], AUCUN_LIEU, '', null);
      return this.#dire(question ? 'Écrivez au moins deux lettres.' : '');
    }
    const [pages, communes] = await Promise.allSettled([this.#trouverPages(question), this.#trouverCommunes(question)]);
    if (tour !== this.#tour) return;
    const trouvees = pages.status === 'fulfilled' ? pages.value : [];
    const lieux = communes.status === 'fulfilled' ? communes.value : AUCUN_LIEU;
    const proche = trouvees.length + lieux.nombre === 0 ? await this.#questionProche(question) : null;
    if (tour !== this.#tour) return;
    this.#montrer(trouvees, lieux, question, proche);
    if (pages.status === 'rejected') this.#oublier();
    const manquent = [
      pages.status === 'rejected' && 'dans les pages',
      communes.status === 'rejected' && 'des communes',
    ].filter(Boolean);
    if (manquent.length > 0)
      this.#dire(
        `La recherche ${manquent.join(' et ')} n’a pas pu se charger. Vérifiez la connexion et recommencez, ` +
          'ou passez par les listes plus bas.',
      );
  }

  /** Un moteur chargé à moitié garde ses échecs : la question suivante en prend un neuf. */
  #oublier(): void {
    void this.#moteur?.then((moteur) => moteur.destroy()).catch(() => undefined);
    this.#moteur = undefined;
  }

  async #trouverPages(question: string): Promise<Trouvee[]> {
    const moteur = await this.#charger();
    const developpe = developper(question, JSON.parse(this.dataset['sigles'] ?? '{}') as Record<string, string>);
    const debut = performance.now();
    // Sans ses accents, une question donne toujours les mêmes pages : l’index répond aux deux écritures, mais les
    // classe autrement.
    // Un sigle est dans trop de pages pour que le moteur classe bien : développé, il va à celles qui l’expliquent.
    const ecritures = new Set([question, developpe].flatMap(ecrituresDe));
    const reponses = await Promise.all([...ecritures].map((ecriture) => moteur.search(ecriture)));
    if (indexPerdu(debut)) throw new Error('un morceau de l’index n’est pas venu');
    const parPage = new Map(reponses.flatMap(({ results }) => results.map((r) => [r.id, r])));
    const meilleures = [...parPage.values()].sort((a, b) => b.score - a.score).slice(0, MAXIMUM);
    const pages = await Promise.all(
      meilleures.map(async (r) => this.#lire(await r.data(), r.score / meilleures[0]!.score)),
    );
    return pages
      .filter((p) => repondA(question, p.lexique))
      .map((p) => ({ p, note: noteDe(question, developpe, p) }))
      .sort((a, b) => b.note - a.note)
      .map(({ p, note }) => ({ ...p, note }));
  }

  #lire({ url, meta, content, anchors, excerpt }: Resultat, note: number): Trouvee {
    const autresNoms = meta.autres?.split('|') ?? [];
    const lexique = this.#lexiques.get(url) ?? lexiqueDe([meta.title, ...autresNoms, content].join(' '));
    this.#lexiques.set(url, lexique);
    const parties = anchors.filter((a) => /^h[2-4]$/.test(a.element)).map((a) => a.text);
    const [titre, extrait] = [meta.title, excerpt].map(rejoindreLesElisions) as [string, string];
    return { url, titre, autresNoms, parties, lexique, note, extrait };
  }

  /** La question corrigée, quand ses mots ne sont pas du site ; `null` si rien n’est proche, ou si la liste manque. */
  async #questionProche(question: string): Promise<string | null> {
    const vocabulaire = await chargerJson<string[]>(this.dataset['mots']!).catch((): string[] => []);
    return questionProche(question, vocabulaire);
  }

  async #trouverCommunes(question: string) {
    const { communesTrouvees } = await import('#client/communes/recherche-communes.ts');
    const adresses = this.dataset['communes']!.split(' ');
    // Une commune s’appelle Ars : un sigle du glossaire n’est pas un nom de lieu.
    const sigles = Object.keys(JSON.parse(this.dataset['sigles'] ?? '{}') as object).map((s) => s.toLowerCase());
    return communesTrouvees(
      question,
      this.dataset['parCodePostal'] === undefined
        ? adresses
        : adresses.filter((a) => departementsDuCodePostal(question).some((code) => a.endsWith(`-${code}.json`))),
      sigles.includes(question.toLowerCase()) ? null : this.dataset['france']!.replace('index.json', ''),
    );
  }

  #charger(): Promise<Pagefind> {
    this.#moteur ??= (async () => {
      const moteur = (await import(/* @vite-ignore */ this.dataset['index']!)) as Pagefind;
      await moteur.options({
        excerptLength: 22,
        baseUrl: this.dataset['base'],
        noWorker: true,
        ranking: { metaWeights: POIDS_DES_NOMS },
      });
      await moteur.init();
      return moteur;
    })();
    return this.#moteur;
  }

  #dire(texte: string): void {
    this.querySelector('[data-etat]')!.textContent = typo(texte);
  }

  #montrer(trouvees: Trouvee[], lieux: LieuxTrouves, question: string, proche: string | null): void {
    const zone = this.querySelector('[data-resultats]')!;
    // Un nom de commune à une lettre près n’est proposé que si rien d’autre ne répond : « durée » n’est pas « La Dorée
    // ».
    const section = lieux.approches && trouvees.length > 0 ? null : lieux.section;
    const nommees = section ? lieux.pages : [];
    const pages = trouvees.filter((p) => !nommees.includes(p.url));
    zone.replaceChildren();
    if (!question) return this.#dire('');
    const n = pages.length + (section ? lieux.nombre : 0);
    this.#dire(
      n === 0
        ? `Rien ne répond à « ${question} ». ${proche ? `Vouliez-vous dire « ${proche} » ?` : conseilPour(question)}`
        : `${n}${pages.length === MAXIMUM ? ' ou plus' : ''} résultat${n > 1 ? 's' : ''} pour « ${question} ».`,
    );
    if (n === 0 && proche) zone.append(suggestion(proche));
    // Les groupes dans l’ordre de leur meilleure page : celle qui répond le mieux reste en haut.
    for (const groupe of new Set(pages.map((p) => groupeDe(p.url)))) {
      const siens = pages.filter((p) => groupeDe(p.url) === groupe).slice(0, PAR_GROUPE);
      zone.append(creer('section', {}, creer('h2', { class: 'nu' }, groupe), creer('ul', {}, ...siens.map(ligne))));
    }
    // Une page qui porte ce nom passe avant les communes qui ne font que le contenir : « Indre », Châtillon-sur-Indre.
    const [premiere] = pages;
    const nommee = !lieux.exacts && premiere && groupeDe(premiere.url) === 'Pages' && premiere.note >= NOTE_D_UN_NOM;
    if (section && nommee) zone.firstElementChild!.after(section);
    // « 20000 » est un montant avant d’être le code postal d’Ajaccio.
    else if (section && lieux.ailleurs && estUnCodeEntier(question)) zone.append(section);
    else if (section) zone.prepend(section);
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

/** Ce dont parle le site : ne rien trouver doit dire où chercher. */
function conseilPour(question: string): string {
  if (estUnCodeEntier(question))
    return 'Aucune commune d’ici n’a ce code postal. Si c’est un code CEDEX, écrivez plutôt le nom de la commune.';
  return (
    'Ce site parle des contrats locaux de santé : ce qu’ils sont, où il y en a, qui les finance. Essayez le ' +
    'nom d’une commune, ou un seul mot.'
  );
}

function suggestion(proche: string): HTMLElement {
  const adresse = `?${new URLSearchParams({ q: proche }).toString()}`;
  return creer('p', {}, creer('a', { href: adresse }, `Chercher « ${proche} »`));
}

function ligne(page: Trouvee): HTMLElement {
  const extrait = creer('p', { class: 'aide' });
  // Pagefind rend un extrait dont seul <mark> est une balise : on la recrée, le reste n’est que du texte.
  page.extrait.split(/<mark>(.*?)<\/mark>/).forEach((morceau, i) => {
    // Dans un paragraphe : l’analyseur ôte l’espace qui commence un document, et le mot suivant se colle au mot marqué.
    const lu = new DOMParser().parseFromString(`<p>${morceau}</p>`, 'text/html');
    extrait.append(creer(i % 2 ? 'mark' : 'span', {}, lu.body.textContent ?? ''));
  });
  return creer('li', {}, creer('a', { href: page.url }, page.titre), extrait);
}

customElements.define('recherche-site', RechercheSite);
