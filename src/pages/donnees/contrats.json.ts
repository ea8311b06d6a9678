import type { APIRoute } from 'astro';
import { adresseContrat } from '#lib/adresses.ts';
import { publierContrat } from '#lib/vues/donnees-contrats.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { reponseJson } from '#donnees/publication.ts';
import { chargerDonnees, sourceDe } from '#donnees/site.ts';

export const GET: APIRoute = async ({ site }) => {
  const donnees = await chargerDonnees();
  const contrats = donnees.contrats.map((c) => publierContrat(c, (id) => sourceDe(donnees, id), new URL(adresseContrat(c.id), site).href));
  return reponseJson({ situation_au: DATE_REFERENCE, licence: 'Licence Ouverte 2.0', contrats });
};
