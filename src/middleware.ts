import { defineMiddleware } from 'astro:middleware';
import { typographierHtml } from '#lib/texte/typo-html.ts';

/** Les textes s’écrivent avec des espaces ordinaires ; chaque page reçoit ici ses espaces insécables et ses apostrophes courbes. */
export const onRequest = defineMiddleware(async (_contexte, suite) => {
  const reponse = await suite();
  if (!reponse.headers.get('content-type')?.includes('text/html')) return reponse;
  return new Response(typographierHtml(await reponse.text()), reponse);
});
