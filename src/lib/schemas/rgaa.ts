import { z } from 'zod';
import { texte } from './champs.ts';

/** Ce que nos essais permettent de dire d’un critère, du mieux au moins sûr ; aucun ne vaut conformité. */
export const RESULTATS = ['rien-trouve', 'a-relire', 'defaut', 'sans-objet'] as const;

/** Par quoi un critère est vérifié. */
export const MOYENS = ['axe', 'pages', 'navigateur', 'calcul', 'relecture'] as const;

/** Un critère du RGAA 4.1 : une ligne de `content/rgaa.yaml`. */
export const schemaCritere = z.strictObject({
  /** Numéro officiel, entre guillemets : `"10.11"`. */
  id: z
    .string({ error: 'un numéro entre guillemets : "10.11"' })
    .regex(/^([1-9]|1[0-3])\.\d{1,2}$/, { error: 'un numéro de critère : "10.11"' }),
  /** Ce que le critère demande, dans nos mots. */
  intitule: texte,
  resultat: z.enum(RESULTATS),
  moyens: z.array(z.enum(MOYENS)).default([]),
  /** Précision montrée sous l’intitulé. */
  note: texte.optional(),
});

/** Un critère, validé. */
export type Critere = z.infer<typeof schemaCritere>;
