import type { APIRoute } from 'astro';
import { adresseDonnees, adresseTerritoire, url } from '#lib/adresses.ts';
import { changementsDe } from '#lib/domaine/changements.ts';
import { entreeDuChangement, versAtom } from '#lib/publication/fil-atom.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { chargerDonnees, chargerSite } from '#donnees/site.ts';

export const GET: APIRoute = async ({ site }) => {
  const { territoires } = chargerDonnees();
  const { nom, editeur } = chargerSite();
  const absolue = (chemin: string) => new URL(chemin, site).href;
  const entrees = territoires.flatMap((t) =>
    changementsDe(t.contrats, DATE_REFERENCE).map((c) =>
      entreeDuChangement(c, { nom: t.nom, page: absolue(adresseTerritoire(t.epci)) }),
    ),
  );
  const fil = {
    titre: `${nom} : changements de situation`,
    precision: 'Calculés d’après les dates des contrats ; une date partielle compte dès son premier jour.',
    adresse: absolue(adresseDonnees('changements', 'xml')),
    page: absolue(url('/donnees/')),
    auteur: editeur.nom,
    au: DATE_REFERENCE,
  };
  return reponseFichier(versAtom(entrees, fil), 'application/atom+xml');
};
