import type { APIRoute } from 'astro';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { chargerIndexNational } from '#donnees/france.ts';

/** Les fragments de noms, par rang : `noms-7`. */
export function getStaticPaths() {
  return chargerIndexNational().noms.map((contenu, rang) => ({ params: { noms: `noms-${rang}` }, props: { contenu } }));
}

export const GET: APIRoute<{ contenu: string }> = ({ props }) => reponseFichier(props.contenu, 'text/plain');
