import { z } from 'zod';
import { fauteDAdresse, fauteDeCourriel } from '#lib/valeurs/adresse-web.ts';
import { estCodeInsee } from '#lib/valeurs/code-insee.ts';
import { estDatePartielle, estJour } from '#lib/valeurs/date-partielle.ts';
import { estSiren } from '#lib/valeurs/siren.ts';

/** Ce qu’on écrit en attendant d’écrire : ce n’est pas un texte à publier. */
const EN_ATTENTE =
  /^(todo|tbd|fixme|x{2,}|lorem ipsum.*|[aà] (compl[eé]ter|remplir|faire|d[eé]finir|pr[eé]ciser|renseigner)|n\/a|nom pr[eé]nom|pr[eé]nom nom)\W*$/i;

/** Le même, resté au milieu d’un texte. */
const RAPPEL = /\b(TODO|FIXME|TBD|XXXX+)\b/;

/** Un mot que rien ne coupe. */
const MOT_SANS_FIN = /[^\s/-]{81}/;

/** Longueur au-delà de laquelle un texte est une erreur de collage : les plus longs en ont dix fois moins. */
const LONGUEUR_MAX = 5000;

/**
 * Texte non vide, d’une ligne ou plusieurs : au moins un mot ou un chiffre. Celui d’un modèle garde ses crochets
 * (« [à compléter] ») : un lecteur les remplira.
 */
export const texteAModeler = z
  .string({ error: 'un texte entre guillemets' })
  .trim()
  .min(1, { error: 'un texte non vide' })
  .refine((t) => t === '' || /[\p{L}\p{N}]/u.test(t), { error: 'un texte, et non de la ponctuation seule' })
  .max(LONGUEUR_MAX, { error: `${LONGUEUR_MAX} caractères au plus` })
  .refine((t) => !MOT_SANS_FIN.test(t), { error: 'des mots de 80 lettres au plus : un plus long déborderait' })
  .refine((t) => !EN_ATTENTE.test(t) && !RAPPEL.test(t), { error: 'le texte lui-même : ceci reste à écrire' });

/** Texte non vide, où rien ne reste à écrire. */
export const texte = texteAModeler.refine((t) => !/\[[aà] (compl[eé]ter|remplir)\]/i.test(t), {
  error: 'le texte lui-même : ceci reste à écrire',
});

/** Texte d’une ligne. */
export const ligne = texte.refine((t) => !t.includes('\n'), { error: 'un texte sur une ligne' });

/** Identifiant d’une fiche : minuscules sans accents, chiffres et tirets. */
export const identifiant = z
  .string({ error: 'un identifiant entre guillemets' })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'minuscules sans accents, chiffres et tirets : 53-craon-4' })
  // Le nom d’une propriété de tout objet : une réponse ainsi nommée serait déjà remplie.
  .refine((id) => id !== 'constructor', { error: 'un autre identifiant : celui-ci est réservé' });

/** Date partielle, entre guillemets : sinon YAML en fait un nombre ou un jour en temps universel. */
export const datePartielle = z
  .string({ error: 'une date entre guillemets : "2024", "2024-05" ou "2024-05-13"' })
  .refine(estDatePartielle, { error: 'une date qui existe : "2024", "2024-05" ou "2024-05-13"' });

/** Jour plein, entre guillemets. */
export const jour = datePartielle.refine(estJour, { error: 'un jour entier : "2024-05-13"' });

/** SIREN, entre guillemets, clé de contrôle juste (Insee). */
export const siren = z
  .string({ error: 'un SIREN entre guillemets : "200048551"' })
  .refine(estSiren, { error: 'un SIREN de neuf chiffres dont la clé de contrôle est juste' });

/** Code Insee d’une commune, entre guillemets. */
export const codeCommune = z
  .string({ error: 'un code Insee entre guillemets : "53130"' })
  .refine(estCodeInsee, { error: 'un code Insee de cinq caractères' });

/** Code d’un département, entre guillemets. */
export const codeDepartement = z
  .string({ error: 'un code de département entre guillemets : "53"' })
  .regex(/^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-6])$/, { error: 'un code de département : "53", "2A", "974"' });

/** Adresse d’une page du web ; seul http(s) passe, pour qu’aucun `javascript:` n’arrive dans un lien. */
export const adresseWeb = z.string({ error: 'une adresse entre guillemets' }).superRefine((a, contexte) => {
  const attendu = fauteDAdresse(a);
  if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
});

/** Adresse d’un site, sans ancre. */
export const adresseDeSite = z.string({ error: 'une adresse entre guillemets' }).superRefine((a, contexte) => {
  const attendu = fauteDAdresse(a, { ancre: false });
  if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
});

/** Adresse électronique d’un hôte public ; `exemple` : `.example` passe, à remplacer avant de publier. */
export const courriel = (exemple = false) =>
  z.string({ error: 'une adresse électronique entre guillemets' }).superRefine((a, contexte) => {
    const attendu = fauteDeCourriel(a, exemple);
    if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
  });

/** Nombre entier positif et plausible. */
export const entier = (maximum: number, minimum = 1) => z.int().min(minimum).max(maximum);

/** Ce qui fait d’une valeur une déduction : la phrase qui dit d’où on la tire. Absent = la source le dit. */
export const deduit = texte.optional();

/**
 * Renvoi vers une source (`content/sources.yaml` ou `sources.yaml` du département).
 * @alias
 */
export const source = identifiant;
