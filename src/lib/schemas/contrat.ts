import { z } from 'zod';
import { codeCommune, datePartielle, deduit, entier, identifiant, ligne, siren, source, texte } from './champs.ts';

/** Une date, la source qui la donne, et la déduction s’il y en a une. */
const dateSourcee = z.strictObject({ date: datePartielle, source, deduit });

/** Degré de confiance, tel que la fiche de faits l’établit. */
export const CONFIANCES = ['haute', 'moyenne', 'basse'] as const;

/** Où en est la fiche : contrat signé, démarche sans signature connue, ou absence dite par une source. */
export const ETAPES = ['signe', 'demarche', 'absence'] as const;

/**
 * Un contrat local de santé, une démarche qui y mène, ou l’absence constatée : une fiche, un fichier, une génération.
 */
export const schemaContrat = z.strictObject({
  /** Identifiant, égal au nom du fichier : `53-craon-4`. */
  id: identifiant,
  /** Nom montré au public. */
  nom: ligne.max(200, { error: '200 caractères au plus' }),
  /** Étape établie par les sources ; la situation, elle, se calcule. */
  etape: z.enum(ETAPES),
  /** SIREN des EPCI couverts. */
  epci: z.array(siren).default([]),
  /** Codes Insee des communes couvertes sans tout leur EPCI (contrat de ville, île sans EPCI). */
  communes: z.array(codeCommune).default([]),
  /** Périmètre déduit : comment. */
  perimetreDeduit: deduit,
  /** Collectivité ou syndicat qui porte le contrat. */
  porteur: z.strictObject({ nom: ligne, siren: siren.optional(), deduit }),
  /** Rang dans la suite des contrats du territoire (1 = premier). */
  generation: z.strictObject({ rang: entier(20), source, deduit }).optional(),
  /** Identifiant du contrat que celui-ci remplace. */
  suiteDe: identifiant.optional(),
  /** Signature. */
  signature: dateSourcee.optional(),
  /** Prise d’effet, quand la source donne une période et non un jour de signature. */
  debut: dateSourcee.optional(),
  /** Date à laquelle une source constate le contrat signé, faute de mieux. */
  atteste: dateSourcee.optional(),
  /** Terme publié ; il compte jusqu’à son dernier jour. */
  fin: dateSourcee.optional(),
  /** Durée publiée, en mois ; elle sert à calculer un terme si aucun n’est publié. */
  duree: z.strictObject({ mois: entier(240, 6), source, deduit }).optional(),
  /** Préparation du contrat : premier et dernier signes connus. */
  demarche: z
    .strictObject({
      debut: datePartielle,
      dernierSigne: datePartielle,
      source,
      deduit,
    })
    .optional(),
  /** Axes : nombre publié et intitulés lus. */
  axes: z
    .strictObject({
      nombre: entier(50).optional(),
      intitules: z.array(texte).default([]),
      source,
      note: texte.optional(),
    })
    .refine((a) => a.nombre !== undefined || a.intitules.length > 0, { error: 'un nombre d’axes, ou leurs intitulés' })
    .optional(),
  /** Actions ou fiches-actions. */
  actions: z.strictObject({ nombre: entier(500), source, note: texte.optional() }).optional(),
  /** Territoire décrit par la source au moment du contrat. */
  territoire: z
    .strictObject({
      communes: entier(1000).optional(),
      habitants: entier(10_000_000).optional(),
      date: datePartielle.optional(),
      source,
    })
    .refine((t) => t.communes ?? t.habitants, { error: 'un nombre de communes ou d’habitants' })
    .optional(),
  /** Signataires cités par une source ; nom d’une personne seulement si elle est élue. */
  signataires: z.array(z.strictObject({ nom: ligne, elu: ligne.optional(), source, deduit })).default([]),
  /** Participations financières citées. */
  financements: z
    .array(
      z
        .strictObject({
          financeur: ligne,
          /** Euros. */
          montant: entier(100_000_000).optional(),
          periodicite: z.enum(['par-an', 'non-precisee']).optional(),
          objet: texte,
          source,
        })
        .refine((f) => f.periodicite === undefined || f.montant !== undefined, {
          error: 'aucune périodicité sans montant',
          path: ['periodicite'],
        }),
    )
    .default([]),
  /** Autres moments datés de l’histoire du contrat. */
  reperes: z.array(z.strictObject({ date: datePartielle, texte, source, deduit })).default([]),
  /** Contenu ou particularités, en phrases, chacune sourcée. */
  aSavoir: z.array(z.strictObject({ texte, source, deduit })).default([]),
  /** Ce qui manque, et où le trouver. */
  aConfirmer: z
    .array(
      z.strictObject({
        question: texte,
        /** Document ou service qui trancherait. */
        ou: texte,
        source: source.optional(),
      }),
    )
    .default([]),
  /** Sources de la fiche, de la principale à la moins importante. */
  sources: z
    .array(source, { error: 'au moins une source' })
    .min(1, { error: 'au moins une source : un contrat sans source n’est pas publié' }),
  /** Confiance, et pourquoi. */
  confiance: z.enum(CONFIANCES),
  confianceMotif: texte,
});

/** Un contrat tel que l’éditeur l’écrit, validé. */
export type FicheContrat = z.infer<typeof schemaContrat>;

/** Un contrat et le dossier qui le range. */
export interface Contrat extends FicheContrat {
  /** Département du dossier. */
  departement: string;
}
