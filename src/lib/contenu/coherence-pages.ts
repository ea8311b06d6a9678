import { Abimes } from './abimes.ts';
import type { Contenu } from './contenu.ts';
import { jugerPage } from './pages/juger.ts';
import { fauteDeLien, type Adresses } from './pages/liens.ts';
import { ADRESSES_RESERVEES, PAGES_REQUISES } from './pages/requises.ts';
import { parcourir, type TexteDePage } from './pages/texte.ts';
import type { Probleme } from './probleme.ts';

/** Ce que l’on sait des adresses du site sans lire les pages. */
export interface AdressesDuSite {
  /** Vrai si le chemin (`/carte/`) existe. */
  existe: (chemin: string) => boolean;
  /** Vrai si une route de `src/pages` donne déjà cette page (`carte`). */
  estPrise: (id: string) => boolean;
}

/** Les pages de texte : corps, liens, parents, adresses ; et les liens des questions. */
export function verifierPages(
  textes: readonly TexteDePage[],
  contenu: Contenu,
  site: AdressesDuSite,
  abimes = new Abimes(),
): Probleme[] {
  const lues = new Set([...textes.map((t) => t.id), ...contenu.pages.map(({ donnee }) => donnee.id)]);
  const absentes = PAGES_REQUISES.filter((id) => !lues.has(id) && abimes.causeDe('page', id) === undefined);
  // Les liens vers une page retirée disparaîtront avec sa faute.
  for (const id of absentes) abimes.fichier(`content/pages/${id}.mdx`);
  const adresses = adressesDe(textes, contenu, site);
  const sources = new Set(contenu.sources.map(({ donnee }) => donnee.id));
  const termes = new Set(contenu.termes.map(({ donnee }) => donnee.id));
  const causeDe = (sorte: 'source' | 'terme' | 'page', nom: string) =>
    sorte === 'page' ? abimes.causeDAdresse(nom) : abimes.causeDe(sorte, nom);
  const liens = [
    ...textes.flatMap((page) => jugerPage(page, { ...adresses, sources, termes, causeDe })),
    ...verifierQuestions(contenu, adresses, abimes),
  ];
  return [
    ...regrouperLiensMorts(liens, site),
    ...verifierGrille(textes, contenu, abimes),
    ...verifierAdresses(lues, site),
    ...absentes.map((id) => ({
      fichier: `content/pages/${id}.mdx`,
      champ: '',
      valeur: 'fichier absent',
      attendu: 'cette page, que le site lie de lui-même',
    })),
    ...verifierParents(contenu, abimes),
  ];
}

