import { z } from 'zod';
import { deduit, identifiant, source, texte } from './champs.ts';

/** Natures de réponse. `case` : cochée ou non ; `signature` : espace à signer, jamais rempli par le site. */
export const TYPES_CHAMP = [
  'texte',
  'paragraphe',
  'entier',
  'euros',
  'date',
  'choix',
  'case',
  'courriel',
  'telephone',
  'siren',
  'siret',
  'iban',
  'bic',
  'signature',
] as const;

/** Ce que le site sait d’une intercommunalité et peut écrire à sa place (voir `domaine/preremplissage.ts`). */
export const PREREMPLISSAGES = [
  'epci.nom',
  'epci.siren',
  'epci.nature',
  'epci.communes-nombre',
  'epci.communes',
  'epci.population',
  'contrat.situation',
  'contrat.nom',
  'contrat.rang',
  'contrat.signature',
  'contrat.terme',
  'contrat.porteur',
  'contrat.signataires',
  'contrat.axes',
] as const;

/** Caractères sans lesquels une réponse de cette nature ne tient pas, espaces exclues. */
const LONGUEURS_MIN: Partial<Record<(typeof TYPES_CHAMP)[number], number>> = {
  bic: 11,
  courriel: 30,
  date: 10,
  iban: 27,
  siren: 9,
  siret: 14,
  telephone: 10,
};

const champ = z
  .strictObject({
    /**
     * Identifiant, unique dans le dossier ; c’est aussi le nom du champ dans le PDF et dans le brouillon de
     * l’assistant.
     */
    id: identifiant,
    /** Question, telle qu’on la lit. */
    libelle: texte,
    /** Précision sous la question. */
    aide: texte.optional(),
    type: z.enum(TYPES_CHAMP),
    /** Sans réponse, la demande ne se comprend pas (avis du site). */
    obligatoire: z.boolean().default(false),
    /** Longueur maximale de la réponse, en caractères ; sans objet pour une case ou une signature. */
    longueurMax: z.int().min(1).max(5000).default(200),
    /** Réponses possibles d’un champ `choix`. */
    choix: z
      .array(z.strictObject({ valeur: identifiant, libelle: texte }))
      .min(2)
      .optional(),
    /** Valeur connue du site. */
    preremplissage: z.enum(PREREMPLISSAGES).optional(),
    /** Liste de la fiche d’aide dont chaque ligne devient une case : `mission` → `mission-1`, `mission-2`… */
    reprise: z.enum(['missions']).optional(),
    /** Montant que le site calcule d’après le plan : la personne ne l’écrit pas. */
    calcul: z.enum(['demande-totale']).optional(),
    /** Texte dont la question est tirée ; absent = question usuelle, ajoutée par le site. */
    source: source.optional(),
  })
  .refine((c) => (c.type === 'choix') === (c.choix !== undefined), {
    error: '« choix » : une liste pour le type « choix », et pour lui seul',
    path: ['choix'],
  })
  .refine((c) => c.longueurMax >= (LONGUEURS_MIN[c.type] ?? 1), {
    error: `assez pour une telle réponse : ${Object.entries(LONGUEURS_MIN)
      .map(([type, minimum]) => `${type} ${minimum}`)
      .join(', ')}`,
    path: ['longueurMax'],
  });

const ligneDuPlan = z.strictObject({
  id: identifiant,
  libelle: texte,
  aide: texte.optional(),
  /** Vrai pour la recette que l’aide plafonne. */
  plafonnee: z.boolean().default(false),
});

/** Dossier de demande d’une aide : `content/departements/<code>/dossier.yaml`, à côté de `aide.yaml`. */
export const schemaDossier = z.strictObject({
  titre: texte,
  /** Ce que l’on demande. */
  objet: texte,
  /** À qui l’on s’adresse. */
  destinataire: texte,
  /** Ce que le dossier n’est pas ; montré en tête de chaque format. */
  avertissement: z.array(texte).min(1),
  modeEmploi: z.array(texte).default([]),
  /** Ce qui s’y ajoute quand des réponses sont préremplies. */
  modeEmploiPrerempli: z.array(texte).default([]),
  sections: z
    .array(
      z.strictObject({
        id: identifiant,
        titre: texte,
        /** Qui veut cette section : le texte de l’aide (`texte`), ou l’usage des demandes de subvention (`usage`). */
        origine: z.enum(['texte', 'usage']),
        introduction: z.array(z.strictObject({ texte, source, deduit })).default([]),
        /** Phrases du dossier lui-même, sans source : ce qui est attesté, à quoi servent les réponses. */
        precisions: z.array(texte).default([]),
        /** Lignes d’un cadre que l’administration remplit : ni champ, ni étape. */
        reserve: z.array(texte).min(1).optional(),
        /** Vrai pour la section dont les cases sont les pièces à joindre. */
        pieces: z.boolean().default(false),
        /** Ce qu’il faut vérifier auprès du financeur avant de s’y fier. */
        aConfirmer: texte.optional(),
        /** Plan de financement : une colonne par année de l’aide, les lignes ci-dessous. */
        plan: z
          .strictObject({
            legende: texte,
            depenses: z.array(ligneDuPlan).min(1),
            recettes: z.array(ligneDuPlan).min(1),
          })
          .optional(),
        champs: z.array(champ).default([]),
      }),
    )
    .min(1),
});

/** Dossier tel que l’éditeur l’écrit, validé. */
export type FicheDossier = z.infer<typeof schemaDossier>;
