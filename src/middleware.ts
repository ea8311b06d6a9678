import { defineMiddleware } from 'astro:middleware';
import { retoucherPage } from '#lib/texte/page-html.ts';
import { nomsDesTableaux } from '#lib/texte/tableaux-html.ts';
import { typographie } from '#lib/texte/typo-html.ts';

/** Les textes s’écrivent avec des espaces ordinaires ; chaque page reçoit ici ses espaces insécables et ses apostrophes courbes, et ses tableaux leur nom. */
export const onRequest = defineMiddleware(async (_contexte, suite) => {
  const reponse = await suite();
  if (!reponse.headers.get('content-type')?.includes('text/html')) return reponse;
  return new Response(retoucherPage(await reponse.text(), typographie, nomsDesTableaux), reponse);
});
