/** Couleurs du thème clair, par nom de jeton sans ses tirets : `en-cours` → `#1F7C8A`. */
export type Couleurs = Record<string, string>;

/**
 * Lit les couleurs claires de `jetons.css`, seul endroit où elles sont écrites : le papier reprend ainsi le site.
 * Ne garde que le premier bloc `:root`. Lève si la couleur d’une
 * étiquette (`--…-t`) renvoie à un jeton inconnu.
 */
export function lireCouleurs(css: string): Couleurs {
  const racine = css.slice(css.indexOf(':root'), css.indexOf('@media') === -1 ? undefined : css.indexOf('@media'));
  const couleurs: Couleurs = {};
  for (const [, nom, valeur] of racine.matchAll(
    /--([\w-]+):\s*(light-dark\(#[0-9A-Fa-f]{6}|#[0-9A-Fa-f]{6}|var\(--[\w-]+\))/g,
  )) {
    const renvoi = /^var\(--([\w-]+)\)$/.exec(valeur!)?.[1];
    if (renvoi && !couleurs[renvoi] && nom!.endsWith('-t'))
      throw new Error(`jetons.css : --${nom} renvoie à --${renvoi} ; attendu : une couleur déclarée avant`);
    const couleur = renvoi ? couleurs[renvoi] : valeur!.slice(-7);
    if (couleur) couleurs[nom!] = couleur;
  }
  return couleurs;
}
