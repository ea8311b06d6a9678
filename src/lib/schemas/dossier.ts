import { z } from 'zod';
import { STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { deduit, identifiant, ligne, source, texte } from './champs.ts';

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

/** Natures de réponse où une valeur connue du site s’écrit telle quelle. */
const NATURES_PREREMPLIES: Record<(typeof PREREMPLISSAGES)[number], readonly (typeof TYPES_CHAMP)[number][]> = {
  'epci.nom': ['texte', 'paragraphe'],
  'epci.siren': ['siren', 'texte'],
  'epci.nature': ['texte', 'paragraphe'],
  'epci.communes-nombre': ['entier', 'texte'],
  'epci.communes': ['paragraphe', 'texte'],
  'epci.population': ['entier', 'texte'],
  'contrat.situation': ['choix'],
  'contrat.nom': ['texte', 'paragraphe'],
  'contrat.rang': ['entier', 'texte'],
  'contrat.signature': ['date', 'texte'],
  'contrat.terme': ['date', 'texte'],
  'contrat.porteur': ['texte', 'paragraphe'],
  'contrat.signataires': ['paragraphe', 'texte'],
  'contrat.axes': ['paragraphe', 'texte'],
};

/** Situations que les réponses d’une question se partagent. */
const situationsDe = ({ choix = [] }: { choix?: { situations?: Statut[] | undefined }[] | undefined }) =>
  choix.flatMap((c) => c.situations ?? []);

const champ = z
  .strictObject({
    /**
     * Identifiant, unique dans le dossier ; c’est aussi le nom du champ dans le PDF et dans le brouillon de
     * l’assistant.
     */
    id: identifiant,
    /** Question, telle qu’on la lit. */
    libelle: ligne,
    /** Précision sous la question. */
    aide: texte.optional(),
    type: z.enum(TYPES_CHAMP),
    /** Sans réponse, la demande ne se comprend pas (avis du site). */
    obligatoire: z.boolean().default(false),
    /** Longueur maximale de la réponse, en caractères ; sans objet pour une case ou une signature. */
    longueurMax: z.int().min(1).max(5000).default(200),
    /** Réponses possibles d’un champ `choix`. */
    choix: z
      .array(
        z.strictObject({
          valeur: identifiant,
          libelle: ligne,
          /** Situations que le site constate, et dont cette réponse est celle du préremplissage. */
          situations: z.array(z.enum(STATUTS)).min(1).optional(),
        }),
      )
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
  .refine((c) => situationsDe(c).length > 0 === (c.preremplissage === 'contrat.situation'), {
    error: '« situations » sur une réponse au moins, avec « preremplissage: contrat.situation » et lui seul',
    path: ['choix'],
  })
  .refine((c) => new Set(situationsDe(c)).size === situationsDe(c).length, {
    error: 'une situation pour une seule réponse',
    path: ['choix'],
  })
  .refine((c) => c.type !== 'signature' || !c.obligatoire, {
    error: 'une signature n’est pas obligatoire à l’écran : elle se donne sur le papier',
    path: ['obligatoire'],
  })
  .refine((c) => c.preremplissage === undefined || NATURES_PREREMPLIES[c.preremplissage].includes(c.type), {
    error:
      'une nature de réponse qui porte ce préremplissage : texte, paragraphe, ou la sienne (choix, entier, date, ' +
      'siren)',
    path: ['type'],
  })
  .refine((c) => c.reprise === undefined || c.type === 'case', { error: '« case » pour une reprise', path: ['type'] })
  .refine((c) => c.calcul === undefined || c.type === 'euros', { error: '« euros » pour un calcul', path: ['type'] })
  .refine((c) => c.longueurMax >= (LONGUEURS_MIN[c.type] ?? 1), {
    error: `assez pour une telle réponse : ${Object.entries(LONGUEURS_MIN)
      .map(([type, minimum]) => `${type} ${minimum}`)
      .join(', ')}`,
    path: ['longueurMax'],
  });

/** Au-delà, ni une étape de l’assistant ni une page du plan ne se lisent plus. */
const [QUESTIONS_MAX, LIGNES_MAX] = [60, 20];

const ligneDuPlan = z.strictObject({
  id: identifiant,
  libelle: ligne,
  aide: texte.optional(),
  /** Vrai pour la recette que l’aide plafonne. */
  plafonnee: z.boolean().default(false),
});

/** Dossier de demande d’une aide : `content/departements/<code>/dossier.yaml`, à côté de `aide.yaml`. */
export const schemaDossier = z.strictObject({
  titre: ligne,
  /** Ce que l’on demande. */
  objet: texte,
  /** À qui l’on s’adresse. */
  destinataire: ligne,
  /** Ce que le dossier n’est pas ; montré en tête de chaque format. */
  avertissement: z.array(texte).min(1),
  modeEmploi: z.array(texte).default([]),
  /** Ce qui s’y ajoute quand des réponses sont préremplies. */
  modeEmploiPrerempli: z.array(texte).default([]),
  sections: z
    .array(
      z.strictObject({
        id: identifiant,
        titre: ligne,
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
            depenses: z.array(ligneDuPlan).min(1).max(LIGNES_MAX),
            recettes: z.array(ligneDuPlan).min(1).max(LIGNES_MAX),
          })
          .optional(),
        champs: z.array(champ).max(QUESTIONS_MAX).default([]),
      }),
    )
    .min(1),
});

/** Dossier tel que l’éditeur l’écrit, validé. */
export type FicheDossier = z.infer<typeof schemaDossier>;
