import { defineCollection } from 'astro:content';
import { pathToFileURL } from 'node:url';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { schemaPage } from '#lib/schemas/editorial.ts';

/**
 * Les pages MDX, seule collection : Astro doit les compiler. Tout le reste du contenu se lit par
 * `chargeurs/contenu.ts`.
 */
export const collections = {
  pages: defineCollection({
    loader: glob({
      base: pathToFileURL(`${racineDuContenu()}/content/pages/`),
      pattern: '**/[!_]*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: schemaPage.extend({ layout: z.never().optional() }),
  }),
};
