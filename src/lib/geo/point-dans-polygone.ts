/** Savoir dans quel territoire se trouve un point. */
import { anneauxDe, type Contours, type Forme, type Point } from './contours.ts';
import { ecartKm } from './longueurs-et-aires.ts';

/**
 * Le point est-il dans la forme ? Règle paire-impaire, bord inférieur et gauche compris :
 * un point de la limite entre deux voisins n’est que dans l’un des deux.
 */
export function estDans(longitude: number, latitude: number, forme: Forme): boolean {
  return contient(anneauxDe(forme), longitude, latitude);
}

/** Le même essai sur des anneaux fermés, trous compris, dans l’unité des coordonnées. */
export function contient(anneaux: readonly (readonly Point[])[], x: number, y: number): boolean {
  let dedans = false;
  for (const anneau of anneaux) {
    for (let i = 1; i < anneau.length; i++) {
      // L’arête est lue du bas vers le haut, quel que soit son sens : le calcul est le même chez les deux voisins.
      const [bas, haut] =
        anneau[i - 1]![1] < anneau[i]![1] ? [anneau[i - 1]!, anneau[i]!] : [anneau[i]!, anneau[i - 1]!];
      if (bas[1] > y === haut[1] > y) continue;
      const traversee = bas[0] + ((y - bas[1]) / (haut[1] - bas[1])) * (haut[0] - bas[0]);
      if (x < traversee) dedans = !dedans;
    }
  }
  return dedans;
}

/** SIREN du territoire qui contient le point (degrés WGS 84), ou `null` si aucun ne le contient. */
export function territoireEn(longitude: number, latitude: number, contours: Pick<Contours, 'features'>): string | null {
  return contours.features.find(({ geometry }) => estDans(longitude, latitude, geometry))?.id ?? null;
}

/** Distance d’un point à l’arête [a, b], en kilomètres. */
function distanceALArete(point: Point, a: Point, b: Point): number {
  const [ax, ay] = ecartKm(point, a);
  const [bx, by] = ecartKm(point, b);
  const longueur2 = (bx - ax) ** 2 + (by - ay) ** 2;
  const part = longueur2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / longueur2));
  return Math.hypot(ax + part * (bx - ax), ay + part * (by - ay));
}

/**
 * SIREN des territoires que touche le cercle de `rayonKm` autour du point (degrés WGS 84) ; celui du point, `centre`,
 * d’abord. `sur` : le cercle est tout entier dans un seul.
 */
export function territoiresAutour(
  longitude: number,
  latitude: number,
  rayonKm: number,
  contours: Pick<Contours, 'features'>,
): { sirens: string[]; centre: string | null; sur: boolean } {
  const centre = territoireEn(longitude, latitude, contours);
  const coupes = contours.features.filter(({ geometry }) =>
    anneauxDe(geometry).some((anneau) =>
      anneau.some((b, i) => i > 0 && distanceALArete([longitude, latitude], anneau[i - 1]!, b) <= rayonKm),
    ),
  );
  const sirens = [...new Set([...(centre ? [centre] : []), ...coupes.map(({ id }) => id)])];
  return { sirens, centre, sur: centre !== null && coupes.length === 0 };
}
