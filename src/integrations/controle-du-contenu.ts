import type { AstroIntegration } from 'astro';
import { controler } from '#chargeurs/controle.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';

/**
 * Contrôle tout le contenu avant qu’Astro ne commence, et s’arrête là s’il est faux : les messages sont les nôtres, en français, tous
 * à la fois, sans ceux d’une exception.
 */
export function controleDuContenu(): AstroIntegration {
  return {
    name: 'controle-du-contenu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build' && command !== 'sync') return;
        const { problemes } = controler();
        if (problemes.length === 0) return;
        console.error(new ErreurContenu(problemes).message);
        process.exit(1);
      },
    },
  };
}
