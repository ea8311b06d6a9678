import { join, relative } from 'node:path';
import type { AstroIntegration } from 'astro';
import { adressesDuSite } from '#chargeurs/adresses.ts';
import { chargerContenu, chargerTextes, oublierContenu } from '#chargeurs/contenu.ts';
import { problemesDesContours } from '#chargeurs/geographie.ts';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { COMPOSANTS_MDX } from '#lib/contenu/composants-mdx.ts';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';

/** Lève une `ErreurContenu` qui liste tout ce qui empêche de publier : fiches, pages et contours. */
function controler(): void {
  const contenu = chargerContenu();
  const problemes = [
    ...verifierPages(chargerTextes(), contenu, {
      composants: new Set(COMPOSANTS_MDX),
      estUneAdresse: adressesDuSite(contenu, lireReferentiel()),
    }),
    ...contenu.departements.flatMap(({ donnee }) => problemesDesContours(donnee.code)),
  ];
  if (problemes.length > 0) throw new ErreurContenu(problemes);
}

/**
 * Contrôle tout le contenu avant qu’Astro ne commence : les messages sont les nôtres, en français, et tous à la fois.
 * En développement, relit tout dès qu’un fichier est ajouté, changé ou supprimé, et recharge la page.
 */
export function controleDuContenu(): AstroIntegration {
  return {
    name: 'controle-du-contenu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'build' || command === 'sync') controler();
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
          try {
            controler();
          } catch (erreur) {
            logger.error((erreur as Error).message);
          }
        });
      },
    },
  };
}
