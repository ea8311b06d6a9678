import type { Point } from './contours.ts';
import type { Emprise } from './projection.ts';

/** Rectangle de la France hexagonale et de la Corse, au dixième de degré, d’après les communes d’IGN ADMIN EXPRESS. */
const HEXAGONE: Emprise = [-5.3, 41.2, 9.7, 51.2];

/** Rectangle de chaque département d’outre-mer, de même source. */
const OUTRE_MER: Readonly<Record<string, Emprise>> = {
  971: [-61.9, 15.7, -60.9, 16.6],
  972: [-61.3, 14.3, -60.7, 15.0],
  973: [-54.7, 2.0, -51.5, 5.9],
  974: [55.1, -21.5, 55.9, -20.8],
  976: [44.9, -13.1, 45.4, -12.5],
};

/** Vrai si le département est outre-mer : sa carte ne tient pas avec celle de l’Hexagone. */
export const estOutreMer = (departement: string): boolean => departement in OUTRE_MER;

/** Vrai si le point est dans le rectangle du département, ou de l’Hexagone : loin de là, le fichier est faux. */
export function estDansLEmprise([x, y]: Point, departement: string): boolean {
  const [ouest, sud, est, nord] = OUTRE_MER[departement] ?? HEXAGONE;
  return x >= ouest && x <= est && y >= sud && y <= nord;
}
