import type { APIRoute } from 'astro';
import { reponseFichier, TYPES_MEDIA } from '#donnees/fichiers-de-donnees.ts';
import { chargerIndexNational } from '#donnees/france.ts';

/** La table des fragments (`index`), puis un fragment par département. */
export function getStaticPaths() {
  const { table, departements } = chargerIndexNational();
  return [
    { params: { fragment: 'index' }, props: { contenu: JSON.stringify(table) } },
    ...[...departements].map(([code, fragment]) => ({
      params: { fragment: code },
      props: { contenu: JSON.stringify(fragment) },
    })),
  ];
}

export const GET: APIRoute<{ contenu: string }> = ({ props }) => reponseFichier(props.contenu, TYPES_MEDIA.json);
