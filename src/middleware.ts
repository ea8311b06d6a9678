import { defineMiddleware } from 'astro:middleware';
import { nommerTableaux } from '#lib/texte/tableaux-html.ts';
import { typographierHtml } from '#lib/texte/typo-html.ts';

/** Les textes s’écrivent avec des espaces ordinaires ; chaque page reçoit ici ses espaces insécables et ses apostrophes courbes, et ses tableaux leur nom. */
export const onRequest = defineMiddleware(async (_contexte, suite) => {
  const reponse = await suite();
  if (!reponse.headers.get('content-type')?.includes('text/html')) return reponse;
  return new Response(nommerTableaux(typographierHtml(await reponse.text())), reponse);
});
