import { n, type Noeud } from '#lib/texte/html.ts';
import { passages } from './document-abstrait.ts';

/** Espace de noms du texte d’un document Word. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Largeur utile d’une page, en vingtièmes de point. */
export const LARGEUR = 9866;

/** Ce qu’une partie du document partage : les adresses de ses liens, dans l’ordre, le numéro du dernier contrôle. */
export interface EnCours {
  liens: string[];
  controles: number;
  /** Combien de listes numérotées sont écrites : chacune repart de 1. */
  numerotees: number;
}

/** Identifiant, dans le fichier, du lien de ce rang. */
export const idDeLien = (rang: number): string => `rIdLien${rang + 1}`;

/** Des mots ; `style` : un style de mots de `docx-styles.ts`. Une fin de ligne reste dans le paragraphe. */
export function mots(texte: string, style?: string): Noeud {
  const lignes = texte.split('\n').flatMap((ligne, i) => {
    const ecrite = n('w:t', { 'xml:space': 'preserve' }, ligne);
    return i > 0 ? [n('w:br'), ecrite] : [ecrite];
  });
  return n('w:r', {}, ...(style ? [n('w:rPr', {}, n('w:rStyle', { 'w:val': style }))] : []), ...lignes);
}

/** Une tabulation. */
export const onglet = (): Noeud => n('w:r', {}, n('w:tab'));

/** Une précision après une question ou un intitulé, s’il y en a une. */
export const aide = (texte: string | undefined): Noeud[] => (texte ? [mots(` ${texte}`, 'Aide')] : []);

/** La mention d’une question sans laquelle la demande ne se comprend pas. */
export const obligatoire = (oui: boolean): Noeud[] => (oui ? aide('(obligatoire)') : []);

/** Des mots qui mènent à une adresse. */
export const lien = (adresse: string, texte: string, enCours: EnCours): Noeud =>
  n('w:hyperlink', { 'r:id': idDeLien(enCours.liens.push(adresse) - 1) }, mots(texte, 'Hyperlink'));

/** Un texte, ses adresses en liens et ses blancs à compléter mis en valeur. */
export function riche(texte: string, enCours: EnCours): Noeud[] {
  return passages(texte).map((p) => {
    if (p.adresse) return lien(p.texte, p.texte, enCours);
    return mots(p.texte, p.aCompleter ? 'Blanc' : undefined);
  });
}

/** Un paragraphe et son style ; `suivi` : il reste sur la page du suivant ; `autre` : une propriété de plus. */
export function paragraphe(
  style: string,
  contenu: readonly Noeud[],
  suivi = false,
  autre: readonly Noeud[] = [],
): Noeud {
  return n(
    'w:p',
    {},
    n('w:pPr', {}, n('w:pStyle', { 'w:val': style }), ...(suivi ? [n('w:keepNext')] : []), ...autre),
    ...contenu,
  );
}
