/** Centre d’un territoire, et sa place dans le département. */
import { anneauxDe, lignesDeLimite, type Forme, type FormesSituees, type Point } from './contours.ts';
import { aireKm2, aireSignee, directionVers, ecartKm, type Direction } from './longueurs-et-aires.ts';

/** Les places possibles, prêtes à suivre « En Mayenne, … ». */
export const PLACES: Record<Direction, string> = {
  nord: 'au nord',
  'nord-est': 'au nord-est',
  est: 'à l’est',
  'sud-est': 'au sud-est',
  sud: 'au sud',
  'sud-ouest': 'au sud-ouest',
  ouest: 'à l’ouest',
  'nord-ouest': 'au nord-ouest',
};

/**
 * Part du rayon moyen du département en deçà de laquelle un territoire est « au centre ».
 * Choix de présentation, sans source : un tiers laisse aux huit directions l’essentiel de la surface.
 */
const RAYON_DU_CENTRE = 1 / 3;

/** Centre de gravité d’une forme (longitude, latitude) ; les trous comptent en moins. */
export function centroide(forme: Forme): [number, number] {
  return centroideDesAnneaux(anneauxDe(forme));
}

/** Centre de gravité d’anneaux fermés dont les trous tournent à l’envers de leur contour. */
function centroideDesAnneaux(anneaux: readonly Point[][]): [number, number] {
  // À l’échelle d’un EPCI la déformation en longitude est uniforme : elle ne déplace pas le centre.
  const [x0, y0] = anneaux[0]![0]!;
  let [aire, sommeX, sommeY] = [0, 0, 0];
  for (const anneau of anneaux) {
    aire += aireSignee(anneau);
    for (let i = 1; i < anneau.length; i++) {
      const [xa, ya] = [anneau[i - 1]![0] - x0, anneau[i - 1]![1] - y0];
      const [xb, yb] = [anneau[i]![0] - x0, anneau[i]![1] - y0];
      const croix = (xa * yb - xb * ya) / 6;
      sommeX += (xa + xb) * croix;
      sommeY += (ya + yb) * croix;
    }
  }
  return [x0 + sommeX / aire, y0 + sommeY / aire];
}

/**
 * Où est un territoire dans le département : « au centre », « au sud-ouest », « à l’est »…
 * Le département est celui de la limite ; à défaut, l’ensemble des territoires.
 * @throws Error si le territoire n’est pas dans les contours.
 */
export function situationDans(siren: string, contours: FormesSituees): string {
  const territoire = contours.features.find(({ id }) => id === siren);
  if (!territoire) throw new Error(`Aucun contour pour l’EPCI ${siren}.`);
  const limite = lignesDeLimite(contours);
  const departement = limite.length > 0 ? limite : contours.features.flatMap(({ geometry }) => anneauxDe(geometry));
  const milieu = centroideDesAnneaux(departement);
  const centre = centroide(territoire.geometry);
  const rayon = Math.sqrt(departement.reduce((somme, anneau) => somme + aireKm2(anneau), 0) / Math.PI);
  if (Math.hypot(...ecartKm(milieu, centre)) < rayon * RAYON_DU_CENTRE) return 'au centre';
  return PLACES[directionVers(milieu, centre)];
}
