import type { Contrat } from '#lib/schemas/contrat.ts';
import {
  ajouterMois,
  decalerAnnees,
  dernierJour,
  premierJour,
  type DatePartielle,
  type Jour,
} from '#lib/valeurs/date-partielle.ts';

/** Les six situations, du contrat le mieux établi à l’inconnu : ordre des légendes et des bilans. */
export const STATUTS = [
  'en-cours',
  'echeance-a-verifier',
  'en-construction',
  'echu',
  'sans-cls',
  'non-renseigne',
] as const;

/** Clé d’une situation ; la couleur et le motif qui lui répondent sont dans `styles/jetons.css`. */
export type Statut = (typeof STATUTS)[number];

/** Libellé et définition de chaque situation : une seule liste pour la carte, les tableaux, les fichiers et les documents. */
export const LIBELLES: Record<Statut, { libelle: string; definition: string }> = {
  'en-cours': {
    libelle: 'CLS signé, en cours',
    definition: 'Un contrat est signé, et son terme publié, ou calculé d’après une durée publiée, n’est pas atteint.',
  },
  'echeance-a-verifier': {
    libelle: 'CLS signé, échéance à vérifier',
    definition:
      'Un contrat a été signé ; son terme n’est pas connu, ou son terme calculé est peut-être atteint, et aucune source ne dit la suite.',
  },
  'en-construction': {
    libelle: 'CLS en construction',
    definition: 'Une source de moins de trois ans dit qu’un contrat se prépare, et rien n’est signé.',
  },
  echu: {
    libelle: 'CLS arrivé à terme',
    definition: 'Le dernier contrat connu est arrivé au terme publié, et nous ne connaissons pas de suite.',
  },
  'sans-cls': { libelle: 'Pas de CLS', definition: 'Une source dit qu’il n’y a pas de contrat.' },
  'non-renseigne': {
    libelle: 'Non renseigné',
    definition: 'Nous n’avons pas trouvé de source qui permette de le dire. Ce n’est pas l’absence de contrat.',
  },
};

/** Années pendant lesquelles une démarche sans signature vaut « en construction » (règle de publication du site). */
export const FRAICHEUR_DEMARCHE_ANNEES = 3;

/** Un terme, et s’il est publié ou calculé par nous. */
export interface Terme {
  date: DatePartielle;
  nature: 'publie' | 'calcule';
}

/** Terme publié, sinon calculé (signature ou prise d’effet, plus la durée publiée), sinon `null`. */
export function termeDe(contrat: Contrat): Terme | null {
  if (contrat.fin) return { date: contrat.fin.date, nature: 'publie' };
  const depart = contrat.signature ?? contrat.debut;
  if (!contrat.duree || !depart) return null;
  return { date: ajouterMois(depart.date, contrat.duree.mois), nature: 'calcule' };
}

/** Date à partir de laquelle le contrat est connu comme signé, ou `null` (signé sans aucune date). */
export function departDe(contrat: Contrat): DatePartielle | null {
  return (contrat.signature ?? contrat.debut ?? contrat.atteste)?.date ?? null;
}

/** Signé et commencé à ce jour. Une date partielle compte dès son premier jour possible : la source, elle, constate la signature. */
function estSigneAu(contrat: Contrat, jour: Jour): boolean {
  const depart = departDe(contrat);
  return contrat.etape === 'signe' && depart !== null && premierJour(depart) <= jour;
}

function plusRecent(a: Contrat, b: Contrat): number {
  return (
    premierJour(departDe(b)!).localeCompare(premierJour(departDe(a)!)) ||
    (b.generation?.rang ?? 0) - (a.generation?.rang ?? 0)
  );
}

/** Le contrat signé le plus récent à ce jour, en cours ou non ; les précédents sont remplacés. */
export function dernierContrat(contrats: readonly Contrat[], jour: Jour): Contrat | null {
  return contrats.filter((c) => estSigneAu(c, jour)).sort(plusRecent)[0] ?? null;
}

/** La démarche qui vaut à ce jour : commencée, pas encore signée, dernier signe de moins de trois ans. */
export function demarcheEnCours(contrats: readonly Contrat[], jour: Jour): Contrat | null {
  const fraiche = (c: Contrat) =>
    c.demarche !== undefined &&
    !estSigneAu(c, jour) &&
    premierJour(c.demarche.debut) <= jour &&
    jour < decalerAnnees(dernierJour(c.demarche.dernierSigne), FRAICHEUR_DEMARCHE_ANNEES);
  return contrats.find(fraiche) ?? null;
}

/** Situation du seul contrat signé : le terme publié compte jusqu’à son dernier jour, le calculé dès son premier. */
function statutDuSigne(contrat: Contrat, jour: Jour): Statut {
  const terme = termeDe(contrat);
  if (!terme) return 'echeance-a-verifier';
  if (terme.nature === 'publie') return jour <= dernierJour(terme.date) ? 'en-cours' : 'echu';
  return jour < premierJour(terme.date) ? 'en-cours' : 'echeance-a-verifier';
}

/**
 * Situation d’un territoire (EPCI ou commune) à un jour donné, d’après tous les contrats qui le couvrent.
 * Fonction pure : la même sert aujourd’hui et pour toute année passée. Règle : tableau des situations du site.
 * Un contrat arrivé à terme dont la suite se prépare est « en construction » : une suite est connue, et elle n’est pas signée.
 */
export function statutDe(contrats: readonly Contrat[], jour: Jour): Statut {
  const dernier = dernierContrat(contrats, jour);
  const statut = dernier ? statutDuSigne(dernier, jour) : null;
  if (statut === 'en-cours' || statut === 'echeance-a-verifier') return statut;
  if (demarcheEnCours(contrats, jour)) return 'en-construction';
  if (statut) return statut;
  const absence = contrats.some((c) => c.etape === 'absence' && c.atteste && premierJour(c.atteste.date) <= jour);
  return absence ? 'sans-cls' : 'non-renseigne';
}

/** Vrai pour les situations où un contrat signé couvre le territoire, terme vérifié ou non. */
export function estCouvert(statut: Statut): boolean {
  return statut === 'en-cours' || statut === 'echeance-a-verifier';
}
