import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Indexe les pages construites pour la recherche : l’index n’est lu par le navigateur que si le visiteur cherche. */
export function recherche(): AstroIntegration {
  return {
    name: 'recherche',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await pagefind.createIndex({ forceLanguage: 'fr', includeCharacters: '’' });
        if (!index) throw new Error(`Recherche : ${errors.join(', ')}`);
        const lues = await index.addDirectory({ path: fileURLToPath(dir) });
        const ecrits = await index.writeFiles({ outputPath: fileURLToPath(new URL('./pagefind/', dir)) });
        await pagefind.close();
        const erreurs = [...lues.errors, ...ecrits.errors];
        if (erreurs.length > 0) throw new Error(`Recherche : ${erreurs.join(', ')}`);
        logger.info(`${lues.page_count} pages indexées`);
      },
    },
  };
}
