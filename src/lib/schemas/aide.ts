import { z } from 'zod';
import { enEuros, MONTANT_MAX } from '#lib/valeurs/montant.ts';
import { datePartielle, deduit, entier, identifiant, ligne, source, texte } from './champs.ts';

/** Plus grande somme admise pour une année, en euros : dix millions, comme dans le calcul du plan. */
const EUROS_PAR_AN = enEuros(MONTANT_MAX);

/** Un fait de la fiche d’aide et la source qui le dit. */
const fait = z.strictObject({ texte, source, deduit });

/** Une aide au financement des contrats, champ par champ, à la manière des fiches d’Aides-territoires. */
export const schemaAide = z.strictObject({
  /** Identifiant de l’aide. */
  id: identifiant,
  /** Intitulé de l’aide dans le texte d’origine. */
  nomOfficiel: ligne,
  /** Titre de la page, dans nos mots. */
  titre: ligne,
  /** Une phrase : quoi, pour qui. */
  resume: texte,
  /** Qui paie. */
  financeur: fait,
  /**
   * Ce que le texte d’origine rappelle des contrats avant de décrire l’aide : définition, objectifs, total du moment.
   */
  contexte: z.array(fait).default([]),
  /** Plan ou programme dont l’aide est issue. */
  programme: z.array(fait).min(1),
  /** Qui peut la demander. */
  beneficiaires: z.array(fait).min(1),
  /** Nature de l’aide. */
  nature: fait,
  /** Ce qu’elle paie. */
  objet: fait,
  /** Missions de l’animateur, une par ligne. */
  missions: z.array(texte).min(1),
  missionsSource: source,
  /** Plafond annuel, en euros ; `parHabitant` : euros par habitant et par an, si le texte plafonne aussi ainsi. */
  plafondAnnuel: z.strictObject({
    euros: entier(EUROS_PAR_AN),
    parHabitant: z.number().positive().max(100).multipleOf(0.01).optional(),
    source,
  }),
  /** Durée, en années. */
  duree: z.strictObject({ annees: entier(10), source }),
  /** Plafond sur la période, en euros. */
  plafondTotal: z.strictObject({ euros: entier(10 * EUROS_PAR_AN), source }),
  /** Taux : `null` tant que le texte n’en fixe pas, et ce qu’il faut en dire. */
  taux: z.strictObject({ pourcent: z.number().min(0).max(100).nullable(), texte, source }),
  /** Versement. */
  versement: z.array(fait).min(1),
  /** Conditions. */
  conditions: z.array(fait).min(1),
  /** Partage d’un poste. */
  mutualisation: fait,
  /** Engagements en contrepartie. */
  contreparties: z.array(fait).min(1),
  /** Ce que le groupe des animateurs doit favoriser. */
  groupeAnimateurs: z.array(texte).min(1),
  /** Comment la demander. */
  demande: z.array(fait).min(1),
  /** Textes qui la fondent, dans l’ordre. */
  textes: z.array(z.strictObject({ nom: ligne, note: texte.optional() })).min(1),
  textesSource: source,
  /** Date de la règle : ce qu’on en sait. */
  dateRegle: z.strictObject({ auPlusTot: datePartielle, texte, source }),
  /** Montants et règles d’autres dates, ou à vérifier. */
  aVerifier: z.array(fait).default([]),
  /** Exemples documentés. */
  exemples: z
    .array(
      z.strictObject({
        titre: ligne,
        contrat: identifiant,
        /** Parts publiées, en euros ; `null` = non publié. */
        parts: z.array(z.strictObject({ financeur: ligne, euros: entier(EUROS_PAR_AN).nullable() })).min(1),
        note: texte.optional(),
        source,
      }),
    )
    .default([]),
});

/** Une aide, validée. */
export type Aide = z.infer<typeof schemaAide>;
