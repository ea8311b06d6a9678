import { getEntry } from 'astro:content';
import { voisinsDe, type Voisin } from '#lib/geo/aretes.ts';
import type { Contours } from '#lib/geo/contours.ts';

/** Contours d’un département publié. */
export async function chargerContours(departement: string): Promise<Contours> {
  const entree = await getEntry('contours', departement);
  if (!entree) throw new Error(`content/departements/${departement}/contours.geojson : fichier absent ; attendu : npm run contours`);
  return entree.data.contours;
}

const memoire = new Map<string, Map<string, Voisin[]>>();

/** Voisins de chaque EPCI d’un département, d’après les limites partagées ; l’autre côté du département n’y est pas. */
export async function chargerVoisins(departement: string): Promise<Map<string, Voisin[]>> {
  const connus = memoire.get(departement) ?? voisinsDe(await chargerContours(departement));
  memoire.set(departement, connus);
  return connus;
}
