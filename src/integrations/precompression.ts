import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { AstroIntegration } from 'astro';

/** Textes qu’un hébergeur compresse ; images, polices, PDF et index de recherche le sont déjà. */
const TEXTES = /\.(html|css|js|mjs|json|geojson|csv|svg|xml|txt|md|webmanifest|ics)$/;

/** Plus petit, compresser coûte une négociation et ne gagne rien. */
const POIDS_MINIMAL = 1024;

/** Fichiers compressés à la fois : assez pour occuper les fils de zlib, peu pour la mémoire. */
const LOT = 8;

const brotli = promisify(brotliCompress);
const gzipper = promisify(gzip);

/** Fichiers en nombre, dont chacun sert rarement : un seul format compressé suffit. */
const GZIP_SEULEMENT = /[\\/](?:donnees|carte)[\\/]france[\\/]./;

async function compresser(chemin: string, fige: boolean): Promise<void> {
  const texte = readFileSync(chemin);
  // Le cran 9 coûte treize fois le cran 8 pour deux octets de moins par page ; le dernier, lent mais plus petit, va aux
  // fichiers que le navigateur garde un an.
  const options = {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: fige ? 11 : 8,
      [constants.BROTLI_PARAM_SIZE_HINT]: texte.length,
      // Une fenêtre à la taille du texte : celle de quatre mégaoctets, réservée à chaque fichier, coûte quatre fois le
      // calcul.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(texte.length + 16)))),
    },
  };
  const sansBrotli = GZIP_SEULEMENT.test(chemin);
  const [br, gz] = await Promise.all([sansBrotli ? null : brotli(texte, options), gzipper(texte, { level: 9 })]);
  await Promise.all([
    br && br.length < texte.length && writeFile(`${chemin}.br`, br),
    gz.length < texte.length && writeFile(`${chemin}.gz`, gz),
  ]);
}

/**
 * Écrit un `.br` et un `.gz` à côté de chaque texte : le serveur les donne tels quels, sans compresser à chaque visite.
 * À placer après tout ce qui écrit ou retouche un fichier, et avant l’échange.
 */
export function precompression(): AstroIntegration {
  return {
    name: 'precompression',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const racine = fileURLToPath(dir);
        const fichiers = readdirSync(racine, { recursive: true, encoding: 'utf8' })
          .filter((f) => TEXTES.test(f))
          .map((f) => join(racine, f))
          .filter((f) => statSync(f).size >= POIDS_MINIMAL);
        for (let i = 0; i < fichiers.length; i += LOT) {
          await Promise.all(fichiers.slice(i, i + LOT).map((f) => compresser(f, f.includes('_actifs'))));
        }
        logger.info(`${fichiers.length} fichiers compressés d’avance`);
      },
    },
  };
}
