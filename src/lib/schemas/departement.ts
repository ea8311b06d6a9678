import { z } from 'zod';
import { adresseWeb, codeDepartement, datePartielle, deduit, entier, ligne, siren, source, texte } from './champs.ts';

/** Un département publié : un dossier de `content/departements/`. Son nom et ses communes viennent du référentiel. */
export const schemaDepartement = z.strictObject({
  /** Code, égal au nom du dossier. */
  code: codeDepartement,
  /** Avec sa préposition : `en Mayenne`, `dans l’Indre`. */
  dans: ligne,
  /** Avec l’article contracté : `de la Mayenne`, `de l’Indre`. */
  de: ligne,
  /**
   * Agence régionale de santé compétente, sa délégation départementale et sa page sur les contrats si on les connaît.
   */
  ars: z.strictObject({
    nom: ligne,
    delegation: ligne.optional(),
    adresse: adresseWeb.optional(),
    source: source.optional(),
  }),
  /** Résumé de ce que l’on sait du département, en une ou deux phrases, pour la page d’accueil du département. */
  resume: texte,
  /** Par SIREN, le nom qu’une petite carte écrit quand la règle (`nomBref`) n’en donne pas un bon. */
  nomsCourts: z.record(siren, texte.max(24, { error: 'un mot, 24 caractères au plus' })).optional(),
  /** Total publié par une autorité, montré à côté de nos fiches sans être rapproché. */
  totalPublie: z
    .strictObject({
      signes: entier(500, 0),
      enConstruction: entier(500, 0),
      par: texte,
      /** Ce que l’on sait de la date du texte. */
      dateConnue: texte,
      date: datePartielle.optional(),
      /** Ce qu’on peut en déduire, en mots seulement : jamais sur la carte ni dans les données. */
      deduction: texte.optional(),
      source,
    })
    .optional(),
  /** Ce que les sources disent du département, hors contrats : plans, doctrine régionale. */
  faits: z.array(z.strictObject({ titre: ligne, texte, source, deduit })).default([]),
  /** Intercommunalités sans contrat connu : ce qu’il faudrait ouvrir ou demander. */
  aConfirmer: z
    .array(
      z.strictObject({
        epci: z.array(siren).min(1),
        question: texte,
        ou: texte,
        source: source.optional(),
      }),
    )
    .default([]),
  /** Ce que nous savons d’un EPCI sans que cela fasse un contrat. */
  contexte: z.array(z.strictObject({ epci: siren, texte, source, deduit })).default([]),
});

/** Un département, validé. */
export type FicheDepartement = z.infer<typeof schemaDepartement>;
