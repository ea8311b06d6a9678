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
 *
 * Un module que la page n’exécutera qu’au repos est annoncé aussi, par `modulepreload` : il arrive pendant que la page
 * se dessine, et attend. Un navigateur qui ne connaît pas cette balise le demande quand il en a besoin.
 * @param tardifs chemins de ces modules.
 */
export function prechargement(tardifs: ReadonlySet<string>): AstroIntegration {
  const imports = new Map<string, readonly string[]>();
  /** Fichier → modules tardifs qu’il demandera. */
  const aVenir = new Map<string, readonly string[]>();
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
    const fichiers = scripts.map((script) => attribut(script, 'src')!.slice(base.length));
    for (const fichier of fichiers) tousLesImports(fichier, vus);
    const attendus = new Set([...fichiers, ...vus].flatMap((fichier) => aVenir.get(fichier) ?? []));
    const tete = noeuds.find((e): e is ElementHtml => estElement(e, 'head'));
    if (vus.size === 0 || !tete) return [];
    const fin = tete.sourceCodeLocation!.endTag!.startOffset;
    const balises = [
      ...[...vus].map((m) => `<script type="module" src="${base}${m}"></script>`),
      ...[...attendus].map((m) => `<link rel="modulepreload" href="${base}${m}">`),
    ];
    return [{ debut: fin, fin, texte: balises.join('') }];
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
                  const morceaux = Object.values(paquet).filter((f) => f.type === 'chunk');
                  const tard = morceaux.filter((f) => tardifs.has((f.facadeModuleId ?? '').replaceAll('\\', '/')));
                  for (const f of morceaux) {
                    imports.set(f.fileName, f.imports);
                    const siens = tard.filter((t) => f.dynamicImports.includes(t.fileName)).map((t) => t.fileName);
                    if (siens.length > 0) aVenir.set(f.fileName, siens);
                  }
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
