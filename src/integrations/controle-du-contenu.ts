import type { AstroIntegration } from 'astro';
import { adressesDuSite } from '#chargeurs/adresses.ts';
import { composantsMdx } from '#chargeurs/composants.ts';
import { chargerContenu, chargerTextes } from '#chargeurs/contenu.ts';
import { problemesDesContours } from '#chargeurs/geographie.ts';
import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { verifierPages } from '#lib/contenu/coherence-pages.ts';
import { ErreurContenu } from '#lib/contenu/probleme.ts';

/** Contrôle tout le contenu avant qu’Astro ne commence : les messages sont les nôtres, en français, et tous à la fois. */
export function controleDuContenu(): AstroIntegration {
  return {
    name: 'controle-du-contenu',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command !== 'build' && command !== 'sync') return;
        const contenu = chargerContenu();
        const problemes = [
          ...verifierPages(chargerTextes(), contenu, {
            composants: composantsMdx(),
            estUneAdresse: adressesDuSite(contenu, lireReferentiel()),
          }),
          ...contenu.departements.flatMap(({ donnee }) => problemesDesContours(donnee.code)),
        ];
        if (problemes.length > 0) throw new ErreurContenu(problemes);
      },
    },
  };
}
