declare namespace App {
  interface Locals {
    /** Sources de la page de texte en cours de rendu, dans l’ordre de leur liste : `<Ref>` y lit son numéro. */
    sources?: readonly string[];
    /** Ce que la page dit d’elle-même ; absent, elle n’est ni au plan du site ni à partager (404). */
    page?: {
      canonique: string;
      partage: Omit<import('#lib/publication/image-de-partage.ts').ImageDePartage, 'carte'> | null;
    };
    /** Première carte que la page a dessinée. */
    carte?: import('#lib/carte/description.ts').DescriptionDeCarte;
  }
}

/** Les couleurs claires de jetons.css, lues à la construction : `integrations/couleurs-claires.ts`. */
declare module 'virtual:couleurs-claires' {
  const couleurs: import('#lib/texte/couleurs.ts').Couleurs;
  export default couleurs;
}
