import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AstroIntegration } from 'astro';
import { confier } from '#documents/file-de-travail.ts';
import { adresseApercu } from '#lib/adresses.ts';

/** Pages lues d’avance : assez pour qu’aucun fil n’attende. */
const A_LA_FOIS = 6;

/** Jour de la situation, tel que les données construites le disent. */
function jourConstruit(dir: URL): string {
  return (JSON.parse(readFileSync(new URL('donnees/datapackage.json', dir), 'utf8')) as { version: string }).version;
}

/** Dessine l’image de partage de chaque page, à partir de la page construite : aucune n’est oubliée, aucune ne la contredit. */
export function apercus(): AstroIntegration {
  return {
    name: 'apercus',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const debut = performance.now();
        const au = jourConstruit(dir);
        const restantes = pages.filter(({ pathname }) => !/^404\/?$/.test(pathname));
        let nombre = 0;
        const travailler = async () => {
          for (let p = restantes.pop(); p; p = restantes.pop()) {
            const html = readFileSync(new URL(`${p.pathname}index.html`, dir), 'utf8');
            const site = /property="og:site_name" content="([^"]*)"/.exec(html)?.[1];
            // Une page sans balise de partage (cadre à intégrer ailleurs) n’a pas besoin d’image.
            if (!site) continue;
            const adresse = adresseApercu(`/${p.pathname}`);
            // Une page reprend parfois l’image d’une autre : avec deux mille territoires, celle de leur département.
            if (!html.includes(`${adresse}"`)) continue;
            nombre++;
            const image = new URL(`.${adresse}`, dir);
            mkdirSync(new URL('.', image), { recursive: true });
            writeFileSync(image, await confier({ genre: 'apercu', nom: p.pathname || 'accueil', html, site, au }));
          }
        };
        await Promise.all(Array.from({ length: A_LA_FOIS }, travailler));
        logger.info(`${nombre} images, ${Math.round((performance.now() - debut) / nombre)} ms chacune`);
      },
    },
  };
}
