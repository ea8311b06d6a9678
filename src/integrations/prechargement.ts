import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { estElement, retoucherPage, type ElementHtml, type RegleDePage } from '#lib/texte/page-html.ts';

/**
 * Nomme dans chaque page, avant ses scripts, les modules qu’ils importent d’emblée : le navigateur les demande
 * aussitôt, sans attendre d’avoir lu le premier. Par des balises `script`, que Safari connaît depuis 11 :
 * `modulepreload` n’y est qu’en 17, et Firefox tient pour une erreur celui d’un module déjà demandé. À placer avant la
 * précompression.
 */
export function prechargement(): AstroIntegration {
  const imports = new Map<string, readonly string[]>();
  let base = '/';
  /** Tout ce qu’un script importe d’emblée, de proche en proche. */
  const tousLesImports = (fichier: string, vus: Set<string>): Set<string> => {
    for (const importe of imports.get(fichier) ?? []) {
      if (vus.has(importe)) continue;
      vus.add(importe);
      tousLesImports(importe, vus);
    }
    return vus;
  };
  const annoncer: RegleDePage = (noeuds) => {
    const attribut = (e: ElementHtml, nom: string) => e.attrs.find((a) => a.name === nom)?.value;
    const scripts = noeuds.filter(
      (e): e is ElementHtml => estElement(e, 'script') && attribut(e, 'type') === 'module' && !!attribut(e, 'src'),
    );
    const vus = new Set<string>();
    for (const script of scripts) tousLesImports(attribut(script, 'src')!.slice(base.length), vus);
    const tete = noeuds.find((e): e is ElementHtml => estElement(e, 'head'));
    if (vus.size === 0 || !tete) return [];
    const fin = tete.sourceCodeLocation!.endTag!.startOffset;
    return [
      { debut: fin, fin, texte: [...vus].map((m) => `<script type="module" src="${base}${m}"></script>`).join('') },
    ];
  };
  return {
    name: 'prechargement',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.replace(/\/?$/, '/');
        updateConfig({
          vite: {
            build: { modulePreload: false },
            plugins: [
              {
                name: 'imports-des-scripts',
                generateBundle(_, paquet) {
                  for (const f of Object.values(paquet)) if (f.type === 'chunk') imports.set(f.fileName, f.imports);
                },
              },
            ],
          },
        });
      },
      'astro:build:done': ({ dir }) => {
        const racine = fileURLToPath(dir);
        for (const f of readdirSync(racine, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.html'))) {
          const html = readFileSync(join(racine, f), 'utf8');
          if (html.includes('type="module"')) writeFileSync(join(racine, f), retoucherPage(html, annoncer));
        }
      },
    },
  };
}
