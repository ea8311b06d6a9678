import { z } from 'zod';
import { identifiant, texteAModeler } from './champs.ts';

/** Mots que le site remplace dans un modèle. */
export const MOTS_MODELE = [
  'epci',
  'siren',
  'communes',
  'habitants',
  'situation',
  'situationPhrase',
  'epciPhrase',
  'destinataire',
  'delegation',
  'plafondAnnuel',
  'plafondTotal',
  'duree',
] as const;

/** Chaque crochet se ferme avant le suivant : un lecteur doit voir où commence et finit ce qu’il remplace. */
const texteACrochets = texteAModeler.refine((t) => /^[^[\]]*(\[[^[\]]+\][^[\]]*)*$/.test(t), {
  error: 'des crochets qui se ferment, et qui disent ce qu’il faut écrire : [nombre]',
});

/** Ce que le site n’y remplace pas : une accolade y serait publiée. */
const texteSansMot = texteACrochets.refine((t) => !/[{}]/.test(t), { error: 'du texte sans accolade' });

const texteAMots = texteACrochets.refine(
  (t) => !/[{}]/.test(MOTS_MODELE.reduce((reste, mot) => reste.replaceAll(`{${mot}}`, ''), t)),
  { error: `entre accolades, l’un de ces mots : ${MOTS_MODELE.join(', ')}` },
);

/** Débuts de noms de fichier que le site donne à ses propres documents. */
const RESERVES = new Set([
  'affiche',
  'annexe-budgetaire',
  'conseil',
  'diapo',
  'dossier',
  'fiche',
  'note',
  'note-conseil',
  'plaquette',
]);

/** Un document à adapter (délibération, fiche de poste) : `content/departements/<code>/modeles.yaml`. */
export const schemaModele = z.strictObject({
  /** Identifiant, repris dans le nom du fichier : pas celui d’un autre document du site. */
  id: identifiant.refine((id) => !RESERVES.has(id), {
    error: `un autre identifiant que ceux des documents du site : ${[...RESERVES].join(', ')}`,
  }),
  titre: texteSansMot,
  /** À quoi il sert, en une phrase. */
  usage: texteSansMot,
  /** Ce qu’il n’est pas. */
  avertissement: z.array(texteSansMot).min(1),
  /** Parties ; `{mot}` est écrit par le site, `[…]` reste à compléter. */
  parties: z
    .array(
      z
        .strictObject({
          /** Titre de la partie ; absent dans un acte, qui n’en a pas. */
          titre: texteSansMot.optional(),
          paragraphes: z.array(texteAMots).default([]),
          liste: z.array(texteAMots).default([]),
          numerotee: z.boolean().default(false),
          /** Liste de la fiche d’aide à recopier. */
          reprise: z.enum(['missions', 'groupeAnimateurs']).optional(),
          /** Cadres à signer, côte à côte. */
          signatures: z.array(texteAMots).min(1).max(3).optional(),
        })
        .refine((p) => !p.numerotee || p.reprise !== undefined || p.liste.length > 0, {
          error: '« numerotee » sur une partie qui a une liste',
          path: ['numerotee'],
        })
        .refine((p) => p.reprise ?? p.signatures ?? p.paragraphes.length + p.liste.length > 0, {
          error: 'des paragraphes, une liste, une reprise ou des signatures',
        }),
    )
    .min(1),
});

/** Un modèle, validé. */
export type Modele = z.infer<typeof schemaModele>;

/** Ce qu’un acte ne peut pas dire sans aide publiée. */
const MOTS_DE_L_AIDE = ['destinataire', 'plafondAnnuel', 'plafondTotal', 'annees'];

/** Un acte qui ne s’appuie sur aucune aide : ni ses montants, ni ses listes. */
export const schemaActeSansAide = schemaModele.refine(
  ({ parties }) =>
    parties.every((p) => !p.reprise && MOTS_DE_L_AIDE.every((mot) => !JSON.stringify(p).includes(`{${mot}}`))),
  { error: `ni reprise, ni {${MOTS_DE_L_AIDE.join('}, {')}} : il n’y a pas d’aide à citer` },
);
