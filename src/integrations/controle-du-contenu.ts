import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { controler } from '#chargeurs/controle.ts';
import { garderContenu, oublierContenu } from '#chargeurs/contenu.ts';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';

/**
 * Contrôle tout le contenu avant qu’Astro ne commence, et s’arrête là s’il est faux : les messages sont les nôtres, en
 * français, tous à la fois, sans ceux d’une exception.
 * En développement, relit tout dès qu’un fichier est ajouté, changé ou supprimé, et recharge la page.
 */
export function controleDuContenu(): AstroIntegration {
  return {
    name: 'controle-du-contenu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build' && command !== 'sync') return;
        const { contenu, problemes } = controler();
        if (problemes.length === 0) {
          garderContenu(contenu);
          return;
        }
        console.error(new ErreurContenu(problemes).message);
        process.exit(1);
      },
      'astro:server:setup': ({ server, logger }) => {
        const dossier = join(racineDuContenu(), 'content');
        server.watcher.add(dossier);
        server.watcher.on('all', (_evenement, fichier) => {
          if (relative(dossier, fichier).startsWith('..')) return;
          oublierContenu();
          // Le serveur oublie aussi ses modules : plusieurs gardent ce qu’ils ont calculé d’après le contenu.
          for (const { moduleGraph, hot } of Object.values(server.environments)) {
            moduleGraph.invalidateAll();
            hot.send({ type: 'full-reload' });
          }
          const { problemes } = controler();
          if (problemes.length > 0) logger.error(new ErreurContenu(problemes).message);
        });
      },
    },
  };
}
