import { getCollection } from 'astro:content';
import { publierCommunes, type CommunesPubliees } from '#lib/communes/publication.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees } from './site.ts';

/** L’index des communes d’un département publié ; lève si le département ne l’est pas. */
export async function communesPubliees(code: string): Promise<CommunesPubliees> {
  const { departements, contrats } = await chargerDonnees();
  const departement = departements.find((d) => d.code === code);
  if (!departement)
    throw new Error(`Communes du département « ${code} » ; attendu : un dossier de content/departements/`);
  const noms = new Map((await getCollection('nomsDepartements')).map(({ id, data }) => [id, data.nom]));
  return publierCommunes(departement, contrats, DATE_REFERENCE, (c) => noms.get(c) ?? c);
}
