import { z } from 'zod';
import { adresseWeb, jour, texte } from './champs.ts';
import { ETAPES } from './contrat.ts';

/** Ce qu’un lecteur propose depuis le site, et que `npm run contrat -- importer` relit. */
export const schemaProposition = z.strictObject({
  /** SIREN ou nom d’une intercommunalité, code Insee ou nom d’une commune ; ou « Nom (code) ». */
  territoire: texte,
  /** Ce que la source dit. */
  etape: z.enum(ETAPES),
  /** Adresse publique du document qui le dit. */
  source: adresseWeb,
  /** Jour où le lecteur l’a lu. */
  lueLe: jour,
});

/** Une proposition, validée. */
export type Proposition = z.infer<typeof schemaProposition>;
