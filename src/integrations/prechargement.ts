import type { AstroIntegration } from 'astro';
import { modules } from '#documents/modules-des-pages.ts';

/**
 * Relève ce que les scripts importent ; chaque page, en se rendant, nomme avant eux les modules qu’ils importent
 * d’emblée : le navigateur les demande aussitôt, sans attendre d’avoir lu le premier. Par des balises `script`, que
 * Safari connaît depuis 11 : `modulepreload` n’y est qu’en 17, et Firefox tient pour une erreur celui d’un module déjà
 * demandé.
 *
 * Un module que la page n’exécutera qu’au repos est annoncé aussi, par `modulepreload` : il arrive pendant que la page
 * se dessine, et attend. Un navigateur qui ne connaît pas cette balise le demande quand il en a besoin.
 * @param tardifs chemins de ces modules.
 */
export function prechargement(tardifs: ReadonlySet<string>): AstroIntegration {
  return {
    name: 'prechargement',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        modules.base = config.base.replace(/\/?$/, '/');
        updateConfig({
          vite: {
            build: { modulePreload: false },
            plugins: [
              {
                name: 'imports-des-scripts',
                generateBundle(_, paquet) {
                  if (this.environment.name !== 'client') return;
                  const morceaux = Object.values(paquet).filter((f) => f.type === 'chunk');
                  const tard = morceaux.filter((f) => tardifs.has((f.facadeModuleId ?? '').replaceAll('\\', '/')));
                  for (const f of morceaux) {
                    modules.imports.set(f.fileName, f.imports);
                    const siens = tard.filter((t) => f.dynamicImports.includes(t.fileName)).map((t) => t.fileName);
                    if (siens.length > 0) modules.aVenir.set(f.fileName, siens);
                  }
                },
              },
            ],
          },
        });
      },
    },
  };
}
