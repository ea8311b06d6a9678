import type { APIRoute } from 'astro';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { cheminsDesSchemas } from '#donnees/schemas-publies.ts';

export const getStaticPaths = () => cheminsDesSchemas('md', new URL(import.meta.env.SITE));

export const GET: APIRoute<{ contenu: string }> = ({ props }) => reponseFichier(props.contenu, 'text/markdown');
