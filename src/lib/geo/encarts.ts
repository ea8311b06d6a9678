/** L’outre-mer en encarts : des départements lointains, ramenés sous les autres pour qu’une seule carte montre tout. */
import type { MultiPolygon, Polygon } from 'geojson';
import type { Contours } from './contours.ts';
import { estOutreMer } from './emprises.ts';
import { KM_PAR_DEGRE } from './longueurs-et-aires.ts';
import type { Emprise } from './projection.ts';

/** Déplacement d’un département, en degrés : facteur puis décalage de la longitude, les mêmes de la latitude. */
export type DeplacementEnEncart = readonly [enX: number, deX: number, enY: number, deY: number];

/** Encarts par rangée, en largeurs de la carte : même seul, un encart n’en prend pas plus du quart. */
const PAR_RANGEE = 4;
/** Part de sa case qu’un encart occupe, et blanc au-dessus de la rangée, en part de la case. */
const PART = 0.85;
const BLANC = 0.25;

const cosinus = (latitude: number): number => Math.cos((latitude * Math.PI) / 180);
const milieu = (a: number, b: number): number => (a + b) / 2;

/**
 * Où mettre chaque département d’outre-mer d’une carte qui en montre d’autres : code → déplacement ; aucun si tous
 * sont dans l’Hexagone. Sans Hexagone, le premier reste à sa place.
 */
export function encartsDe(emprises: ReadonlyMap<string, Emprise>): Map<string, DeplacementEnEncart> {
  const codes = [...emprises.keys()];
  const enPlace = codes.some((code) => !estOutreMer(code)) ? codes.filter((c) => !estOutreMer(c)) : codes.slice(0, 1);
  const deplaces = codes.filter((code) => !enPlace.includes(code)).sort();
  if (deplaces.length === 0) return new Map();
  const bases = enPlace.map((code) => emprises.get(code)!);
  const bord = (axe: 0 | 1 | 2 | 3) =>
    bases.map((e) => e[axe]).reduce((a, b) => (axe < 2 ? Math.min(a, b) : Math.max(a, b)));
  const [ouest, sud, est, nord] = [bord(0), bord(1), bord(2), bord(3)];
  const ici = cosinus(milieu(sud, nord));
  const caseKm = ((est - ouest) * KM_PAR_DEGRE * ici) / Math.max(PAR_RANGEE, deplaces.length);
  return new Map(
    deplaces.map((code, rang): [string, DeplacementEnEncart] => {
      const [o, s, e, n] = emprises.get(code)!;
      const la = cosinus(milieu(s, n));
      const cote = Math.max((e - o) * KM_PAR_DEGRE * la, (n - s) * KM_PAR_DEGRE);
      const echelle = (PART * caseKm) / cote;
      const enX = (echelle * la) / ici;
      const x = ouest + ((rang + 0.5) * caseKm) / (KM_PAR_DEGRE * ici);
      const y = sud - ((BLANC + PART / 2) * caseKm) / KM_PAR_DEGRE;
      return [code, [enX, x - enX * milieu(o, e), echelle, y - echelle * milieu(s, n)]];
    }),
  );
}

type AvecLimite = Pick<Contours, 'limite'> & { features: { geometry: Polygon | MultiPolygon }[] };

/** Les contours d’un département, déplacés ; les mêmes sans déplacement. */
export function deplacer<C extends AvecLimite>(contours: C, encart: DeplacementEnEncart | undefined): C {
  if (!encart) return contours;
  const [enX, deX, enY, deY] = encart;
  // Les coordonnées d’un GeoJSON sont des listes emboîtées, dont les dernières sont des points.
  const bouger = <T>(lignes: T): T =>
    (typeof (lignes as number[])[0] === 'number'
      ? [enX * (lignes as number[])[0]! + deX, enY * (lignes as number[])[1]! + deY]
      : (lignes as unknown[]).map(bouger)) as T;
  return {
    ...contours,
    ...(contours.limite && { limite: { ...contours.limite, coordinates: bouger(contours.limite.coordinates) } }),
    features: contours.features.map((f) => ({
      ...f,
      geometry: { ...f.geometry, coordinates: bouger(f.geometry.coordinates) },
    })),
  };
}
