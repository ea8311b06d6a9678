/**
 * Ce que nous disons d’un département dont nous ne connaissons pas d’aide : un manque de notre recherche, pas une
 * absence.
 */
export const SANS_AIDE = 'Nous n’avons pas trouvé d’aide du Département propre aux contrats locaux de santé.';

/** La réserve qui suit toujours, sans son point final : une phrase peut la poursuivre. */
export const SANS_AIDE_RESERVE = 'Cela ne veut pas dire qu’il n’y en a pas';
