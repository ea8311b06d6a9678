import type { AstroIntegration } from 'astro';
import { chargerContenu } from '#chargeurs/contenu.ts';
import { problemesDesContours } from '#chargeurs/geographie.ts';
import { ErreurContenu } from '#lib/domaine/probleme.ts';

/** Contrôle tout le contenu avant qu’Astro ne commence : les messages sont les nôtres, en français, et tous à la fois. */
export function controleDuContenu(): AstroIntegration {
  return {
    name: 'controle-du-contenu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build' && command !== 'sync') return;
        const problemes = chargerContenu().departements.flatMap(({ donnee }) => problemesDesContours(donnee.code));
        if (problemes.length > 0) throw new ErreurContenu(problemes);
      },
    },
  };
}
