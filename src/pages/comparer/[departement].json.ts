import type { APIRoute } from 'astro';
import { adresseTerritoire } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { preparerComparaison } from '#lib/territoire/comparaison.ts';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { chargerDonnees } from '#donnees/site.ts';

/** Un fichier par département, lu quand on y choisit un territoire. */
export const getStaticPaths = () =>
  chargerDonnees().departements.map((d) => ({ params: { departement: d.code }, props: { d } }));

export const GET: APIRoute<{ d: Departement }> = ({ props: { d } }) =>
  reponseFichier(
    JSON.stringify(d.territoires.map((t) => preparerComparaison(t, adresseTerritoire(t.epci)))),
    'application/json',
  );
