import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';

/** Interfaces toutes faites de Pagefind, que le site n’emploie pas. */
const INTERFACES = /^pagefind-(component-ui|modular-ui|ui|highlight)\./;

/** Une réponse de Pagefind sans erreur ; lève sinon, en disant l’étape. */
function exiger<R extends { errors: string[] }>(reponse: R, etape: string): R {
  if (reponse.errors.length > 0) throw new Error(`Recherche, ${etape} : ${reponse.errors.join(' ; ')}`);
  return reponse;
}

/** Indexe les pages construites pour la recherche : l’index n’est lu par le navigateur que si le visiteur cherche. */
export function recherche(): AstroIntegration {
  return {
    name: 'recherche',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const debut = performance.now();
        try {
          const { index } = exiger(
            await pagefind.createIndex({ forceLanguage: 'fr', includeCharacters: '’' }),
            'création de l’index',
          );
          const lues = exiger(await index!.addDirectory({ path: fileURLToPath(dir) }), 'lecture des pages');
          // Écrits par nous : Pagefind répond parfois avant d’avoir fini d’écrire, et l’arrêter alors tronque un
          // fichier.
          const { files } = exiger(await index!.getFiles(), 'écriture de l’index');
          for (const { path, content } of files.filter((f) => !INTERFACES.test(f.path))) {
            const fichier = new URL(`./pagefind/${path}`, dir);
            mkdirSync(new URL('.', fichier), { recursive: true });
            writeFileSync(fichier, content);
          }
          logger.info(`${lues.page_count} pages indexées en ${Math.round(performance.now() - debut)} ms`);
        } finally {
          // Le service de Pagefind est un autre processus : sans cela, un échec le laisserait tourner.
          await pagefind.close();
        }
      },
    },
  };
}
