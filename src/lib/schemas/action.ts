import { z } from 'zod';
import { codeDepartement, identifiant, entier, ligne, siren, source, texte } from './champs.ts';

/** Une action qu’une source rattache à un contrat local de santé : `content/actions.yaml`. */
export const schemaAction = z.strictObject({
  /** Identifiant, unique dans le fichier. */
  id: identifiant,
  /** De quoi elle parle : clé de `THEMES`. */
  theme: z.enum(['acces', 'internes', 'sante-mentale', 'logement', 'prevention', 'habitants', 'violences']),
  /** Territoire, tel qu’on le nomme. */
  ou: ligne,
  /** Intercommunalités suivies par le site : l’action est aussi sur leur page. */
  epci: z.array(siren).default([]),
  /** Code du département. */
  departement: codeDepartement,
  /** Quand, en mots : une période, une saison, ce qui est déduit. */
  quand: ligne,
  /** Ce qui a été fait, en une ou deux phrases. */
  texte,
  /** Un résultat publié. */
  chiffre: z.strictObject({ nombre: entier(1_000_000), texte }).optional(),
  /** Où elle en était au jour de la source. */
  avancement: z.enum(['realisee', 'annoncee', 'prevue']),
  /** Ce que la source ne dit pas. */
  reserve: texte.optional(),
  source,
  /** De confiance basse, une action ne se publie pas. */
  confiance: z.enum(['haute', 'moyenne']),
});

/** Une action, validée. */
export type Action = z.infer<typeof schemaAction>;
