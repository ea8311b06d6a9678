import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import pLimit from 'p-limit';
import { confier } from '#documents/file-de-travail.ts';
import { pagesConstruites } from '#documents/pages-construites.ts';
import { adresseApercu } from '#lib/adresses.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';

/** Images demandées d’avance : assez pour qu’aucun fil n’attende. */
const aLaFois = pLimit(6);

/** Jour de la situation, tel que les données construites le disent. */
function jourConstruit(dir: URL): Jour {
  return (JSON.parse(readFileSync(new URL('donnees/datapackage.json', dir), 'utf8')) as { version: Jour }).version;
}

/** Dessine l’image de partage de chaque page qui en a une : aucune n’est oubliée. */
export function apercus(): AstroIntegration {
  let base = '/';
  return {
    name: 'apercus',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const debut = performance.now();
        const au = jourConstruit(dir);
        const pages = pagesConstruites().flatMap(({ adresse, image }) => (image ? [{ adresse, image }] : []));
        await aLaFois.map(pages, async ({ adresse, image }) => {
          const chemin = new URL(adresse).pathname.slice(base.length);
          const fichier = new URL(`.${adresseApercu(`/${chemin}`)}`, dir);
          mkdirSync(new URL('.', fichier), { recursive: true });
          writeFileSync(fichier, await confier({ genre: 'apercu', nom: chemin || 'accueil', image, au }));
        });
        logger.info(`${pages.length} images, ${Math.round((performance.now() - debut) / pages.length)} ms chacune`);
      },
    },
  };
}
