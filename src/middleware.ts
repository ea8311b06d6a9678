import { defineMiddleware } from 'astro:middleware';
import { confier } from '#documents/file-de-travail.ts';
import { annoncerLesModules } from '#documents/modules-des-pages.ts';
import { noterPage } from '#documents/pages-construites.ts';
import { retoucherPage } from '#lib/texte/page-html.ts';
import { nomsDesTableaux } from '#lib/texte/tableaux-html.ts';
import { typographie } from '#lib/texte/typo-html.ts';

/**
 * Les textes s’écrivent avec des espaces ordinaires ; chaque page reçoit ici ses espaces insécables et ses apostrophes
 * courbes, ses tableaux leur nom, et l’annonce des modules de ses scripts, tout en une lecture. Ce qu’elle a dit
 * d’elle-même en se rendant est retenu pour le plan du site, et son image de partage demandée.
 */
export const onRequest = defineMiddleware(async ({ locals, site, url }, suite) => {
  const reponse = await suite();
  if (!reponse.headers.get('content-type')?.includes('text/html')) return reponse;
  const html = retoucherPage(await reponse.text(), typographie, nomsDesTableaux, annoncerLesModules);
  if (locals.page) {
    const { canonique, partage } = locals.page;
    const image = partage && { ...partage, carte: locals.carte ?? null };
    // Sans attendre : les fils dessinent pendant que d’autres pages se rendent. En développement, personne ne la voit.
    const apercu = image && import.meta.env.PROD ? confier({ genre: 'apercu', nom: url.pathname, image }) : null;
    noterPage({ adresse: new URL(url.pathname, site).href, canonique, apercu });
  }
  return new Response(html, reponse);
});
