import { estCouvert, pourChaqueStatut, SITUATIONS, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import type { Couverture } from '#lib/domaine/territoire.ts';
import { formaterNombre } from '#lib/texte/typo.ts';

/** Habitants par situation et en tout, un ou plusieurs départements ensemble. */
export interface Habitants {
  parStatut: Record<Statut, number>;
  couverts: number;
  population: number;
}

/** Additionne les couvertures de plusieurs départements. */
export function additionnerCouvertures(couvertures: readonly Couverture[]): Habitants {
  const parStatut = pourChaqueStatut((s) => couvertures.reduce((n, c) => n + c.habitants[s], 0));
  return {
    parStatut,
    couverts: STATUTS.filter(estCouvert).reduce((n, s) => n + parStatut[s], 0),
    population: couvertures.reduce((n, c) => n + c.population, 0),
  };
}

/** Part en pour cent, arrondie ; « moins de 1 » et « plus de 99 » ne deviennent jamais 0 ou 100. */
export function pourCent(part: number, tout: number): string {
  if (part === 0 || tout === 0) return '0 %';
  if (part === tout) return '100 %';
  return `${Math.min(99, Math.max(1, Math.round((100 * part) / tout)))} %`;
}

/** Les chiffres d’une année en une phrase ; ce que nous ne savons pas y est dit. */
export function phraseCouverture({ parStatut, couverts, population }: Habitants): string {
  const inconnus = parStatut['non-renseigne'];
  const part = pourCent(couverts, population);
  const debut =
    `${formaterNombre(couverts)} habitants sur ${formaterNombre(population)} (${part}) ` +
    'vivent où nous connaissons un contrat signé';
  return inconnus > 0 ? `${debut}. Pour ${pourCent(inconnus, population)}, nous ne savons pas.` : `${debut}.`;
}

/** La part d’une situation dans une barre : où elle commence et ce qu’elle mesure, en pour cent de la barre. */
export interface Part {
  statut: Statut;
  debut: number;
  part: number;
  /** `21 %`. */
  texte: string;
}

const dixieme = (n: number): number => Math.round(n * 10) / 10;

/** Les parts des situations présentes, bout à bout, du contrat le mieux établi à l’inconnu. */
export function partsDHabitants({ parStatut, population }: Habitants): Part[] {
  let debut = 0;
  return STATUTS.filter((s) => parStatut[s] > 0).map((statut) => {
    const part = (100 * parStatut[statut]) / population;
    const ici = { statut, debut: dixieme(debut), part: dixieme(part), texte: pourCent(parStatut[statut], population) };
    debut += part;
    return ici;
  });
}

/** Vrai si une part s’écrit sous la barre : plus étroite que son texte, elle toucherait la suivante. */
export const partEcrite = ({ part, texte }: Part): boolean => part >= 3 * texte.length - 1;

/** Les mêmes parts, en mots : « Part des habitants : CLS signé, en cours, 21 % ; … ». */
export function direParts(parts: readonly Part[]): string {
  return `Part des habitants : ${parts.map((p) => `${SITUATIONS[p.statut].libelle}, ${p.texte}`).join(' ; ')}.`;
}
