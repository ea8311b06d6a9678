/** Ce qu’une page dit d’elle-même en se rendant : de quoi faire le plan du site sans relire le HTML, et son image. */
export interface PageConstruite {
  /** Adresse publique, entière. */
  adresse: string;
  /**
   * Adresse à laquelle elle renvoie : la sienne, ou celle de la page dont elle est une variante (carte à mettre dans un
   * cadre).
   */
  canonique: string;
  /** Son image de partage, que les fils dessinent ; `null` si elle n’en a pas ou reprend celle d’une autre page. */
  apercu: Promise<Uint8Array> | null;
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
  // Une image impossible se dit quand on l’attend, à la fin, et non dès qu’elle échoue.
  page.apercu?.catch(() => undefined);
}

/** Les pages rendues, dans l’ordre de leur rendu. */
export function pagesConstruites(): PageConstruite[] {
  return [...pages.values()];
}
