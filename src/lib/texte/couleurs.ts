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

/** Une couleur et sa version sombre, telles que `jetons.css` les écrit. */
export interface DeuxThemes {
  clair: string;
  sombre: string;
}

/**
 * Un jeton de `jetons.css` dans les deux thèmes, pour ce qui n’est pas une feuille de style : la barre du navigateur,
 * l’icône.
 * @throws Error si le jeton n’y est pas écrit `light-dark(#…, #…)`.
 */
export function deuxThemesDe(css: string, jeton: string): DeuxThemes {
  const [, clair, sombre] =
    new RegExp(`--${jeton}:\\s*light-dark\\((#[0-9a-f]{6}),\\s*(#[0-9a-f]{6})\\)`, 'i').exec(css) ?? [];
  if (!clair || !sombre) throw new Error(`jetons.css : --${jeton} ; attendu : light-dark(#clair, #sombre)`);
  return { clair, sombre };
}
