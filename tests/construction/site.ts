import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Le site construit ; `DIST` en désigne un autre, `BASE` son préfixe. */
export const DIST = process.env['DIST'] ?? join(import.meta.dirname, '../../dist');
export const BASE = (process.env['BASE'] ?? '/').replace(/\/?$/, '/');

export interface Balise {
  nom: string;
  attributs: Record<string, string>;
  debut: number;
  fin: number;
}
export interface Page {
  chemin: string;
  html: string;
  balises: Balise[];
  ids: Set<string>;
}

const VIDES = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const ENTITES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

export function decoder(texte: string): string {
  return texte.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (tout, d: string, h: string, nom: string) =>
    d ? String.fromCodePoint(Number(d)) : h ? String.fromCodePoint(Number.parseInt(h, 16)) : (ENTITES[nom] ?? tout),
  );
}

/** Balises ouvrantes d’une page, hors commentaires et contenu de script. */
function lireBalises(html: string): Balise[] {
  const propre = html.replace(
    /<!--[\s\S]*?-->|(<script\b[^>]*>)[\s\S]*?(?=<\/script>)/g,
    (tout, ouvrante: string | undefined) => (ouvrante ?? '').padEnd(tout.length),
  );
  return [...propre.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:="[^"]*"|='[^']*'|=[^\s>]*)?)*)\s*\/?>/gi)].map((m) => {
    const paires = [...m[2]!.matchAll(/([^\s=>]+)(?:="([^"]*)"|='([^']*)'|=([^\s>]*))?/g)];
    return {
      nom: m[1]!.toLowerCase(),
      debut: m.index,
      fin: m.index + m[0].length,
      attributs: Object.fromEntries(paires.map(([, cle, a, b, c]) => [cle!.toLowerCase(), decoder(a ?? b ?? c ?? '')])),
    };
  });
}

/** Contenu d’un élément, jusqu’à sa balise fermante. */
export function contenuDe(html: string, balise: Balise): string {
  if (VIDES.has(balise.nom)) return '';
  const motif = new RegExp(`<(/?)${balise.nom}\\b[^>]*?(/?)>`, 'gi');
  motif.lastIndex = balise.fin;
  for (let profondeur = 1, m = motif.exec(html); m; m = motif.exec(html)) {
    profondeur += m[1] ? -1 : m[2] ? 0 : 1;
    if (profondeur === 0) return html.slice(balise.fin, m.index);
  }
  throw new Error(`<${balise.nom}> jamais fermé`);
}

const EN_LIGNE = /^<\/?(a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|tspan|button)\b/i;

/** Texte lu d’un fragment : un bloc fait une coupure (« ¶ »), une balise en ligne n’en fait pas. */
export function texteDe(html: string): string {
  const sans = html.replace(/<!--[\s\S]*?-->|<(script|style|pre|code|textarea|kbd)\b[\s\S]*?<\/\1>/gi, '');
  return decoder(sans.replace(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g, (balise) => (EN_LIGNE.test(balise) ? '' : '¶')))
    .replace(/[ \n\r\t]+/g, ' ')
    .replace(/(\s*¶\s*)+/g, '¶');
}

const fichiers = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/'));

/** Toutes les pages, par adresse : `/carte/`. */
export const PAGES: Page[] = fichiers
  .filter((f) => f.endsWith('.html') && !f.startsWith('pagefind/'))
  .sort()
  .map((fichier) => {
    const html = readFileSync(join(DIST, fichier), 'utf8');
    const balises = lireBalises(html);
    const chemin = `/${fichier.replace(/(^|\/)index\.html$/, '$1')}`;
    return { chemin, html, balises, ids: new Set(balises.flatMap(({ attributs }) => attributs['id'] ?? [])) };
  });

/** Tous les fichiers servis, par adresse. */
export const FICHIERS = new Set(fichiers.map((f) => `/${f}`));

/** Page faite pour être montrée dans une autre, sans en-tête ni navigation. */
export const estIncluse = (p: Page) => /^\/integration\/.+/.test(p.chemin);

export const page = (chemin: string): Page => {
  const trouvee = PAGES.find((p) => p.chemin === chemin);
  if (!trouvee) throw new Error(`page ${chemin} absente de ${DIST}`);
  return trouvee;
};

/** Adresse du site sans son préfixe ; `null` si elle est d’ailleurs. */
export function interne(adresse: string): string | null {
  if (!adresse.startsWith('/') || adresse.startsWith('//')) return null;
  return adresse.startsWith(BASE) ? `/${adresse.slice(BASE.length)}` : `hors préfixe : ${adresse}`;
}

export const lire = (chemin: string) => readFileSync(join(DIST, chemin));
export const poids = (chemin: string) => gzipSync(lire(chemin), { level: 9 }).length;

/** Feuilles de style et scripts d’une page, imports statiques compris. */
export function actifsDe(p: Page): { styles: string[]; scripts: string[] } {
  const styles = p.balises
    .filter((b) => b.nom === 'link' && b.attributs['rel'] === 'stylesheet')
    .map((b) => interne(b.attributs['href']!)!);
  const scripts = p.balises.flatMap((b) =>
    b.nom === 'script' && b.attributs['src'] ? [interne(b.attributs['src'])!] : [],
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
}
