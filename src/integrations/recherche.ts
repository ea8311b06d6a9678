import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import * as pagefind from 'pagefind';
import { vocabulaireDe } from '../lib/recherche/mots-proches.ts';
import { groupeDe } from '../lib/recherche/question.ts';

/** Interfaces toutes faites de Pagefind, que le site n’emploie pas. */
const INTERFACES = /^pagefind-(component-ui|modular-ui|ui|highlight)\.|^wasm\.unknown\./;

/** Une réponse de Pagefind sans erreur ; lève sinon, en disant l’étape. */
function exiger<R extends { errors: string[] }>(reponse: R, etape: string): R {
  if (reponse.errors.length > 0) throw new Error(`Recherche, ${etape} : ${reponse.errors.join(' ; ')}`);
  return reponse;
}

/**
 * Le moteur colle un intitulé à ce qui le suit : « Porté parCommunauté ». Un signe les sépare, dans l’index et dans les
 * extraits.
 */
function separerLesIntitules(html: string): string {
  return html.replaceAll('</dt>', ' : </dt>').replaceAll('</th>', ' – </th>').replaceAll('</option>', ' – </option>');
}

/** Un mot élidé est un mot : « d’instruction », gardé entier, ne répondrait pas à « instruction ». */
const separerLesElisions = (html: string): string => html.replaceAll('’', '’ ');

/** Début d’un fragment de Pagefind 1.5, avant son JSON. */
const SIGNATURE = 'pagefind_dcd';

/** Titre et texte d’une page, tels que l’index les garde. Lève si le fragment n’a pas la forme attendue. */
function lireFragment(contenu: Uint8Array): { url: string; titre: string; texte: string } {
  const lu = gunzipSync(contenu).toString();
  if (!lu.startsWith(SIGNATURE))
    throw new Error(`Recherche, fragment de l’index ; attendu : « ${SIGNATURE} » au début`);
  const { url, meta, content } = JSON.parse(lu.slice(SIGNATURE.length)) as {
    url: string;
    meta: { title: string };
    content: string;
  };
  return { url, titre: meta.title, texte: content };
}

/** Vrai pour une page de texte : les noms propres des fiches et des listes de communes ne se corrigent pas ainsi. */
const estDeTexte = (url: string): boolean => groupeDe(url) === 'Pages' && !url.endsWith('/communes/');

/** Indexe les pages construites pour la recherche : l’index n’est lu par le navigateur que si le visiteur cherche. */
export function recherche(): AstroIntegration {
  return {
    name: 'recherche',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const debut = performance.now();
        try {
          const { index } = exiger(await pagefind.createIndex({ forceLanguage: 'fr' }), 'création de l’index');
          const pages = globSync('**/*.html', { cwd: fileURLToPath(dir) }).sort();
          let lues = 0;
          for (const sourcePath of pages) {
            const html = readFileSync(new URL(sourcePath, dir), 'utf8');
            if (!html.includes(' data-pagefind-body')) continue;
            const page = {
              sourcePath: sourcePath.replaceAll('\\', '/'),
              content: separerLesElisions(separerLesIntitules(html)),
            };
            exiger(await index!.addHTMLFile(page), `lecture de ${sourcePath}`);
            lues++;
          }
          // Écrits par nous : Pagefind répond parfois avant d’avoir fini d’écrire, et l’arrêter alors tronque un
          // fichier.
          const { files } = exiger(await index!.getFiles(), 'écriture de l’index');
          const textes = files.filter((f) => f.path.startsWith('fragment/')).map((f) => lireFragment(f.content));
          const mots = JSON.stringify(vocabulaireDe(textes.filter((p) => estDeTexte(p.url))));
          for (const { path, content } of [
            ...files.filter((f) => !INTERFACES.test(f.path)),
            { path: 'mots.json', content: mots },
          ]) {
            const fichier = new URL(`./pagefind/${path}`, dir);
            mkdirSync(new URL('.', fichier), { recursive: true });
            writeFileSync(fichier, content);
          }
          logger.info(`${lues} pages indexées en ${Math.round(performance.now() - debut)} ms`);
        } finally {
          // Le service de Pagefind est un autre processus : sans cela, un échec le laisserait tourner.
          await pagefind.close();
        }
      },
    },
  };
}
