import { writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { pagesConstruites } from '#documents/pages-construites.ts';
import { versPlanXml } from '#lib/publication/sitemap.ts';

/** Écrit `sitemap.xml` d’après les pages que la construction a rendues : aucune liste à tenir, aucune page oubliée. */
export function planXml(): AstroIntegration {
  return {
    name: 'plan-xml',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        // Une page qui renvoie à une autre par son adresse canonique (carte à mettre dans un cadre) n’est pas à
        // indexer.
        const adresses = pagesConstruites().flatMap((p) => (p.canonique === p.adresse ? [p.adresse] : []));
        writeFileSync(new URL('sitemap.xml', dir), versPlanXml(adresses));
        logger.info(`${adresses.length} adresses dans sitemap.xml`);
      },
    },
  };
}
