import { mkdirSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { pagesConstruites } from '#documents/pages-construites.ts';
import { adresseApercu } from '#lib/adresses.ts';

/** Écrit les images de partage que les fils ont dessinées : aucune page qui en a une n’est oubliée. */
export function apercus(): AstroIntegration {
  let base = '/';
  return {
    name: 'apercus',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir, logger }) => {
        const pages = pagesConstruites().flatMap(({ adresse, apercu }) => (apercu ? [{ adresse, apercu }] : []));
        for (const { adresse, apercu } of pages) {
          const fichier = new URL(`.${adresseApercu(`/${new URL(adresse).pathname.slice(base.length)}`)}`, dir);
          mkdirSync(new URL('.', fichier), { recursive: true });
          writeFileSync(fichier, await apercu);
        }
        logger.info(`${pages.length} images de partage`);
      },
    },
  };
}
