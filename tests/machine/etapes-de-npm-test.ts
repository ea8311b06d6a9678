/** Les étapes de `npm test`, dans l’ordre où elles sont lancées. */

/** Une étape : un script de package.json. */
export interface Etape {
  script: string;
  /** Cœurs qu’elle occupe : deux étapes d’un cœur se font ensemble. */
  coeurs: 1 | 2;
  /** Durée au-delà de laquelle elle est arrêtée, en minutes : plusieurs fois celle d’une machine ordinaire. */
  limite: number;
  /** Étapes qui doivent avoir réussi : sans elles, elle ne peut rien dire. */
  exige: readonly string[];
  /** Étapes qui doivent être finies, réussies ou non : elles écrivent au même endroit. */
  apres?: readonly string[];
  /** Vrai si sa sortie compte ses tests ; sinon elle compte pour un. */
  compte: boolean;
}

const PROGRAMMES = 'test:programmes';
const SITE = [PROGRAMMES, 'build', 'test:sites'];

export const ETAPES: readonly Etape[] = [
  // Elle seule installe : la durée est celle du réseau.
  { script: PROGRAMMES, coeurs: 2, limite: 30, exige: [], compte: false },
  { script: 'verifier', coeurs: 1, limite: 2, exige: [PROGRAMMES], compte: false },
  { script: 'types', coeurs: 1, limite: 10, exige: [PROGRAMMES], compte: false },
  { script: 'test:unit', coeurs: 1, limite: 15, exige: [PROGRAMMES], compte: true },
  // `astro check` et `astro build` écrivent tous deux .astro/.
  { script: 'build', coeurs: 1, limite: 10, exige: [PROGRAMMES], apres: ['types'], compte: false },
  // Le site du contenu figé, que lisent les essais qui nomment un territoire.
  { script: 'test:sites', coeurs: 1, limite: 10, exige: [PROGRAMMES], apres: ['types', 'build'], compte: false },
  // Ses règles lisent les types qu’Astro écrit dans .astro/.
  { script: 'lint', coeurs: 1, limite: 5, exige: [PROGRAMMES], apres: ['types', 'build', 'test:sites'], compte: false },
  { script: 'test:site', coeurs: 1, limite: 20, exige: SITE, compte: true },
  { script: 'test:documents', coeurs: 1, limite: 15, exige: SITE, compte: true },
  { script: 'test:exemples', coeurs: 1, limite: 5, exige: SITE, compte: true },
  { script: 'test:hebergement', coeurs: 1, limite: 5, exige: SITE, compte: true },
  { script: 'test:navigateurs', coeurs: 1, limite: 6, exige: SITE, compte: true },
  { script: 'test:e2e', coeurs: 2, limite: 30, exige: SITE, compte: true },
];
