/**
 * Des départements lointains, ramenés près des autres pour qu’une seule carte montre tout : l’outre-mer en encarts, et
 * ceux de l’Hexagone que trop de blanc sépare.
 */
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

/** Part du cadre que doivent occuper les départements de l’Hexagone ; en dessous, la carte serait surtout blanche. */
const PART_DU_CADRE = 0.25;
/** Blanc entre deux groupes rapprochés, en kilomètres. */
const ENTRE_GROUPES_KM = 20;

const seTouchent = (a: Emprise, b: Emprise): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const reunir = (emprises: readonly Emprise[]): Emprise => [
  Math.min(...emprises.map((e) => e[0])),
  Math.min(...emprises.map((e) => e[1])),
  Math.max(...emprises.map((e) => e[2])),
  Math.max(...emprises.map((e) => e[3])),
];

const aireDe = ([ouest, sud, est, nord]: Emprise): number => (est - ouest) * (nord - sud);

/** Des départements voisins, qui se déplacent ensemble : la limite qu’ils partagent le reste. */
interface Groupe {
  codes: string[];
  emprise: Emprise;
}

function grouper(emprises: ReadonlyMap<string, Emprise>): Groupe[] {
  let groupes: Groupe[] = [];
  for (const [code, emprise] of emprises) {
    const proches = groupes.filter((g) => seTouchent(g.emprise, emprise));
    const reuni = {
      codes: [...proches.flatMap((g) => g.codes), code],
      emprise: reunir([emprise, ...proches.map((g) => g.emprise)]),
    };
    groupes = [...groupes.filter((g) => !proches.includes(g)), reuni];
  }
  return groupes;
}

/**
 * Rapproche des départements de l’Hexagone trop éloignés pour une même carte, à la même échelle : du nord au sud par
 * rangées, d’ouest en est dans chacune. Aucun déplacement s’ils occupent assez du cadre.
 */
function rapprocher(emprises: ReadonlyMap<string, Emprise>): Map<string, DeplacementEnEncart> {
  const groupes = grouper(emprises);
  const tout = reunir([...emprises.values()]);
  if (groupes.reduce((aire, g) => aire + aireDe(g.emprise), 0) >= PART_DU_CADRE * aireDe(tout)) return new Map();
  const ici = cosinus(milieu(tout[1], tout[3]));
  const parRangee = Math.ceil(Math.sqrt(groupes.length));
  const duNordAuSud = groupes.toSorted((a, b) => b.emprise[3] - a.emprise[3]);
  const rangees = Array.from({ length: Math.ceil(groupes.length / parRangee) }, (_, i) =>
    duNordAuSud.slice(i * parRangee, (i + 1) * parRangee).sort((a, b) => a.emprise[0] - b.emprise[0]),
  );
  const blanc = ENTRE_GROUPES_KM / (KM_PAR_DEGRE * ici);
  const enX = ({ emprise: [, s, , n] }: Groupe) => cosinus(milieu(s, n)) / ici;
  const largeurs = rangees.map((rangee) =>
    rangee.reduce((l, g) => l + enX(g) * (g.emprise[2] - g.emprise[0]), blanc * (rangee.length - 1)),
  );
  const deplacements = new Map<string, DeplacementEnEncart>();
  let haut = tout[3];
  for (const [i, rangee] of rangees.entries()) {
    const hauteur = Math.max(...rangee.map(({ emprise: [, s, , n] }) => n - s));
    // Une rangée plus courte que la plus longue reste du côté où elle est vraiment.
    const [ouest, , est] = reunir(rangee.map((g) => g.emprise));
    const libre = tout[2] - tout[0] - (est - ouest);
    const cote = libre > 0 ? (ouest - tout[0]) / libre : 0;
    let gauche = tout[0] + cote * (Math.max(...largeurs) - largeurs[i]!);
    for (const groupe of rangee) {
      const [o, s, e, n] = groupe.emprise;
      const deplacement = [enX(groupe), gauche - enX(groupe) * o, 1, haut - hauteur / 2 - milieu(s, n)] as const;
      for (const code of groupe.codes) deplacements.set(code, deplacement);
      gauche += enX(groupe) * (e - o) + blanc;
    }
    haut -= hauteur + ENTRE_GROUPES_KM / KM_PAR_DEGRE;
  }
  return deplacements;
}

/** Une emprise déplacée. */
const deplacerEmprise = ([o, s, e, n]: Emprise, [enX, deX, enY, deY]: DeplacementEnEncart = [1, 0, 1, 0]): Emprise => [
  enX * o + deX,
  enY * s + deY,
  enX * e + deX,
  enY * n + deY,
];

/**
 * Où mettre chaque département d’une carte qui en montre plusieurs : code → déplacement. L’outre-mer va sous les
 * autres, à une autre échelle ; ceux de l’Hexagone restent à leur place, ou se rapprochent à la même échelle s’ils sont
 * trop loin les uns des autres. Sans Hexagone, le premier reste à sa place.
 */
export function encartsDe(emprises: ReadonlyMap<string, Emprise>): Map<string, DeplacementEnEncart> {
  const codes = [...emprises.keys()];
  const enPlace = codes.some((code) => !estOutreMer(code)) ? codes.filter((c) => !estOutreMer(c)) : codes.slice(0, 1);
  const rapproches = rapprocher(new Map(enPlace.map((code) => [code, emprises.get(code)!])));
  const deplaces = codes.filter((code) => !enPlace.includes(code)).sort();
  if (deplaces.length === 0) return rapproches;
  const [ouest, sud, est, nord] = reunir(
    enPlace.map((code) => deplacerEmprise(emprises.get(code)!, rapproches.get(code))),
  );
  const ici = cosinus(milieu(sud, nord));
  const caseKm = ((est - ouest) * KM_PAR_DEGRE * ici) / Math.max(PAR_RANGEE, deplaces.length);
  return new Map([
    ...rapproches,
    ...deplaces.map((code, rang): [string, DeplacementEnEncart] => {
      const [o, s, e, n] = emprises.get(code)!;
      const la = cosinus(milieu(s, n));
      const cote = Math.max((e - o) * KM_PAR_DEGRE * la, (n - s) * KM_PAR_DEGRE);
      const echelle = (PART * caseKm) / cote;
      const enX = (echelle * la) / ici;
      const x = ouest + ((rang + 0.5) * caseKm) / (KM_PAR_DEGRE * ici);
      const y = sud - ((BLANC + PART / 2) * caseKm) / KM_PAR_DEGRE;
      return [code, [enX, x - enX * milieu(o, e), echelle, y - echelle * milieu(s, n)]];
    }),
  ]);
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
