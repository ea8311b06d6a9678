import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const LIEN = /<link rel="stylesheet" href="([^"]+)">/g;

/** Adresses des feuilles de style d’une page, dans leur ordre. */
const feuillesDe = (html: string): string[] => [...html.matchAll(LIEN)].map(([, adresse]) => adresse!);

/**
 * Deux feuilles de style au plus par page : celle du site, et une pour ce que cette sorte de page a de plus, au lieu d’une par composant.
 * L’ordre des couches, redit en tête de chaque feuille, rend l’ordre des fichiers indifférent. À placer avant la précompression.
 */
export function feuilles(): AstroIntegration {
  return {
    name: 'feuilles',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const racine = fileURLToPath(dir);
        const fichiers = readdirSync(racine, { recursive: true, encoding: 'utf8' })
          .filter((f) => f.endsWith('.html'))
          .map((f) => join(racine, f));
        const usages = new Map<string, number>();
        const liens = new Map(fichiers.map((f) => [f, feuillesDe(readFileSync(f, 'utf8'))]));
        for (const adresse of [...liens.values()].flat()) usages.set(adresse, (usages.get(adresse) ?? 0) + 1);
        const commune = [...usages].sort((a, b) => b[1] - a[1])[0]?.[0];
        const actif = (adresse: string): string => join(racine, '_actifs', adresse.split('/').at(-1)!);
        const reunies = new Map<string, string>();
        const reunir = (adresses: readonly string[]): string => {
          const css = adresses.map((a) => readFileSync(actif(a), 'utf8').trim()).join('\n');
          const adresse = adresses[0]!.replace(
            /[^/]+$/,
            `page.${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`,
          );
          writeFileSync(actif(adresse), css);
          return adresse;
        };
        for (const [fichier, adresses] of liens) {
          const propres = adresses.filter((a) => a !== commune);
          if (propres.length < 2) continue;
          const cle = propres.join(' ');
          const page = reunies.get(cle) ?? reunir(propres);
          reunies.set(cle, page);
          liens.set(fichier, [...adresses.filter((a) => a === commune), page]);
          // La feuille de la page après celle du site : à couche égale, la règle la plus particulière l’emporte.
          const html = readFileSync(fichier, 'utf8').replace(LIEN, '');
          writeFileSync(
            fichier,
            html.replace(
              '</head>',
              `${liens
                .get(fichier)!
                .map((a) => `<link rel="stylesheet" href="${a}">`)
                .join('')}</head>`,
            ),
          );
        }
        const gardees = new Set([...liens.values()].flat());
        for (const adresse of usages.keys()) if (!gardees.has(adresse)) rmSync(actif(adresse));
        logger.info(`${gardees.size} feuilles de style, deux au plus par page`);
      },
    },
  };
}
