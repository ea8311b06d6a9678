/** Un nom de territoire posé sur la carte : ses lignes, ou aucune s’il ne tient pas. */
export type Lignes = string[];

/** Largeur moyenne d’un caractère et hauteur d’une ligne, en unités du dessin, pour le texte de `.carte text`. */
const CARACTERE = 8.6;
const INTERLIGNE = 19;
const HAUTEUR_ICONE = 26;

/** Coupe un nom en `nombre` lignes de longueurs proches, sans couper un mot. */
export function couper(nom: string, nombre: number): Lignes {
  const mots = nom.split(/(?<=-)|\s+/);
  const cible = nom.length / nombre;
  const lignes: Lignes = [''];
  for (const mot of mots) {
    const courante = lignes.at(-1)!;
    const colle = courante === '' || courante.endsWith('-') ? courante + mot : `${courante} ${mot}`;
    if (courante !== '' && colle.length > cible + 2 && lignes.length < nombre) lignes.push(mot);
    else lignes[lignes.length - 1] = colle;
  }
  return lignes;
}

/** Demi-diagonale du bloc icône + lignes : elle doit tenir dans le plus grand disque du territoire. */
function encombrement(lignes: Lignes): number {
  const largeur = Math.max(...lignes.map((l) => l.length)) * CARACTERE;
  return Math.hypot(largeur, lignes.length * INTERLIGNE + HAUTEUR_ICONE) / 2;
}

/**
 * Place un nom par règle : la coupe la moins encombrante, si elle tient dans le disque de rayon `rayon`
 * (en unités du dessin, avec 30 % de débord permis : un nom peut mordre sur une limite, pas sur un autre nom).
 */
export function placerNom(nom: string, rayon: number): Lignes {
  const essais = [1, 2, 3].map((n) => couper(nom, n));
  const meilleur = essais.reduce((a, b) => (encombrement(b) < encombrement(a) ? b : a));
  return encombrement(meilleur) <= rayon * 1.3 ? meilleur : [];
}
