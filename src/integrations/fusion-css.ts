import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import {
  estElement,
  lireNoeuds,
  retoucherPage,
  type ElementHtml,
  type NoeudHtml,
  type RegleDePage,
} from '#lib/texte/page-html.ts';

/** Les feuilles de style d’une page et sa tête, telles que l’analyseur les situe. */
function lireTete(noeuds: readonly NoeudHtml[]): { liens: ElementHtml[]; tete: ElementHtml | undefined } {
  const attribut = (e: ElementHtml, nom: string) => e.attrs.find((a) => a.name === nom)?.value;
  return {
    liens: noeuds.filter((e): e is ElementHtml => estElement(e, 'link') && attribut(e, 'rel') === 'stylesheet'),
    tete: noeuds.find((e): e is ElementHtml => estElement(e, 'head')),
  };
}

/** Adresses des feuilles de style d’une page, dans leur ordre. */
function feuillesDeLaPage(html: string): string[] {
  return lireTete(lireNoeuds(html)).liens.map((e) => e.attrs.find((a) => a.name === 'href')!.value);
}

/** Met ces feuilles où était la dernière de la tête, à la place de toutes : avant les modules que la page annonce. */
const remplacer = (adresses: readonly string[]): RegleDePage => {
  const balises = adresses.map((a) => `<link rel="stylesheet" href="${a}">`).join('');
  return (noeuds) => {
    const { liens, tete } = lireTete(noeuds);
    const finDeTete = tete!.sourceCodeLocation!.endTag!.startOffset;
    const fin = liens.map((e) => e.sourceCodeLocation!.endOffset).findLast((f) => f <= finDeTete) ?? finDeTete;
    return [
      ...liens.map(({ sourceCodeLocation: lieu }) => ({ debut: lieu!.startOffset, fin: lieu!.endOffset, texte: '' })),
      { debut: fin, fin, texte: balises },
    ];
  };
};

/**
 * Deux feuilles de style au plus par page : celle du site, et une pour ce que cette sorte de page a de plus, au lieu
 * d’une par composant. Une feuille propre à un composant MDX se lie par son adresse (`?url`) : importée, Astro la
 * mettrait dans toutes les pages de texte. L’ordre des couches, redit en tête de chaque feuille, rend l’ordre des
 * fichiers indifférent. À placer avant la précompression.
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
        const liens = new Map(fichiers.map((f) => [f, feuillesDeLaPage(readFileSync(f, 'utf8'))]));
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
          writeFileSync(fichier, retoucherPage(readFileSync(fichier, 'utf8'), remplacer(liens.get(fichier)!)));
        }
        const gardees = new Set([...liens.values()].flat());
        // Une feuille qu’un script demande par son adresse (`?url`) reste, même réunie ailleurs.
        const scripts = readdirSync(join(racine, '_actifs'))
          .filter((f) => f.endsWith('.js'))
          .map((f) => readFileSync(join(racine, '_actifs', f), 'utf8'));
        const demandee = (adresse: string) => scripts.some((s) => s.includes(adresse.split('/').at(-1)!));
        for (const adresse of usages.keys()) if (!gardees.has(adresse) && !demandee(adresse)) rmSync(actif(adresse));
        logger.info(`${gardees.size} feuilles de style, deux au plus par page`);
      },
    },
  };
}
