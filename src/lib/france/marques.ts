/** Ce que la carte de France distingue d’un territoire repéré : une forme et une couleur par cas. */
import type { Statut } from '#lib/domaine/situations.ts';
import type { TerritoireRepere } from './releve.ts';

/** Les cas, du mieux établi au moins établi, dans l’ordre de la légende. */
export const MARQUES = {
  'en-cours': { libelle: 'Contrat en cours', precision: 'terme pas encore atteint' },
  signe: { libelle: 'Signé ou affirmé', precision: 'terme non lu ou à vérifier' },
  passe: { libelle: 'Terme passé', precision: 'suite inconnue ou en préparation' },
  demarche: { libelle: 'Démarche, ou contrat d’une seule commune', precision: 'rien de signé pour tout le territoire' },
  deduit: { libelle: 'Déduit, à confirmer', precision: 'une source le laisse entendre sans l’écrire' },
  absence: { libelle: 'Absence écrite', precision: 'une source dit qu’il n’y a pas de contrat' },
} satisfies Record<string, { libelle: string; precision: string }>;

/** Clé d’une marque. */
export type Marque = keyof typeof MARQUES;

/** Les marques, dans l’ordre de la légende. */
export const CLES_DES_MARQUES = Object.keys(MARQUES) as Marque[];

/** Marque de chaque situation ; `null` : les contrats et les affirmations la disent. */
const PAR_STATUT: Record<Statut, Marque | null> = {
  'en-cours': 'en-cours',
  'echeance-a-verifier': 'signe',
  'en-construction': null,
  echu: 'passe',
  'sans-cls': 'absence',
  'non-renseigne': null,
};

/**
 * La marque d’un territoire repéré. Un contrat échu dont la suite se prépare reste « terme passé » : la marque dit le
 * dernier contrat signé. Une affirmation départementale vaut « affirmé » si rien n’est signé, sauf si elle est déduite
 * de ce que dit la source : elle a alors sa marque, sans couleur.
 */
export function marqueDe(t: Pick<TerritoireRepere, 'statut' | 'contrats' | 'affirmations'>): Marque {
  const directe = PAR_STATUT[t.statut];
  if (directe) return directe;
  if (t.contrats.some((c) => c.etape === 'signe')) return 'passe';
  if (t.affirmations.length === 0) return 'demarche';
  return t.affirmations.some((a) => !a.constat.deduit) ? 'signe' : 'deduit';
}
