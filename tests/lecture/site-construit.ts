/** Un site construit, ouvert en lecture : ses pages, ses fichiers, ce que chaque page charge. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Lieu } from '../sites.ts';
import { descendants, lireHtml, type Balise } from './lire-html.ts';

export interface Page {
  /** `/carte/`. */
  chemin: string;
  html: string;
  racine: Balise;
  /** Toutes, dans l’ordre du document. */
  balises: Balise[];
  ids: Set<string>;
}

/** Page faite pour être montrée dans une autre, sans en-tête ni navigation. */
export const estIncluse = ({ chemin }: Page) => /^\/integration\/.+/.test(chemin);

/** Le contenu d’une balise `meta`, par son nom ou sa propriété. */
export const metaDe = ({ balises }: Page, cle: string) =>
  balises.find(({ nom, attributs: a }) => nom === 'meta' && (a['name'] === cle || a['property'] === cle))?.attributs[
    'content'
  ];

/** L’adresse canonique d’une page, ou un texte vide. */
export const canoniqueDe = ({ balises }: Page) =>
  balises.find(({ nom, attributs: a }) => nom === 'link' && a['rel'] === 'canonical')?.attributs['href'] ?? '';

/** Ouvre un site construit. */
export function ouvrir({ dist, base }: Lieu) {
  const noms = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/'));
  const pages: Page[] = noms
    .filter((f) => f.endsWith('.html') && !f.startsWith('pagefind/'))
    .sort()
    .map((fichier) => {
      const html = readFileSync(join(dist, fichier), 'utf8');
      const racine = lireHtml(html);
      const balises = [racine, ...descendants(racine)];
      const chemin = `/${fichier.replace(/(^|\/)index\.html$/, '$1')}`;
      return { chemin, html, racine, balises, ids: new Set(balises.flatMap(({ attributs: a }) => a['id'] ?? [])) };
    });
  const parChemin = new Map(pages.map((p) => [p.chemin, p]));

  /** @throws Error si la page n’est pas construite. */
  const page = (chemin: string): Page => {
    const trouvee = parChemin.get(chemin);
    if (!trouvee) throw new Error(`page ${chemin} absente de ${dist}`);
    return trouvee;
  };
  /** Octets d’un fichier servi, par son adresse. */
  const lire = (chemin: string) => readFileSync(join(dist, chemin));
  /** Adresse du site sans son préfixe ; `null` si elle est d’ailleurs. */
  const interne = (adresse: string): string | null => {
    if (!adresse.startsWith('/') || adresse.startsWith('//')) return null;
    return adresse.startsWith(base) ? `/${adresse.slice(base.length)}` : `hors préfixe : ${adresse}`;
  };

  /** Feuilles de style et scripts d’une page, imports statiques compris. */
  const actifsDe = (p: Page): { styles: string[]; scripts: string[] } => {
    const styles = p.balises.flatMap(({ nom, attributs: a }) =>
      nom === 'link' && a['rel'] === 'stylesheet' ? [interne(a['href']!)!] : [],
    );
    const scripts = p.balises.flatMap(({ nom, attributs: a }) =>
      nom === 'script' && a['src'] ? [interne(a['src'])!] : [],
    );
    for (const script of scripts) {
      for (const [, cible] of lire(script)
        .toString()
        .matchAll(/\bimport\s*(?:[^"'()]*?from\s*)?["'](\.[^"']+)["']/g)) {
        const chemin = new URL(cible!, `http://x${script}`).pathname;
        if (!scripts.includes(chemin)) scripts.push(chemin);
      }
    }
    return { styles: [...new Set(styles)], scripts: [...new Set(scripts)] };
  };

  return {
    dist,
    base,
    pages,
    /** Tous les fichiers servis, par adresse. */
    fichiers: new Set(noms.map((f) => `/${f}`)),
    page,
    lire,
    lireTexte: (chemin: string): string => lire(chemin).toString(),
    lireJson: <T>(chemin: string): T => JSON.parse(lire(chemin).toString()) as T,
    /** Octets d’un fichier, compressé comme un hébergeur le ferait. */
    poids: (chemin: string) => gzipSync(lire(chemin), { level: 9 }).length,
    interne,
    actifsDe,
    /** Ce que toutes les pages ont de fautif : `juger` rend les fautes d’une page, citées avec son adresse. */
    fautes: (juger: (p: Page) => readonly string[], retenir: (p: Page) => boolean = () => true): string[] =>
      pages.filter(retenir).flatMap((p) => [...new Set(juger(p))].map((faute) => `${p.chemin} : ${faute}`)),
  };
}
