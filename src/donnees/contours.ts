import { getEntry } from 'astro:content';
import { voisinsDe, type Voisin } from '#lib/geo/aretes.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { tracerCarte, type OptionsTrace, type Trace } from '#lib/geo/lignes-communes.ts';

/** Contours d’un département publié. */
export async function chargerContours(departement: string): Promise<Contours> {
  const entree = await getEntry('contours', departement);
  if (!entree)
    throw new Error(
      `content/departements/${departement}/contours.geojson : fichier absent ; attendu : npm run contours`,
    );
  return entree.data.contours;
}

const memoire = new Map<string, Map<string, Voisin[]>>();

/** Voisins de chaque EPCI d’un département, d’après les limites partagées ; l’autre côté du département n’y est pas. */
export async function chargerVoisins(departement: string): Promise<Map<string, Voisin[]>> {
  const connus = memoire.get(departement) ?? voisinsDe(await chargerContours(departement));
  memoire.set(departement, connus);
  return connus;
}

const traces = new Map<string, Trace>();

/** Le dessin d’un département, calculé une fois par département et par taille : toutes les pages de ses territoires le reprennent. */
export async function tracerDepartement(departement: string, options: OptionsTrace): Promise<Trace> {
  const cle = `${departement} ${JSON.stringify(options)}`;
  const connu = traces.get(cle) ?? tracerCarte(await chargerContours(departement), options);
  traces.set(cle, connu);
  return connu;
}
