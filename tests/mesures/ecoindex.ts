/** Quantiles publiés par l’association GreenIT (méthode EcoIndex) : éléments de la page, requêtes, kilo-octets. */
const ELEMENTS = [
  0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601,
];
const REQUETES = [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920];
const POIDS = [
  0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37,
  2866.31, 3401.59, 4155.73, 5400.08, 8037.54, 223212.26,
];

function quantile(bornes: readonly number[], valeur: number): number {
  const i = bornes.findIndex((borne, rang) => rang > 0 && valeur < borne);
  return i === -1 ? bornes.length - 1 : i - 1 + (valeur - bornes[i - 1]!) / (bornes[i]! - bornes[i - 1]!);
}

/** Note de 0 à 100 ; A au-dessus de 80, B au-dessus de 70 (échelle de cnumr/ecoindex_reference). */
export function ecoindex(elements: number, requetes: number, kilooctets: number): number {
  return Math.round(
    100 - (5 * (3 * quantile(ELEMENTS, elements) + 2 * quantile(REQUETES, requetes) + quantile(POIDS, kilooctets))) / 6,
  );
}

/** Vrai si la note vaut la lettre A. */
export const estA = (note: number): boolean => note > 80;
