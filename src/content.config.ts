import { defineCollection } from 'astro:content';
import { pathToFileURL } from 'node:url';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { schemaAide } from '#lib/schemas/aide.ts';
import { codeDepartement } from '#lib/schemas/champs.ts';
import { schemaContrat } from '#lib/schemas/contrat.ts';
import { schemaDepartement } from '#lib/schemas/departement.ts';
import { schemaDossier } from '#lib/schemas/dossier.ts';
import { schemaPage, schemaQuestion, schemaSite, schemaTerme, schemaTexteJuridique } from '#lib/schemas/editorial.ts';
import { schemaImprimes } from '#lib/schemas/imprimes.ts';
import { schemaModele } from '#lib/schemas/modele-a-adapter.ts';
import { schemaCritere } from '#lib/schemas/rgaa.ts';
import { schemaSource } from '#lib/schemas/source.ts';
import { chargeurDe } from '#chargeurs/collections.ts';
import { racineDuContenu } from '#chargeurs/racine.ts';
import { schemaCommune, schemaContours, schemaEpci } from '#chargeurs/geographie.ts';

const avecDepartement = { departement: codeDepartement };

/** Les collections : un chargeur et un schéma chacune. Les règles sont dans `lib/schemas` et `lib/contenu/coherence.ts`. */
export const collections = {
  site: defineCollection({ loader: chargeurDe('site'), schema: schemaSite }),
  departements: defineCollection({
    loader: chargeurDe('departements'),
    schema: schemaDepartement.extend({ nom: z.string(), nomRegion: z.string() }),
  }),
  contrats: defineCollection({ loader: chargeurDe('contrats'), schema: schemaContrat.extend(avecDepartement) }),
  aides: defineCollection({ loader: chargeurDe('aides'), schema: schemaAide.extend(avecDepartement) }),
  dossiers: defineCollection({
    loader: chargeurDe('dossiers'),
    schema: schemaDossier.extend({ id: z.string(), ...avecDepartement }),
  }),
  modeles: defineCollection({ loader: chargeurDe('modeles'), schema: schemaModele.extend(avecDepartement) }),
  sources: defineCollection({ loader: chargeurDe('sources'), schema: schemaSource }),
  termes: defineCollection({ loader: chargeurDe('termes'), schema: schemaTerme }),
  questions: defineCollection({ loader: chargeurDe('questions'), schema: schemaQuestion }),
  textesJuridiques: defineCollection({ loader: chargeurDe('textesJuridiques'), schema: schemaTexteJuridique }),
  criteres: defineCollection({ loader: chargeurDe('criteres'), schema: schemaCritere }),
  imprimes: defineCollection({ loader: chargeurDe('imprimes'), schema: schemaImprimes }),
  epci: defineCollection({ loader: chargeurDe('epci'), schema: schemaEpci }),
  communes: defineCollection({ loader: chargeurDe('communes'), schema: schemaCommune }),
  /** Tous les départements du pays : un EPCI publié peut en toucher un qui ne l’est pas. */
  nomsDepartements: defineCollection({ loader: chargeurDe('nomsDepartements'), schema: z.object({ nom: z.string() }) }),
  contours: defineCollection({ loader: chargeurDe('contours'), schema: schemaContours }),
  pages: defineCollection({
    loader: glob({
      base: pathToFileURL(`${racineDuContenu()}/content/pages/`),
      pattern: '**/[!_]*.mdx',
      generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
    }),
    schema: schemaPage.extend({ layout: z.never().optional() }),
  }),
};
