import { readFileSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { versPlanXml } from '#lib/publication/sitemap.ts';

/** Écrit `sitemap.xml` d’après les pages que la construction a produites : aucune liste à tenir, aucune page oubliée. */
export function planXml(): AstroIntegration {
  let racine = '';
  return {
    name: 'plan-xml',
    hooks: {
      'astro:config:done': ({ config }) => {
        racine = new URL(config.base.replace(/\/?$/, '/'), config.site).href;
      },
      'astro:build:done': ({ dir, pages, logger }) => {
        // Une page qui renvoie à une autre par son adresse canonique (carte à mettre dans un cadre) n’est pas à indexer.
        const estCanonique = (pathname: string) =>
          readFileSync(new URL(`${pathname}index.html`, dir), 'utf8').includes(
            `rel="canonical" href="${racine}${pathname}"`,
          );
        const adresses = pages.flatMap(({ pathname }) =>
          !/^404\/?$/.test(pathname) && estCanonique(pathname) ? [racine + pathname] : [],
        );
        writeFileSync(new URL('sitemap.xml', dir), versPlanXml(adresses));
        logger.info(`${adresses.length} adresses dans sitemap.xml`);
      },
    },
  };
}
