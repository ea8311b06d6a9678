/** Deux ou trois territoires côte à côte : les mêmes lignes pour chacun. */
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { accorder, formaterEuros, formaterNombre, typo } from '#lib/texte/typo.ts';
import { valeurSignature, valeurTerme, type Valeur } from './reponse.ts';

/** Territoires que l’on compare au plus : un quatrième ne tiendrait plus à l’écran. */
export const COMPARES_AU_PLUS = 3;

/** Les lignes, dans l’ordre. */
export const LIGNES = [
  'Situation',
  'Habitants',
  'Communes',
  'Signature',
  'Terme',
  'Axes',
  'Actions',
  'Signataires',
  'Financements publiés',
  'Porté par',
] as const;

/** Une cellule : son texte, et comment nous la déduisons s’il y a lieu ; `null` = non trouvé. */
export type CelluleComparee = [texte: string, deduit?: string] | null;

/** Un territoire prêt à comparer. */
export interface TerritoireCompare {
  siren: string;
  nom: string;
  page: string;
  statut: Statut;
  /** Une cellule par ligne de `LIGNES`. */
  cellules: CelluleComparee[];
}

const cellule = (texte: string | undefined): CelluleComparee => (texte ? [typo(texte)] : null);
const deValeur = ({ texte, deduit, absent }: Valeur): CelluleComparee => {
  if (absent) return null;
  return deduit ? [typo(texte), typo(deduit)] : [typo(texte)];
};

/** Ce qu’une comparaison montre d’un territoire. `page` : son adresse. */
export function preparerComparaison(t: Territoire, page: string): TerritoireCompare {
  const c = contratPrincipal(t);
  const axes = c?.axes;
  const intitules = axes?.intitules.map((intitule) => `• ${intitule}`) ?? [];
  const financements = c?.financements.map(({ financeur, montant, periodicite }) => {
    if (!montant) return financeur;
    return `${financeur} : ${formaterEuros(montant)}${periodicite === 'par-an' ? ' par an' : ''}`;
  });
  return {
    siren: t.epci.siren,
    nom: typo(t.nom),
    page,
    statut: t.statut,
    cellules: [
      cellule(SITUATIONS[t.statut].libelle),
      cellule(formaterNombre(t.epci.population)),
      cellule(formaterNombre(t.communes.length)),
      deValeur(valeurSignature(c)),
      deValeur(valeurTerme(c)),
      cellule(axes && [accorder(axes.nombre ?? axes.intitules.length, 'axe'), ...intitules].join('\n')),
      cellule(c?.actions && accorder(c.actions.nombre, 'action')),
      cellule(enumerer((c?.signataires ?? []).map((s) => s.nom))),
      cellule(financements?.join(' ; ')),
      cellule(c?.porteur.nom),
    ],
  };
}

/** Les SIREN d’un fragment `#epci=200048551,245300447`, trois au plus. */
export function sirensACompare(fragment: string): string[] {
  const sirens = /^#epci=([\d,]+)$/.exec(fragment)?.[1]?.split(',') ?? [];
  return [...new Set(sirens.filter((s) => /^\d{9}$/.test(s)))].slice(0, COMPARES_AU_PLUS);
}

/** Le fragment d’une comparaison ; vide si rien n’est choisi. */
export function fragmentDe(sirens: readonly string[]): string {
  return sirens.length > 0 ? `#epci=${sirens.join(',')}` : '';
}
