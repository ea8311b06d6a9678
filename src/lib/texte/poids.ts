/** Poids d’un fichier, en octets, ko ou Mo décimaux, arrondi : `17 600` → `17,6 ko`. */
export function formaterPoids(octets: number): string {
  if (octets < 1000) return `${octets} octets`;
  const [valeur, unite] = octets < 999_950 ? [octets / 1000, 'ko'] : [octets / 1_000_000, 'Mo'];
  return `${valeur.toLocaleString('fr-FR', { maximumFractionDigits: valeur < 100 ? 1 : 0 })} ${unite}`;
}
