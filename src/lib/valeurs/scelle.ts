/** Le sceau d’une valeur vérifiée : il n’existe que pour le compilateur. */
declare const SCEAU: unique symbol;

/**
 * Un `T` dont la forme a été vérifiée : une chaîne ou un nombre ordinaire n’y entre pas. Seuls le schéma d’une fiche
 * et les constructeurs de `lib/valeurs` en font ; à l’inverse, il se lit partout comme un `T`.
 */
export type Scelle<T, Nom extends string> = T & { readonly [SCEAU]: Readonly<Record<Nom, true>> };
