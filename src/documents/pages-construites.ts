import type { ImageDePartage } from '#lib/publication/image-de-partage.ts';

/** Ce qu’une page dit d’elle-même en se rendant : de quoi faire le plan du site et les images sans relire le HTML. */
export interface PageConstruite {
  /** Adresse publique, entière. */
  adresse: string;
  /**
   * Adresse à laquelle elle renvoie : la sienne, ou celle de la page dont elle est une variante (carte à mettre dans un
   * cadre).
   */
  canonique: string;
  /** Son image de partage ; `null` si elle n’en a pas ou reprend celle d’une autre page. */
  image: ImageDePartage | null;
}

/**
 * Ce module existe deux fois dans une construction, empaqueté avec les pages et tel quel pour les intégrations : la
 * liste est la même.
 */
const CLE = Symbol.for('contrats-locaux-de-sante.pages');
const partage = globalThis as { [CLE]?: Map<string, PageConstruite> };
const pages = (partage[CLE] ??= new Map<string, PageConstruite>());

/** Retient une page rendue ; la même rendue deux fois (développement) n’y est qu’une fois. */
export function noterPage(page: PageConstruite): void {
  pages.set(page.adresse, page);
}

/** Les pages rendues, dans l’ordre de leur rendu. */
export function pagesConstruites(): PageConstruite[] {
  return [...pages.values()];
}
