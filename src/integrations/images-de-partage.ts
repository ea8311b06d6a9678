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

/** Dessine l’image de partage de chaque page qui en a une, et rend leur nombre. */
async function dessiner(dir: URL, base: string): Promise<number> {
  const au = jourConstruit(dir);
  const pages = pagesConstruites().flatMap(({ adresse, image }) => (image ? [{ adresse, image }] : []));
  await aLaFois.map(pages, async ({ adresse, image }) => {
    const chemin = new URL(adresse).pathname.slice(base.length);
    const fichier = new URL(`.${adresseApercu(`/${chemin}`)}`, dir);
    mkdirSync(new URL('.', fichier), { recursive: true });
    writeFileSync(fichier, await confier({ genre: 'apercu', nom: chemin || 'accueil', image, au }));
  });
  return pages.length;
}

/**
 * Fait les images de partage : aucune page qui en a une n’est oubliée. Les fils les dessinent pendant que les autres
 * finitions relisent les pages.
 */
export function apercus(): AstroIntegration {
  let base = '/';
  let dessin: Promise<number>;
  return {
    name: 'apercus',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:generated': ({ dir }) => {
        dessin = dessiner(dir, base);
        // Une image impossible se dit quand on l’attend, à la fin, et non dès qu’elle échoue.
        dessin.catch(() => undefined);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(`${await dessin} images de partage`);
      },
    },
  };
}
