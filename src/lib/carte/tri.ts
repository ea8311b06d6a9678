import { parSituation, type Statut } from '#lib/domaine/situations.ts';
import { normaliser } from '#lib/texte/cle.ts';
import type { EtatCarte } from './etat.ts';

/** Ce qu’il faut d’une ligne pour la ranger et la trouver. */
export interface LigneTriable {
  nom: string;
  statut: Statut;
  signature: string | null;
  terme: string | null;
  source: string | null;
  /** Place dans la page construite. */ rang: number;
}

const VIDE = '\uffff';

/** Compare deux lignes ; ce qui manque va au bout, dans les deux sens. */
export function comparerLignes(a: LigneTriable, b: LigneTriable, tri: EtatCarte['tri']): number {
  if (!tri) return parSituation(a, b) || a.rang - b.rang;
  const { colonne, decroissant } = tri;
  const parNom = a.nom.localeCompare(b.nom, 'fr');
  const sens = decroissant ? -1 : 1;
  if (colonne === 'nom') return sens * parNom;
  if (colonne === 'situation') return sens * parSituation(a, b) || parNom;
  const [va, vb] = [a[colonne], b[colonne]];
  if (!va || !vb) {
    if ((va ?? VIDE) === (vb ?? VIDE)) return parNom;
    return va ? -1 : 1;
  }
  return sens * va.localeCompare(vb, 'fr') || parNom;
}

/** Vrai si chaque mot cherché est dans le nom, accents et tirets oubliés. */
export function correspond(nom: string, texte: string): boolean {
  const cle = normaliser(nom);
  return normaliser(texte)
    .split(' ')
    .every((mot) => cle.includes(mot));
}
