import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Interfaces toutes faites de Pagefind, que le site n’emploie pas. */
const INTERFACES = /^pagefind-(component-ui|modular-ui|ui|highlight)\./;

/** Indexe les pages construites pour la recherche : l’index n’est lu par le navigateur que si le visiteur cherche. */
export function recherche(): AstroIntegration {
  return {
    name: 'recherche',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await pagefind.createIndex({ forceLanguage: 'fr', includeCharacters: '’' });
        if (!index) throw new Error(`Recherche : ${errors.join(', ')}`);
        const lues = await index.addDirectory({ path: fileURLToPath(dir) });
        // Écrits par nous : Pagefind répond parfois avant d’avoir fini d’écrire, et l’arrêter alors tronque un fichier.
        const { files, errors: manques } = await index.getFiles();
        await pagefind.close();
        const erreurs = [...lues.errors, ...manques];
        if (erreurs.length > 0) throw new Error(`Recherche : ${erreurs.join(', ')}`);
        for (const { path, content } of files.filter((f) => !INTERFACES.test(f.path))) {
          const fichier = new URL(`./pagefind/${path}`, dir);
          mkdirSync(new URL('.', fichier), { recursive: true });
          writeFileSync(fichier, content);
        }
        logger.info(`${lues.page_count} pages indexées`);
      },
    },
  };
}
