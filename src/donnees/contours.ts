import { lireContours } from '#chargeurs/geographie.ts';
import { voisinsDe } from '#lib/geo/aretes.ts';
import { reunirContours, type Contours } from '#lib/geo/contours.ts';
import { empriseDe } from '#lib/geo/projection.ts';
import { tracerCarte, type OptionsTrace, type Trace } from '#lib/geo/lignes-communes.ts';

const lus = new Map<string, Contours>();

/** Contours d’un département publié, lus et contrôlés une fois. */
export function chargerContours(departement: string): Contours {
  const connus = lus.get(departement) ?? lireContours(departement);
  lus.set(departement, connus);
  return connus;
}

const rectangles = new Map<string, string>();

/** Rectangle d’un département, en dixièmes de degré : ouest, sud, est, nord, séparés par des virgules. */
export function rectangleDe(departement: string): string {
  const connu = rectangles.get(departement);
  if (connu !== undefined) return connu;
  const [ouest, sud, est, nord] = empriseDe(chargerContours(departement));
  const lu = [Math.floor(ouest * 10), Math.floor(sud * 10), Math.ceil(est * 10), Math.ceil(nord * 10)].join(',');
  rectangles.set(departement, lu);
  return lu;
}

const voisins = new Map<string, ReturnType<typeof voisinsDe>>();

let ensemble: ReturnType<typeof voisinsDe> | undefined;

/**
 * Voisins de chaque EPCI des départements suivis, d’un département à l’autre : la limite qu’ils partagent a les mêmes
 * sommets des deux côtés.
 */
export function chargerTousLesVoisins(departements: readonly string[]): ReturnType<typeof voisinsDe> {
  return (ensemble ??= voisinsDe({ features: reunirContours(departements.map(chargerContours)) }));
}

/** Voisins de chaque EPCI d’un département, d’après les limites partagées ; l’autre côté du département n’y est pas. */
export function chargerVoisins(departement: string): ReturnType<typeof voisinsDe> {
  const connus = voisins.get(departement) ?? voisinsDe(chargerContours(departement));
  voisins.set(departement, connus);
  return connus;
}

const traces = new Map<string, Trace>();

/**
 * Le dessin d’un département, calculé une fois par département et par taille : toutes les pages de ses territoires le
 * reprennent.
 */
export function tracerDepartement(departement: string, options: OptionsTrace): Trace {
  const cle = `${departement} ${JSON.stringify(options)}`;
  const connu = traces.get(cle) ?? tracerCarte(chargerContours(departement), options);
  traces.set(cle, connu);
  return connu;
}
