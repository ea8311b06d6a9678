import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { appliquer, estElement, lireNoeuds, type ElementHtml } from '#lib/texte/page-html.ts';

/** Les feuilles de style d’une page, telles que l’analyseur les situe. */
interface FeuillesDePage {
  adresses: readonly string[];
  /** Où sont leurs balises. */
  balises: readonly { debut: number; fin: number }[];
  /** Après la dernière de la tête : avant les modules que la page annonce. */
  place: number;
}

function lireFeuilles(page: string): FeuillesDePage {
  // L’essentiel d’une page est après sa tête : on ne l’analyse que si une feuille peut y être.
  const tete = page.indexOf('</head>') + '</head>'.length;
  const html = page.includes('stylesheet', tete) ? page : page.slice(0, tete);
  const attribut = (e: ElementHtml, nom: string) => e.attrs.find((a) => a.name === nom)?.value;
  const noeuds = lireNoeuds(html);
  const liens = noeuds.filter((e): e is ElementHtml => estElement(e, 'link') && attribut(e, 'rel') === 'stylesheet');
  const balises = liens.map(({ sourceCodeLocation: lieu }) => ({ debut: lieu!.startOffset, fin: lieu!.endOffset }));
  const finDeTete = noeuds.find((e): e is ElementHtml => estElement(e, 'head'))!.sourceCodeLocation!.endTag!
    .startOffset;
  const place = balises.map((b) => b.fin).findLast((fin) => fin <= finDeTete) ?? finDeTete;
  return { adresses: liens.map((e) => attribut(e, 'href')!), balises, place };
}

/** La page, ces feuilles à la place de toutes les siennes. */
function remplacer(html: string, { balises, place }: FeuillesDePage, adresses: readonly string[]): string {
  const liens = adresses.map((a) => `<link rel="stylesheet" href="${a}">`).join('');
  return appliquer(html, [
    ...balises.map((balise) => ({ ...balise, texte: '' })),
    { debut: place, fin: place, texte: liens },
  ]);
}

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
        const lues = fichiers.map((f) => [f, lireFeuilles(readFileSync(f, 'utf8'))] as const);
        const liens = new Map(lues.map(([f, { adresses }]) => [f, adresses]));
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
        for (const [fichier, feuilles] of lues) {
          const { adresses } = feuilles;
          const propres = adresses.filter((a) => a !== commune);
          if (propres.length < 2) continue;
          const cle = propres.join(' ');
          const page = reunies.get(cle) ?? reunir(propres);
          reunies.set(cle, page);
          liens.set(fichier, [...adresses.filter((a) => a === commune), page]);
          // La feuille de la page après celle du site : à couche égale, la règle la plus particulière l’emporte.
          writeFileSync(fichier, remplacer(readFileSync(fichier, 'utf8'), feuilles, liens.get(fichier)!));
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
