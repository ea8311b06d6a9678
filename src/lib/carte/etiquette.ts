import { placerBoite } from '#lib/geo/rectangle-interieur.ts';
import type { Point } from '#lib/geo/contours.ts';

/** Un territoire où poser une étiquette, en unités du dessin (ou en pixels). */
export interface Emplacement {
  /** Point le plus loin des bords, et sa distance au bord. */
  x: number;
  y: number;
  rayon: number;
  /** Le plus grand morceau : anneau extérieur puis trous. */
  anneaux: readonly (readonly Point[])[];
}

/** Icône et nom posés : centre du bloc, lignes du nom (aucune s’il ne tient pas). */
export interface EtiquettePosee {
  x: number;
  y: number;
  lignes: string[];
}

/** Hauteur d’une ligne de nom et de l’icône avec son air, pour un corps de 17. */
export const INTERLIGNE = 19;
export const HAUTEUR_ICONE = 32;
const CORPS = 17;
/** Largeur moyenne d’un caractère gras d’Atkinson, en fraction du corps : « Bocage Mayennais » en mesure 0,55. */
const CARACTERE = 0.55;
/** À défaut de tenir entier, un nom peut toucher la limite, sans la passer : part de sa boîte, marges comprises, qui doit rester dedans. */
const AU_PLUS_JUSTE = 0.92;

/** Coupe un nom en `nombre` lignes de longueurs proches, sans couper un mot. */
export function couper(nom: string, nombre: number): string[] {
  const mots = nom.split(/(?<=-)|\s+/);
  const cible = nom.length / nombre;
  const lignes: string[] = [''];
  for (const mot of mots) {
    const courante = lignes.at(-1)!;
    const colle = courante === '' || courante.endsWith('-') ? courante + mot : `${courante} ${mot}`;
    if (courante !== '' && colle.length > cible + 2 && lignes.length < nombre) lignes.push(mot);
    else lignes[lignes.length - 1] = colle;
  }
  return lignes;
}

/** Toutes les façons de couper un nom en `nombre` lignes au plus, sans couper un mot ; le trait d’union reste au bout de sa ligne. */
function coupes(nom: string, nombre: number): string[][] {
  // « Brenne - Val de Creuse » : le tiret entouré d’espaces suit le mot d’avant, jamais en tête de ligne.
  const mots = nom.replaceAll(' - ', '\u00a0- ').split(/(?<=\S-)| +/);
  const coller = (morceaux: string[]) =>
    morceaux.reduce((a, b) => (a === '' || /\S-$/.test(a) ? a + b : `${a} ${b}`), '');
  const suite = (reste: string[], n: number): string[][] =>
    n === 1 || reste.length === 1
      ? [[coller(reste)]]
      : [
          [coller(reste)],
          ...reste
            .slice(1)
            .flatMap((_, i) => suite(reste.slice(i + 1), n - 1).map((fin) => [coller(reste.slice(0, i + 1)), ...fin])),
        ];
  return suite(mots, nombre);
}

/** Le bloc icône + nom doit tenir dans une boîte : la voici. */
function boiteDe(lignes: string[], corps: number): [number, number] {
  const echelle = corps / CORPS;
  return [
    Math.max(...lignes.map((l) => l.length)) * CARACTERE * corps + 6 * echelle,
    (lignes.length * INTERLIGNE + HAUTEUR_ICONE) * echelle,
  ];
}

/**
 * Place l’icône et le nom d’un territoire par règle : parmi les coupes du nom qui tiennent tout entières dans sa forme,
 * celle qui a le moins de lignes, puis la plus étroite ; sinon l’icône seule, au point le plus loin des bords.
 * @param corps taille du texte, dans l’unité de l’emplacement.
 */
export function placerNom(nom: string, ou: Emplacement, corps = CORPS): EtiquettePosee {
  const essais = coupes(nom, 3)
    .map((lignes) => ({ lignes, boite: boiteDe(lignes, corps) }))
    .sort((a, b) => a.lignes.length - b.lignes.length || a.boite[0] - b.boite[0]);
  for (const serre of [1, AU_PLUS_JUSTE])
    for (const {
      lignes,
      boite: [l, h],
    } of essais) {
      const boite: [number, number] = [l * serre, h * serre];
      // Un bloc bien plus large que le plus grand disque ne tient que dans une forme très allongée : inutile de le chercher.
      if (boite[1] > ou.rayon * 2.2 || boite[0] > ou.rayon * 4) continue;
      const centre = placerBoite(ou.anneaux, ...boite, [ou.x, ou.y]);
      if (centre) return { x: centre[0], y: centre[1], lignes };
    }
  return { x: ou.x, y: ou.y, lignes: [] };
}