/** Plusieurs liens vers une page absente : c’est elle qui manque, et chacun en découle. */
function regrouperLiensMorts(problemes: Probleme[], site: AdressesDuSite): Probleme[] {
  const pageDe = ({ valeur, cause }: Probleme) => {
    const id = cause === undefined ? /^« \/([a-z0-9/-]+)\/(?:#.*)? »$/.exec(valeur)?.[1] : undefined;
    return id === undefined || site.existe(`/${id}/`) ? undefined : `content/pages/${id}.mdx`;
  };
  const parPage = Map.groupBy(problemes, pageDe);
  const manquent = [...parPage].flatMap(([fichier, liens]): Probleme[] =>
    fichier === undefined || liens.length < 2
      ? []
      : [
          {
            fichier,
            champ: '',
            valeur: 'fichier absent',
            attendu: `cette page, que nomment ${liens.length} liens : ${liens
              .slice(0, 3)
              .map((l) => [l.fichier, l.ligne ? `ligne ${l.ligne}` : l.champ].join(' '))
              .join(' ; ')}`,
          },
        ],
  );
  const noms = new Set(manquent.map(({ fichier }) => fichier));
  return [
    ...manquent,
    ...problemes.map((p) => {
      const fichier = pageDe(p);
      return fichier !== undefined && noms.has(fichier) ? { ...p, cause: fichier } : p;
    }),
  ];
}

/** Une page qui montre la grille d’accessibilité suppose qu’elle est écrite. */
function verifierGrille(textes: readonly TexteDePage[], { criteres }: Contenu, abimes: Abimes): Probleme[] {
  const montre = textes.some(({ arbre }) => arbre && [...parcourir(arbre)].some(({ name }) => name === 'GrilleRgaa'));
  return montre && criteres.length === 0 && abimes.causeDe('critere', '') === undefined
    ? [{ fichier: 'content/rgaa.yaml', champ: '', valeur: 'fichier absent', attendu: 'la grille que la page montre' }]
    : [];
}

/** Ancres que les pages tirées des fiches portent. */
function adressesDe(textes: readonly TexteDePage[], contenu: Contenu, site: AdressesDuSite): Adresses {
  const ids = (fiches: readonly { donnee: { id: string } }[], prefixe = '') =>
    fiches.map(({ donnee }) => prefixe + donnee.id);
  const sources = ids(contenu.sources, 'source-');
  const ancres = new Map<string, ReadonlySet<string>>([
    ...textes.map((t) => [`/${t.id}/`, new Set([...t.ancres, ...sources, 'contenu'])] as const),
    ['/glossaire/', new Set([...ids(contenu.termes), ...sources, 'contenu'])],
    ['/faq/', new Set([...ids(contenu.questions), ...sources, 'contenu'])],
  ]);
  return { existe: site.existe, ancresDe: (chemin) => ancres.get(chemin) ?? null };
}

function verifierAdresses(ids: ReadonlySet<string>, { estPrise }: AdressesDuSite): Probleme[] {
  return [...ids]
    .filter(
      (id) =>
        estPrise(id) || id.split('/').some((morceau) => (ADRESSES_RESERVEES as readonly string[]).includes(morceau)),
    )
    .map((id) => ({
      fichier: `content/pages/${id}.mdx`,
      champ: '',
      valeur: `adresse /${id}/ déjà prise par le site`,
      attendu: 'un autre nom de fichier',
    }));
}

/** Chaque page a une parente qui existe, et aucune n’est son propre ancêtre : le fil d’Ariane ne finirait pas. */
function verifierParents({ pages }: Contenu, abimes: Abimes): Probleme[] {
  const parents = new Map(pages.map(({ donnee }) => [donnee.id, donnee.parent]));
  return pages.flatMap(({ fichier, donnee: { id, parent } }) => {
    if (!parent) return [];
    const noter = (attendu: string, cause?: string): Probleme[] => [
      { fichier, champ: 'parent', valeur: `« ${parent} »`, attendu, cause },
    ];
    if (!parents.has(parent)) return noter('l’identifiant d’une page existante', abimes.causeDe('page', parent));
    const vus = new Set<string>();
    for (let ancetre: string | undefined = parent; ancetre && !vus.has(ancetre); ancetre = parents.get(ancetre)) {
      vus.add(ancetre);
      // Une boucle se dit une fois, à sa première page.
      if (ancetre === id)
        return [...vus].sort()[0] === id ? noter('une page parente dont celle-ci n’est pas l’ancêtre') : [];
    }
    return [];
  });
}

function verifierQuestions({ questions }: Contenu, adresses: Adresses, abimes: Abimes): Probleme[] {
  return questions.flatMap(({ fichier, donnee: q }) => {
    const problemes: Probleme[] = [];
    const noter = (champ: string, valeur: string, attendu: string, cause?: string) =>
      problemes.push({ fichier, champ: `${q.id}.${champ}`, valeur, attendu, cause });
    const attendu = q.lien && fauteDeLien(q.lien.vers, '/faq/', adresses);
    if (q.lien && attendu)
      noter('lien', `« ${q.lien.vers} »`, attendu, abimes.causeDAdresse(q.lien.vers.replace(/[?#].*$/, '')));
    return problemes;
  });
}
