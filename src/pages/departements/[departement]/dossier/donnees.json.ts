import type { APIRoute } from 'astro';
import type { Departement } from '#lib/domaine/departement.ts';
import { preparerAssistant } from '#documents/gabarits-de-l-assistant.ts';
import { cheminsDesDossiers, preremplirPour, type DossierPublie } from '#donnees/dossiers.ts';
import { preparerImprimes } from '#donnees/contexte-des-imprimes.ts';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';

export const getStaticPaths = cheminsDesDossiers;

/** Un seul fichier pour tous les EPCI : le serveur n’apprend pas lequel on choisit. */
export const GET: APIRoute<DossierPublie> = async ({ props: { d, dossier }, site }) => {
  const atelier = {
    d,
    contexte: preparerImprimes(d, site).contexte,
    preremplir: (t: Departement['territoires'][number]) => preremplirPour(t, d),
  };
  return reponseFichier(JSON.stringify(await preparerAssistant(atelier, dossier)), 'application/json');
};
