import type { APIRoute } from 'astro';
import { cleDepartement } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import type { Dossier } from '#lib/domaine/dossier.ts';
import { preparerAssistant } from '#documents/assistant.ts';
import { preremplirPour } from '#donnees/dossier.ts';
import { preparerImprimes } from '#donnees/imprimes.ts';
import { reponseFichier } from '#donnees/fichiers.ts';
import { chargerDonnees } from '#donnees/site.ts';

export async function getStaticPaths() {
  const { departements } = await chargerDonnees();
  return departements.flatMap((d) => (d.dossier ? [{ params: { departement: cleDepartement(d) }, props: { d, dossier: d.dossier } }] : []));
}

/** Un seul fichier pour tous les EPCI : le serveur n’apprend pas lequel on choisit. */
export const GET: APIRoute<{ d: Departement; dossier: Dossier }> = async ({ props: { d, dossier }, site }) => {
  const atelier = { d, contexte: (await preparerImprimes(d, site)).contexte, preremplir: (t: Departement['territoires'][number]) => preremplirPour(t, d) };
  return reponseFichier(JSON.stringify(await preparerAssistant(atelier, dossier)), 'application/json');
};
