import { z } from 'zod';
import { adresseWeb, datePartielle, deduit, identifiant, jour, ligne, texte } from './champs.ts';

/** Une page ou un document public sur lequel un fait s’appuie. */
export const schemaSource = z.strictObject({
  /** Identifiant cité par les autres fiches. */
  id: identifiant,
  /** Titre de la page, dans nos mots si elle n’en a pas. */
  titre: ligne.refine((t) => !/^(https?:|www\.)/i.test(t), { error: 'un titre, et non une adresse' }),
  /** Qui publie. */
  editeur: ligne,
  /** Adresse publique ; absente pour un texte remis sans adresse. */
  adresse: adresseWeb.optional(),
  /** Date du document ; absente = document non daté. */
  date: datePartielle.optional(),
  /** Si la date est déduite du contenu : comment. */
  dateDeduite: deduit,
  /** Jour où nous l’avons consulté. */
  consulteLe: jour,
  /**
   * Vrai quand nous n’en avons lu que la liste des présents : gardée ici pour qui voudra l’ouvrir, elle n’apprend rien
   * aux visiteurs, et les pages ne la montrent pas.
   */
  muette: z.boolean().optional(),
  /** Précision utile au lecteur (partie non lue, page d’un élu…). */
  note: texte.optional(),
});

/** Une source, validée. */
export type Source = z.infer<typeof schemaSource>;
