/**
 * La description d’une carte : tout ce qu’elle montre, sans dire comment. L’écran, le papier, le fichier et l’image de
 * partage en partent tous.
 */
import type { Statut } from '#lib/domaine/situations.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { OptionsTrace, Trace } from '#lib/geo/lignes-communes.ts';
import { placerNomOuBref, type EtiquettePosee, type ReglesDeNom } from './etiquette.ts';

/** Un territoire à dessiner. */
export interface TerritoireADessiner {
  siren: string;
  nom: string;
  statut: Statut;
  /** Vrai si l’essentiel est dans un département que la carte ne montre pas : il reste en blanc. */
  dehors: boolean;
}

/** Une forme de la carte. */
export interface FormeDeCarte extends TerritoireADessiner {
  /** Attribut `d`, en unités du dessin. */
  d: string;
  /** Vrai sur une carte de situation, pour tout autre que le territoire montré. */
  neutre: boolean;
  /** Icône et nom ; `null` : ni l’un ni l’autre. */
  etiquette: EtiquettePosee | null;
}

/** Une carte, qui commence en (0, 0). Les formes se peignent dans l’ordre, puis les limites, puis le contour. */
export interface DescriptionDeCarte {
  largeur: number;
  hauteur: number;
  formes: FormeDeCarte[];
  /** Limites entre territoires et bord de l’ensemble. */
  limites: string;
  /** Limite du département ; à défaut, bord de l’ensemble. */
  contour: string;
  /** Côté des icônes, en unités du dessin. */
  icone: number;
}

/** Ce que la carte montre des territoires. */
export interface ChoixDeCarte {
  /** Côté des icônes ; défaut : 30. */
  icone?: number;
  /** Comment écrire les noms ; absent = pas de noms. */
  noms?: ReglesDeNom;
  /** Par SIREN, le nom bref qui prend la place de l’entier là où celui-ci ne tiendrait qu’en petit. */
  brefs?: ReadonlyMap<string, string | null> | undefined;
  /** Quels territoires ont une icône : tous, ceux dont la situation est connue, ou aucun. Défaut : tous. */
  signes?: 'tous' | 'connus' | 'aucun';
  /** Carte de situation : SIREN du seul territoire coloré. */
  seul?: string | undefined;
}

/** Épaisseur des traits, en unités du dessin ; `carte.css` les redit pour l’écran. */
export const EPAISSEURS = { limites: 2, contour: 3.4 };

/** La grande carte d’une vue : son tracé et ses icônes, à l’écran comme dans le fichier que l’on en emporte. */
export function grandeCarte(departements: number): { trace: OptionsTrace; icone: number } {
  const ensemble = departements > 1;
  return { trace: { echelle: { largeur: 736 }, detail: ensemble ? 28 : 22 }, icone: ensemble ? 20 : 30 };
}

/** Les territoires d’une carte qui montre ces départements. */
export function aDessiner(
  territoires: readonly Territoire[],
  departements: readonly string[],
): (TerritoireADessiner & { territoire: Territoire })[] {
  return territoires.map((t) => ({
    siren: t.epci.siren,
    nom: t.nom,
    statut: t.statut,
    dehors: !departements.includes(t.epci.departement),
    territoire: t,
  }));
}

/** Décrit une carte ; un tracé sans territoire correspondant n’y est pas. */
export function decrireCarte<T extends TerritoireADessiner>(
  trace: Trace,
  territoires: readonly T[],
  { icone = 30, noms, brefs, signes = 'tous', seul }: ChoixDeCarte,
): Omit<DescriptionDeCarte, 'formes'> & { formes: (FormeDeCarte & T)[] } {
  const parSiren = new Map(territoires.map((t) => [t.siren, t]));
  const etiquetteDe = (t: T, neutre: boolean): EtiquettePosee | null => {
    const ou = trace.etiquettes.find((e) => e.siren === t.siren);
    if (!ou || signes === 'aucun' || neutre || t.dehors) return null;
    if (signes === 'connus' && t.statut === 'non-renseigne') return null;
    return noms
      ? placerNomOuBref(t.nom, brefs?.get(t.siren) ?? null, ou, noms)
      : { x: ou.x, y: ou.y, lignes: [], corps: 0, avecIcone: true };
  };
  return {
    largeur: trace.largeur,
    hauteur: trace.hauteur,
    icone,
    limites: trace.limitesInternes + trace.contour,
    contour: trace.limiteDepartement || trace.contour,
    formes: trace.territoires.flatMap(({ siren, d }) => {
      const trouve = parSiren.get(siren);
      if (!trouve) return [];
      // Sur sa propre carte de situation, un territoire d’à côté se montre à sa couleur.
      const t = { ...trouve, dehors: trouve.dehors && siren !== seul };
      const neutre = seul !== undefined && siren !== seul;
      return [{ ...t, d, neutre, etiquette: etiquetteDe(t, neutre) }];
    }),
  };
}
