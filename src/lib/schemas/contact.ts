import { z } from 'zod';
import { fauteDeCourrielPublic } from '#lib/valeurs/courriel-public.ts';
import { estTelephone } from '#lib/valeurs/telephone.ts';
import { adresseDeSite, codeDepartement, courriel, deduit, identifiant, ligne, siren, source } from './champs.ts';

/** Ce qui est de confiance basse ne se publie pas : un numéro faux fait plus de mal que pas de numéro. */
const confiance = z.enum(['haute', 'moyenne']);

/**
 * Un interlocuteur : un standard, un site, une adresse publique ; jamais une personne. La date d’une coordonnée est
 * celle de sa source.
 */
export const schemaContact = z
  .strictObject({
    /** Identifiant, unique dans le fichier. */
    id: identifiant,
    /**
     * Qui répond : une intercommunalité, le porteur d’un contrat, l’agence régionale de santé, une de ses délégations,
     * un conseil départemental.
     */
    qui: z.enum(['epci', 'porteur', 'ars', 'delegation', 'departement']),
    /** Nom montré ; celui d’une intercommunalité vient du référentiel. */
    nom: ligne
      .refine((n) => !/^(M\.|Mr|Mme|Mlle|Monsieur|Madame|Dr|Docteur)(\s|$)/.test(n), {
        error: 'un service ou une collectivité, jamais une personne',
      })
      .optional(),
    /** SIREN, pour une intercommunalité ou un porteur. */
    siren: siren.optional(),
    /** Code du département, pour une délégation ou un conseil départemental. */
    departement: codeDepartement.optional(),
    /** Site public. */
    site: z.strictObject({ adresse: adresseDeSite, source, confiance }).optional(),
    /** Standard. */
    telephone: z
      .strictObject({
        numero: z
          .string()
          .refine(estTelephone, { error: 'dix chiffres par deux : "02 43 62 50 00"' })
          .refine((n) => !/^0[67]/.test(n), { error: 'un standard : un portable est celui d’une personne' }),
        source,
        confiance,
      })
      .optional(),
    /** Adresse postale, sur une ligne. */
    postale: z
      .strictObject({
        texte: ligne.refine((t) => /(^|[\s,])\d{5} \p{L}/u.test(t), {
          error: 'une adresse qui donne le code postal et la commune : 53400 Craon',
        }),
        source,
        confiance,
        deduit,
      })
      .optional(),
    /** Adresse électronique générique. */
    courriel: z
      .strictObject({
        adresse: courriel().superRefine((a, contexte) => {
          const attendu = fauteDeCourrielPublic(a);
          if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
        }),
        source,
        confiance,
      })
      .optional(),
  })
  .refine((c) => c.site ?? c.telephone ?? c.postale ?? c.courriel, {
    error: 'au moins une coordonnée : site, telephone, postale ou courriel',
  });

/** Un interlocuteur, validé. */
export type Contact = z.infer<typeof schemaContact>;
