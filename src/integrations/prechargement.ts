import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { estElement, retoucherPage, type ElementHtml, type RegleDePage } from '#lib/texte/page-html.ts';

/**
 * Annonce dans chaque page les modules que ses scripts importent d’emblée : le navigateur les demande aussitôt, sans
 * attendre d’avoir lu le premier. Un import tardif ne les précharge alors plus : Firefox tient pour une erreur le
 * préchargement d’un module déjà lu. À placer avant la précompression.
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
    return [{ debut: fin, fin, texte: [...vus].map((m) => `<link rel="modulepreload" href="${base}${m}">`).join('') }];
  };
  return {
    name: 'prechargement',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.replace(/\/?$/, '/');
        updateConfig({
          vite: {
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
