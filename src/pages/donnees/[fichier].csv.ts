import type { APIRoute } from 'astro';
import { cheminsDesFichiers, reponseFichier, TYPES_MEDIA } from '#donnees/fichiers-de-donnees.ts';

export const getStaticPaths = () => cheminsDesFichiers('csv', new URL(import.meta.env.SITE));

export const GET: APIRoute<{ contenu: string }> = ({ props }) => reponseFichier(props.contenu, TYPES_MEDIA.csv);
