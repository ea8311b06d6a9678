import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { lireCouleurs } from '#lib/texte/couleurs.ts';

const MODULE = 'virtual:couleurs-claires';
const JETONS = fileURLToPath(new URL('../styles/jetons.css', import.meta.url));

/**
 * Le module `virtual:couleurs-claires` : les couleurs claires de jetons.css, lues à la construction. Le navigateur n’en
 * reçoit que le tableau, pour la carte que l’on emporte.
 */
export function couleursClaires(): AstroIntegration {
  const module = {
    name: 'couleurs-claires',
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id: string) =>
      id === `\0${MODULE}`
        ? `export default ${JSON.stringify(lireCouleurs(readFileSync(JETONS, 'utf8')))};`
        : undefined,
  };
  return {
    name: 'couleurs-claires',
    hooks: { 'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [module] } }) },
  };
}
