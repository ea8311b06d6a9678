/** Ce que l’on sait hors des départements suivis : contrats repérés, affirmations, état des recherches. */
import { z } from 'zod';
import {
  adresseWeb,
  codeDepartement,
  datePartielle,
  deduit,
  identifiant,
  jour,
  siren,
  source,
  texte,
} from './champs.ts';
import { CONFIANCES, schemaContrat, type Contrat } from './contrat.ts';

/**
 * Un contrat repéré hors des départements suivis : une fiche de contrat, à ceci près que ses intercommunalités peuvent
 * rester inconnues. Quand le département devient suivi, la fiche y passe sans être récrite.
 */
export const schemaReperage = schemaContrat.extend({
  /** De confiance basse, un contrat repéré ne se publie pas. */
  confiance: z.enum(['haute', 'moyenne']),
  /** Pourquoi aucune intercommunalité n’est citée (un Pays dont la source ne nomme pas les membres). */
  perimetreInconnu: texte.optional(),
});

/** Un contrat repéré, et le département que son identifiant nomme. */
export type Reperage = Contrat & { perimetreInconnu?: string | undefined };

/** Ce qu’une source dit d’un département entier, sans nommer chaque contrat : aucune fiche n’en est tirée. */
export const schemaAffirmation = z.strictObject({
  /** Identifiant. */
  id: identifiant,
  /** Code du département. */
  departement: codeDepartement,
  /** Ce que la source dit, dans nos mots. */
  texte,
  /** SIREN des intercommunalités que la source excepte. */
  sauf: z.array(siren).default([]),
  /** Quand elle le dit, et la déduction s’il y en a une. */
  constat: z.strictObject({ date: datePartielle, source, deduit }),
  /** Confiance, et pourquoi. */
  confiance: z.enum(CONFIANCES),
  confianceMotif: texte,
});

/** Une affirmation, validée. */
export type Affirmation = z.infer<typeof schemaAffirmation>;

/** Ce qui a été cherché et lu dans une région, et les nombres qu’une source y annonce. */
export const schemaRegion = z.strictObject({
  /** Code Insee de la région : `"52"`. */
  region: z.string({ error: 'un code de région entre guillemets' }).regex(/^\d{2,3}$/, { error: 'un code de région' }),
  /** Site de son agence régionale de santé, tel qu’une source le donne. */
  ars: adresseWeb.optional(),
  /** Nombres annoncés, chacun avec sa date et sa source. */
  annonces: z.array(z.strictObject({ texte, date: datePartielle, source, deduit })).default([]),
  /** Ce qui a été lu, et ce qui ne l’a pas été. */
  recherche: texte,
  /** Sources de cette recherche. */
  sources: z.array(source).default([]),
  /** Jour de la dernière recherche. */
  cherchee: jour,
});

/** L’état des recherches d’une région, validé. */
export type RegionCherchee = z.infer<typeof schemaRegion>;
