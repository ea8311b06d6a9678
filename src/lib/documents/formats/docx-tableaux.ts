import { n, type Noeud } from '#lib/texte/html.ts';
import { LARGEUR, mots, paragraphe } from './docx-texte.ts';

/** Un tableau : son titre, ses en-têtes de colonne, et pour chaque ligne les paragraphes de chaque cellule. */
interface TableauDocx {
  titre: string;
  entete: readonly string[];
  lignes: readonly Noeud[][][];
  /** Largeur de la première colonne, en vingtièmes de point ; les autres se partagent le reste. */
  premiere?: number;
  /** Hauteur minimale de chaque ligne, en vingtièmes de point. */
  hauteurs?: readonly number[];
}

const taille = (nom: string, largeur: number) => n(nom, { 'w:w': largeur, 'w:type': 'dxa' });

/**
 * Écrit un tableau : une ligne d’en-tête, répétée d’une page à l’autre, et une colonne d’intitulés, que Word annonce
 * avec chaque cellule. Une ligne ne se coupe pas.
 */
export function tableau({ titre, entete, lignes, premiere, hauteurs = [] }: TableauDocx): Noeud {
  const tete = premiere ?? Math.floor(LARGEUR / entete.length);
  const autre = Math.floor((LARGEUR - tete) / Math.max(1, entete.length - 1));
  const largeurs = entete.map((_, i) => (i === 0 ? tete : autre));
  const cellule = (contenu: readonly Noeud[], i: number) =>
    n('w:tc', {}, n('w:tcPr', {}, taille('w:tcW', largeurs[i]!)), ...contenu);
  const ligne = (cellules: readonly Noeud[][], hauteur: number, enTete: boolean) =>
    n(
      'w:tr',
      {},
      n(
        'w:trPr',
        {},
        n('w:cantSplit'),
        ...(hauteur > 0 ? [n('w:trHeight', { 'w:val': hauteur, 'w:hRule': 'atLeast' })] : []),
        ...(enTete ? [n('w:tblHeader')] : []),
      ),
      ...cellules.map(cellule),
    );
  const montants = entete.length > 2;
  const tetes = entete.map((t, i) => [paragraphe(i > 0 && montants ? 'TeteMontant' : 'Tete', [mots(t)])]);
  return n(
    'w:tbl',
    {},
    n(
      'w:tblPr',
      {},
      n('w:tblStyle', { 'w:val': 'Grille' }),
      taille('w:tblW', LARGEUR),
      n('w:tblLayout', { 'w:type': 'fixed' }),
      n('w:tblLook', { 'w:val': '06A0', 'w:firstRow': 1, 'w:firstColumn': 1, 'w:noHBand': 1, 'w:noVBand': 1 }),
      n('w:tblCaption', { 'w:val': titre }),
    ),
    n('w:tblGrid', {}, ...largeurs.map((l) => n('w:gridCol', { 'w:w': l }))),
    ligne(tetes, 0, true),
    ...lignes.map((l, i) => ligne(l, hauteurs[i] ?? 0, false)),
  );
}
