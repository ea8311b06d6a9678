import { typo } from '#lib/texte/typo.ts';
import type { Jour } from '#lib/valeurs/date-partielle.ts';

/** Ce qu’une zone de réponse attend, et ce qu’elle porte déjà. */
export interface Saisie {
  /** Nom du champ, le même dans tous les formats. */
  nom: string;
  libelle: string;
  saisie: 'ligne' | 'texte' | 'date' | 'montant';
  /** Réponse mise en forme ; vide = à compléter. */
  valeur: string;
  /** Le jour que dit une date complète. */
  jour?: Jour | undefined;
}

/** Une réponse à écrire ou à compléter : un champ dans le PDF, un contrôle dans les fichiers ODT et DOCX. */
interface BlocChamp extends Saisie {
  type: 'champ';
  aide?: string | undefined;
  obligatoire: boolean;
  /** Hauteur de la réponse, en lignes ; plus d’une ligne = texte libre. */
  lignes: number;
  longueurMax: number;
}

/** Une case à cocher : son nom de champ, ce qu’elle affirme. */
export interface CaseACocher {
  nom: string;
  libelle: string;
  aide?: string | undefined;
  cochee: boolean;
}

/** Des cases à cocher, sous une question ou seules ; `exclusif` : une seule réponse. */
interface BlocCases {
  type: 'cases';
  /** Nom du champ PDF d’une question à réponse unique. */
  nom?: string | undefined;
  question?: string | undefined;
  aide?: string | undefined;
  obligatoire: boolean;
  exclusif: boolean;
  cases: CaseACocher[];
}

/** Des cases dont une seule se coche : une liste à choix, là où le format en a. */
export type Choix = Pick<BlocCases, 'nom' | 'question' | 'cases'>;

/** Un tableau de montants à remplir : une ligne d’en-tête, une colonne d’intitulés. */
export interface BlocTableau {
  type: 'tableau';
  legende: string;
  entete: string[];
  lignes: {
    titre: string;
    aide?: string | undefined;
    /** Ligne de total, en gras. */
    total: boolean;
    cellules: { nom: string; libelle: string; valeur: string }[];
  }[];
}

/** Lignes laissées à une réponse vide dans un traitement de texte : la case grandit quand on écrit. */
export const LIGNES_VIDES = 5;

/** Ce que montre un contrôle qui attend une réponse : une ligne de points, sur le papier aussi. */
export const aRemplir = (saisie?: Saisie['saisie']): string => '…'.repeat(saisie === 'montant' ? 4 : 12);

/** Les réponses d’une liste à choix, en toutes lettres : sur le papier, la liste ne s’ouvre pas. */
export function reponsesPossibles({ cases }: Choix): string {
  return typo(`(une seule réponse : ${cases.map((x) => x.libelle).join(' ; ')})`);
}

/** Un morceau de document. Dans un texte, `[…]` marque ce qui reste à compléter. */
export type Bloc =
  /** `page` : il ouvre une page, que l’on peut détacher. */
  | { type: 'titre'; niveau: 1 | 2 | 3; texte: string; page?: boolean }
  | { type: 'paragraphe'; texte: string; genre?: 'chapo' | 'note' }
  | { type: 'liste'; elements: string[]; numerotee?: boolean }
  /** Sources numérotées : leur titre mène à leur adresse, qui ne s’imprime pas. */
  | { type: 'sources'; elements: { titre: string; adresse: string | null; suite: string }[] }
  /** `reserve` : cadre qu’un service remplit à la main ; sinon, un avertissement. */
  | { type: 'encadre'; genre?: 'reserve'; titre: string; textes: string[] }
  /** Cadres à signer côte à côte, sur le papier : ce que chacun porte en tête. */
  | { type: 'signatures'; cadres: string[] }
  | { type: 'signature'; nom: string; libelle: string; aide?: string | undefined }
  | BlocChamp
  | BlocCases
  | BlocTableau;

/** Un document à lire ou à remplir, indépendant de son format. */
export interface Ecrit {
  /** Titre, dans les propriétés du fichier et en tête du document. */
  titre: string;
  /** De quoi il parle, en une phrase : dans les propriétés du fichier. */
  sujet: string;
  /** Genre du document, au-dessus du titre : « Modèle de délibération ». */
  genre: string;
  /** Pied de page : éditeur, date de la situation, adresse. */
  pied: string;
  editeur: string;
  /** Jour de la situation : date du fichier, pour que les mêmes données donnent les mêmes octets. */
  au: Jour;
  blocs: Bloc[];
}

/** Couleurs du site (thème clair) dont les fichiers bureautiques ont besoin, en hexadécimal sans dièse. */
export interface CouleursBureau {
  encre: string;
  encre2: string;
  canard: string;
  filet: string;
  mielPale: string;
  mielSombre: string;
  brique: string;
}

/** Ce qui est écrit en tête du cadre à signer d’un document à remplir. */
export function cadreDe({ libelle, aide }: Extract<Bloc, { type: 'signature' }>): string {
  return [libelle, aide].filter(Boolean).join('. ');
}

/**
 * Phrases et avertissements placés entre un titre et la question qu’il annonce : ils ne s’en séparent pas d’une page à
 * l’autre ; de même une phrase qui annonce une liste par deux points. Ce qui ouvre le document n’en est pas.
 */
export function introductions(blocs: readonly Bloc[]): ReadonlySet<Bloc> {
  const trouvees = new Set<Bloc>();
  blocs.forEach((b, i) => {
    const [avant, apres] = [blocs[i - 1], blocs[i + 1]];
    const sousTitre = avant && ((avant.type === 'titre' && avant.niveau > 1) || trouvees.has(avant));
    const texte = b.type === 'paragraphe' || b.type === 'encadre';
    const annonce = b.type === 'paragraphe' && apres?.type === 'liste' && b.texte.trimEnd().endsWith(':');
    if (annonce || (sousTitre && texte && apres && !['titre', 'liste'].includes(apres.type))) trouvees.add(b);
  });
  return trouvees;
}

/** Découpe un texte en passages ; ceux entre crochets restent à compléter, une adresse est un lien. */
export function passages(texte: string): { texte: string; aCompleter: boolean; adresse: boolean }[] {
  return texte
    .split(/(\[[^\]]+\]|https?:\/\/[^\s)]*[^\s),.;:])/)
    .filter((t) => t !== '')
    .map((t) => ({ texte: t, aCompleter: t.startsWith('['), adresse: /^https?:/.test(t) }));
}
