import { readFileSync } from 'node:fs';

/** Noms des composants que les pages MDX peuvent écrire, lus dans leur liste : un fichier Astro ne s’importe pas hors d’Astro. */
export function composantsMdx(): Set<string> {
  const fichier = 'src/components/mdx/composants.ts';
  const liste = /COMPOSANTS = \{([^}]*)\}/.exec(readFileSync(fichier, 'utf8'))?.[1];
  if (!liste) throw new Error(`${fichier} : liste COMPOSANTS introuvable`);
  return new Set([...liste.matchAll(/\b([A-Z]\w*)\b(?=\s*[,:}]|\s*$)/g)].map((m) => m[1]!));
}
