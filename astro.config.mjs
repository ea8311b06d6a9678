import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import paquet from './package.json' with { type: 'json' };
import { precompression } from './src/integrations/precompression.ts';
import { prechargement } from './src/integrations/prechargement.ts';
import { OPTIONS_MDX } from './src/chargeurs/pages.ts';
import { racineDuContenu } from './src/chargeurs/racine.ts';
import { exigerReglages } from './src/chargeurs/reglages.ts';
import { apercus } from './src/integrations/images-de-partage.ts';
import { couleursClaires } from './src/integrations/couleurs-claires.ts';
import { controleDuContenu } from './src/integrations/controle-du-contenu.ts';
import { echange } from './src/integrations/mise-en-place-atomique.ts';
import { feuilles } from './src/integrations/fusion-css.ts';
import { planXml } from './src/integrations/sitemap.ts';
import { recherche } from './src/integrations/recherche.ts';

/**
 * Préfixe et adresse publique (BASE, ADRESSE) ; CONTENU, lu par les chargeurs, nomme le dossier qui contient content/.
 */
const { base, site } = exigerReglages();

/**
 * Chemins entiers de modules de `src` ; lève si l’un n’existe plus, car un fichier renommé quitterait son groupe sans
 * rien dire.
 */
function modules(...chemins) {
  const entiers = chemins.map((chemin) =>
    fileURLToPath(new URL(`src/${chemin}`, import.meta.url)).replaceAll('\\', '/'),
  );
  const absents = entiers.filter((chemin) => !existsSync(chemin));
  if (absents.length > 0)
    throw new Error(`astro.config.mjs : ${absents.join(', ')} ; attendu : des fichiers qui existent`);
  return new Set(entiers);
}

/** Ce que la carte, la recherche et le champ de commune partagent. */
const COMMUNS = modules(
  'lib/adresses.ts',
  'lib/domaine/statut.ts',
  'lib/valeurs/date-partielle.ts',
  'lib/texte/typo.ts',
  'lib/texte/cle.ts',
  'lib/geo/chemin.ts',
  'lib/geo/contours.ts',
  'lib/geo/longueurs-et-aires.ts',
  'lib/geo/projection.ts',
  'lib/carte/etat.ts',
  'client/carte/situation.ts',
  'client/dom.ts',
  'client/valeur.ts',
);
/**
 * Un import tardif n’est qu’un import : l’aide de Vite, qui précharge ce qu’il demandera, pèse un kilo-octet sur chaque
 * page à script, et nos feuilles de style ne viennent jamais d’un script.
 */
const IMPORT_TARDIF = {
  name: 'import-tardif',
  enforce: 'pre',
  load: (id) => (id.includes('vite/preload-helper') ? 'export const __vitePreload = (importer) => importer();' : null),
};
/** Ce dont chaque page à script a besoin avant tout. */
const SOCLE = modules('client/communes/ma-commune.ts');

/**
 * Ce que Leaflet garde pour les navigateurs sans modules ES, qui n’auront jamais la carte animée : deux petits modules
 * en tiennent lieu.
 */
const LEAFLET = [
  {
    find: /^(\.\.?\/)+(core\/)?Browser$/,
    replacement: fileURLToPath(new URL('src/client/carte/leaflet/leaflet-navigateur.ts', import.meta.url)),
  },
  {
    find: /^\.\/(SVG\.VML|DomEvent\.(Pointer|DoubleTap))$/,
    replacement: fileURLToPath(new URL('src/client/carte/leaflet/leaflet-anciens.ts', import.meta.url)),
  },
];

/**
 * Les plus anciens navigateurs servis, dits une fois dans package.json : « ios_saf 15.4 » y devient « ios15.4 » pour
 * Vite.
 */
const NAVIGATEURS = paquet.browserslist.map((n) => n.replace('ios_saf', 'ios').replace(' ', ''));

export default defineConfig({
  site,
  base,
  // Un cache par contenu : Astro y garde les pages MDX, et prendrait celles d’un autre dossier pour des doublons.
  cacheDir: `node_modules/.astro/${createHash('sha256').update(racineDuContenu()).digest('hex').slice(0, 12)}`,
  trailingSlash: 'always',
  prerenderConflictBehavior: 'error',
  // « jsx », la valeur par défaut, supprime l’espace entre un mot et la balise de la ligne suivante : fatal en
  // français.
  compressHTML: true,
  // Une page qui attend ses documents, composés par d’autres fils, laisse les suivantes se rendre.
  build: { inlineStylesheets: 'never', assets: '_actifs', concurrency: 4 },
  markdown: { syntaxHighlight: false, processor: satteri({ features: OPTIONS_MDX }) },
  integrations: [
    controleDuContenu(),
    mdx(),
    couleursClaires(),
    recherche(),
    planXml(),
    apercus(),
    feuilles(),
    prechargement(modules('client/carte/leaflet/carte-vive.ts')),
    precompression(),
    echange(),
  ],
  vite: {
    resolve: { alias: LEAFLET },
    // Ces navigateurs lisent ES2022 ; viser chacun d’eux ferait réécrire les méthodes privées, qu’ils ont tous, et
    // alourdirait la carte.
    build: {
      assetsInlineLimit: 0,
      target: 'es2022',
      cssTarget: NAVIGATEURS,
      // Ce qui part vers le visiteur est pesé par tests/vivant/poids.test.ts ; le reste ne sert qu’à construire.
      chunkSizeWarningLimit: Infinity,
      // « use astro:head-inject » n’est que pour Astro, qui l’a déjà lu : un avertissement par page MDX, pour rien.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    plugins: [IMPORT_TARDIF],
    // Les petits modules que la carte, la recherche et le champ de commune partagent voyagent ensemble : moins de
    // requêtes.
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                groups: [
                  { name: 'socle', test: (id) => SOCLE.has(id) || id.includes('preload-helper') },
                  { name: 'communs', test: (id) => COMMUNS.has(id) },
                ],
              },
            },
          },
        },
      },
    },
    css: { transformer: 'lightningcss' },
  },
});
