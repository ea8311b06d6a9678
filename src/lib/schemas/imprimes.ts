import { z } from 'zod';
import { codeDepartement, deduit, source, texte as libre } from './champs.ts';
import { schemaActeSansAide } from './modele-a-adapter.ts';

/** Un texte imprimé : bien plus long que ceux d’aujourd’hui, il ferait déborder sa page. */
const texte = libre.max(400, { error: '400 caractères au plus : la page est comptée' });

/** Un passage et les sources qui le disent, dans l’ordre des renvois. */
const passage = z.strictObject({ texte, sources: z.array(source).default([]), deduit });

/** Un passage sous un titre court. */
const passageTitre = passage.extend({ titre: texte });

/** Les textes communs aux plaquettes. */
const schemaPlaquette = z.strictObject({
  /** Sous le titre : de quoi il s’agit, pour qui. */
  chapo: texte,
  /** L’essentiel, en trois blocs de même longueur : la page n’a pas d’autre place. */
  essentiel: z.array(passageTitre).length(3),
  /** Objectifs, tels que les dit un texte ; `departement` : celui dont la plaquette le cite, les autres prennent le premier. */
  moyens: z
    .array(
      z.strictObject({
        departement: codeDepartement.optional(),
        titre: texte,
        intro: texte,
        liste: z.array(texte).min(2),
        sources: z.array(source).min(1),
      }),
    )
    .min(1),
  /** Où aller ensuite, selon qui lit. */
  suite: z.strictObject({
    titre: texte,
    portes: z
      .array(z.strictObject({ pour: texte, texte, vers: z.enum(['accueil', 'note', 'aide', 'documents']) }))
      .length(3),
  }),
});

/** Les textes communs aux notes de synthèse. */
const schemaNote = z.strictObject({
  titre: texte,
  chapo: texte,
  /** Ce qu’est un contrat. */
  definition: z.array(passage).min(1),
  /** Ce qu’il engage. */
  engage: z.array(passageTitre).min(1),
  /** Ce qu’il coûte, hors aide du Département. */
  cout: z.array(passage).min(1),
  /** Partager un poste : ce qu’on en sait, quel que soit le département. */
  partage: z.array(passage).min(1),
  /** La décision : une proposition du site, dite telle. */
  decision: z.strictObject({
    intro: texte,
    choix: z.array(z.strictObject({ titre: texte, texte })).min(2),
    avant: z.array(texte).min(1),
  }),
});

/** Ce qu’un conseil se demande, et ce qu’il peut décider. */
const schemaQuestion = z.strictObject({
  /** La question mise aux voix, en une phrase. */
  question: texte,
  /** Ce que le conseil peut décider : une proposition du site. */
  choix: z.array(z.strictObject({ titre: texte, texte })).length(3),
});

/** Les textes des papiers du conseil d’une intercommunalité. */
const schemaConseil = schemaQuestion.extend({
  /** Là où l’on ne connaît pas d’aide du Département : une autre question, et un acte qui n’en demande pas. */
  sansAide: schemaQuestion.extend({
    /** Ce que l’on dit du partage d’un poste, avant les voisins. */
    partage: texte,
    deliberation: schemaActeSansAide,
  }),
});

/**
 * Les textes communs aux imprimés : `content/documents/imprimes.yaml`. Les faits d’un département viennent de ses
 * fiches.
 */
export const schemaImprimes = z.strictObject({ plaquette: schemaPlaquette, note: schemaNote, conseil: schemaConseil });

export type TextesImprimes = z.infer<typeof schemaImprimes>;
export type TextesPlaquette = z.infer<typeof schemaPlaquette>;
export type TextesNote = z.infer<typeof schemaNote>;
