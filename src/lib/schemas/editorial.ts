import { z } from 'zod';
import { fauteDAdresse, fauteDOrigine } from '#lib/valeurs/adresse-web.ts';
import {
  adresseWeb,
  codeDepartement,
  courriel,
  datePartielle,
  deduit,
  identifiant,
  jour,
  ligne,
  source,
  texte,
} from './champs.ts';

/** Page où signaler une erreur ; `.example` passe : elle reste à remplacer avant de publier. */
const adresseDeContact = z.string({ error: 'une adresse entre guillemets' }).superRefine((a, contexte) => {
  const attendu = fauteDAdresse(a, { exemple: true });
  if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
});

/** Vrai pour la page d’un dépôt : ni la forge elle-même, ni une page du dépôt, ni l’adresse pour le cloner. */
function estUnDepot(sorte: 'github' | 'gitlab', adresse: string): boolean {
  const { pathname, search, hash } = new URL(adresse);
  const morceaux = pathname.split('/').filter(Boolean);
  const profondeur = sorte === 'github' ? morceaux.length === 2 : morceaux.length >= 2 && !morceaux.includes('-');
  return profondeur && !/\.git\/?$/.test(pathname) && search + hash === '';
}

/** Une forge ne se prend pas pour l’autre : leurs adresses de signalement diffèrent. */
const D_UNE_AUTRE_SORTE = { github: /^https?:\/\/(www\.)?gitlab\./, gitlab: /^https?:\/\/(www\.)?github\./ };

/** Ce qui n’est dit qu’une fois pour tout le site : `content/site.yaml`. */
export const schemaSite = z.strictObject({
  /** Nom du site. */
  nom: ligne.max(80, { error: '80 caractères au plus' }),
  /** Adresse publique du site, sans barre finale ; sert aux adresses absolues. */
  adresse: z.string({ error: 'une adresse entre guillemets' }).superRefine((a, contexte) => {
    const attendu = fauteDOrigine(a);
    if (attendu) contexte.addIssue({ code: 'custom', message: attendu });
  }),
  /** Qui publie. */
  editeur: z.strictObject({
    nom: ligne,
    statut: texte,
    /** Directeur ou directrice de la publication ; absent = pas encore désigné, et la page le dit. */
    responsable: texte.optional(),
    /** Hébergeur, avec son adresse ; absent = pas encore connu, et la page le dit. */
    hebergeur: texte.optional(),
  }),
  /** Où écrire pour signaler une erreur : adresse électronique ou page web. */
  signalement: z.union([z.strictObject({ courriel: courriel(true) }), z.strictObject({ adresse: adresseDeContact })], {
    error: 'un courriel (contact@exemple.fr) ou l’adresse d’une page (https://…) : l’un des deux',
  }),
  /** Forge où le projet reçoit les demandes ; absente, le site ne propose pas d’y écrire. */
  forge: z
    .strictObject({
      sorte: z.enum(['github', 'gitlab']),
      adresse: adresseWeb,
    })
    .refine(({ sorte, adresse }) => !D_UNE_AUTRE_SORTE[sorte].test(adresse), {
      error: 'la sorte de la forge que nomme l’adresse',
      path: ['sorte'],
    })
    .refine(({ sorte, adresse }) => fauteDAdresse(adresse) !== null || estUnDepot(sorte, adresse), {
      error: 'l’adresse du dépôt, et rien de plus : https://forge.exemple.fr/groupe/projet',
      path: ['adresse'],
    })
    .optional(),
});

/** Une page de texte : en-tête d’un fichier MDX de `content/pages/`. */
export const schemaPage = z.strictObject({
  /** Titre de la page (h1). */
  titre: ligne.max(120, { error: '120 caractères au plus' }),
  /** Titre court : fil d’Ariane, plan du site. */
  titreCourt: ligne.max(60, { error: '60 caractères au plus' }),
  /** Une ou deux phrases sous le titre : de quoi il s’agit, pour qui. */
  chapo: texte,
  /** Résumé pour les moteurs de recherche, 160 caractères au plus. */
  description: ligne.max(170, { error: '170 caractères au plus' }),
  /** Rubrique de l’en-tête allumée par la page. */
  rubrique: z.enum(['comprendre', 'carte', 'departements', 'financement', 'donnees']).optional(),
  /** Page parente dans le fil d’Ariane. */
  parent: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/, { error: 'le chemin d’une page : comprendre' })
    .optional(),
  /** Rang dans les listes. */
  ordre: z.int().min(0).max(1000).default(50),
  /** Jour de la dernière relecture. */
  reluLe: jour,
  /** Sources de la page. */
  sources: z.array(source).default([]),
});

/** Un terme du glossaire. */
export const schemaTerme = z.strictObject({
  /** Identifiant, repris dans les pages. */
  id: identifiant,
  /** Terme ou sigle. */
  terme: ligne,
  /** Sigle développé. */
  developpe: ligne.optional(),
  /** Définition en une ou deux phrases simples. */
  definition: texte,
  /** Autres formes du mot. */
  formes: z.array(texte).default([]),
  /** Termes voisins. */
  voir: z.array(identifiant).default([]),
  source: source.optional(),
});

/** Un moment de l’histoire du droit. */
export const schemaTexteJuridique = z.strictObject({
  id: identifiant,
  date: datePartielle,
  /** Nom du texte, sans sa date : la frise l’écrit. */
  nom: ligne,
  /** Ce qu’il change, en une ou deux phrases. */
  apport: texte,
  /** Portée : toute la France (`national`), ou le code d’un département publié. */
  portee: z.union([z.literal('national'), codeDepartement], { error: '"national" ou un code de département : "53"' }),
  source,
  deduit,
});

/** Une question fréquente. */
export const schemaQuestion = z.strictObject({
  id: identifiant,
  /** Pour qui : habitants, élus, services, tous. */
  pour: z.enum(['habitants', 'elus', 'services', 'tous']),
  question: ligne.refine((q) => /\?[\s»)]*$/.test(q), { error: 'une question, qui finit par « ? »' }),
  /** Réponse : des paragraphes de texte simple, montrés tels quels. */
  reponse: z.array(texte).min(1),
  /** Pour aller plus loin dans le site. */
  lien: z
    .strictObject({
      texte,
      vers: z.string().regex(/^\/[a-z0-9/#-]*$/, { error: 'un chemin du site : "/financement/"' }),
    })
    .optional(),
  sources: z.array(source).default([]),
});

export type Site = z.infer<typeof schemaSite>;
export type Terme = z.infer<typeof schemaTerme>;
export type TexteJuridique = z.infer<typeof schemaTexteJuridique>;
export type Question = z.infer<typeof schemaQuestion>;
export type EnTetePage = z.infer<typeof schemaPage>;
