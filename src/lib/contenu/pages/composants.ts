/** Ce qu’une page MDX peut écrire entre chevrons : composants, balises, et leurs attributs. */

/** Un attribut admis ; sa valeur est toujours un texte entre guillemets. */
export interface AttributAdmis {
  requis: boolean;
  /** Ce que la valeur désigne. */
  renvoi?: 'source' | 'terme' | 'langue' | 'picto';
  /** Caractères au plus. */
  maximum?: number;
}

/** Ce qu’une balise ou un composant peut recevoir et contenir. */
export interface Admis {
  attributs: Readonly<Record<string, AttributAdmis>>;
  /** `phrase` : du texte courant ; `blocs` : des paragraphes, des listes ; un nom : seulement ce composant. */
  contenu: 'rien' | 'phrase' | 'blocs' | 'Etape' | 'Chiffre';
  /** `ligne` : au fil d’une phrase ; `bloc` : sur ses propres lignes. */
  place: 'ligne' | 'bloc';
  /** Composant qui doit l’entourer. */
  dans?: string;
  /** Un clic y fait quelque chose : rien de tel ne s’y emboîte. */
  actif?: boolean;
}

const requis = { requis: true };
const libre = { requis: false };
const dessin: Admis = { attributs: {}, contenu: 'rien', place: 'bloc' };

/** Les composants ; `components/mdx/composants.ts` donne un fichier à chacun. */
export const COMPOSANTS_MDX = {
  AConfirmer: { attributs: { titre: requis }, contenu: 'blocs', place: 'bloc' },
  CalculFinancement: dessin,
  GrilleRgaa: dessin,
  PoidsDuSite: dessin,
  Chiffre: { attributs: { valeur: { requis: true, maximum: 20 } }, contenu: 'phrase', place: 'bloc', dans: 'Chiffres' },
  Chiffres: { attributs: {}, contenu: 'Chiffre', place: 'bloc' },
  Deduit: { attributs: { motif: requis }, contenu: 'phrase', place: 'ligne' },
  DepartementsSuivis: { attributs: {}, contenu: 'rien', place: 'ligne', actif: true },
  Editeur: dessin,
  Etape: { attributs: { titre: requis }, contenu: 'blocs', place: 'bloc', dans: 'Etapes' },
  Etapes: { attributs: {}, contenu: 'Etape', place: 'bloc' },
  FriseJuridique: dessin,
  Picto: { attributs: { nom: { requis: true, renvoi: 'picto' } }, contenu: 'rien', place: 'bloc' },
  Ref: { attributs: { id: { requis: true, renvoi: 'source' } }, contenu: 'rien', place: 'ligne', actif: true },
  SchemaActeurs: dessin,
  SchemaEtapes: dessin,
  Signalement: { attributs: { texte: requis, objet: libre }, contenu: 'rien', place: 'ligne', actif: true },
  Situations: dessin,
  Terme: { attributs: { id: { requis: true, renvoi: 'terme' } }, contenu: 'phrase', place: 'ligne', actif: true },
} satisfies Record<string, Admis>;

export type NomDeComposant = keyof typeof COMPOSANTS_MDX;

const langue: AttributAdmis = { requis: false, renvoi: 'langue' };
const balise: Admis = { attributs: { title: libre, lang: langue }, contenu: 'phrase', place: 'ligne' };

/** Les balises, pour ce que Markdown ne dit pas. */
const BALISES: Readonly<Record<string, Admis>> = {
  abbr: { ...balise, attributs: { ...balise.attributs, title: requis } },
  br: { attributs: {}, contenu: 'rien', place: 'ligne' },
  em: balise,
  span: balise,
  strong: balise,
  sub: balise,
  sup: balise,
};

/** Ce qui est admis sous ce nom, ou `undefined`. */
export function admisPour(nom: string): Admis | undefined {
  if (Object.hasOwn(BALISES, nom)) return BALISES[nom];
  return Object.hasOwn(COMPOSANTS_MDX, nom) ? COMPOSANTS_MDX[nom as NomDeComposant] : undefined;
}

/** Tous les noms admis, pour les messages. */
export const NOMS_ADMIS = { composants: Object.keys(COMPOSANTS_MDX).sort(), balises: Object.keys(BALISES) };
