import type { Contrat } from '#lib/schemas/contrat.ts';
import { FRAICHEUR_DEMARCHE_ANNEES, type Statut } from './situations.ts';
import {
  ajouterMois,
  decalerAnnees,
  dernierJour,
  premierJour,
  type DatePartielle,
  type Jour,
} from '#lib/valeurs/date-partielle.ts';

/** Ce que les règles de situation lisent d’une fiche : ses dates, et rien d’autre. */
export type ContratDate = Pick<
  Contrat,
  'etape' | 'generation' | 'signature' | 'debut' | 'atteste' | 'fin' | 'duree' | 'demarche'
>;

/** Le terme d’un contrat, et s’il est publié ou calculé par nous. */
export interface Echeance {
  date: DatePartielle;
  nature: 'publie' | 'calcule';
}

/** Terme publié, sinon calculé (signature ou prise d’effet, plus la durée publiée), sinon `null`. */
export function termeDe(contrat: Pick<ContratDate, 'fin' | 'signature' | 'debut' | 'duree'>): Echeance | null {
  if (contrat.fin) return { date: contrat.fin.date, nature: 'publie' };
  const depart = contrat.signature ?? contrat.debut;
  if (!contrat.duree || !depart) return null;
  return { date: ajouterMois(depart.date, contrat.duree.mois), nature: 'calcule' };
}

/** Date à partir de laquelle le contrat est connu comme signé, ou `null` (signé sans aucune date). */
export function departDe(contrat: Pick<ContratDate, 'signature' | 'debut' | 'atteste'>): DatePartielle | null {
  return (contrat.signature ?? contrat.debut ?? contrat.atteste)?.date ?? null;
}

/**
 * Signé et commencé à ce jour. Une date partielle compte dès son premier jour possible : la source, elle, constate la
 * signature.
 */
function estSigneAu(contrat: ContratDate, jour: Jour): boolean {
  const depart = departDe(contrat);
  return contrat.etape === 'signe' && depart !== null && premierJour(depart) <= jour;
}

/** Le départ le plus tardif d’abord, puis le rang : ne compare que des contrats signés, dont le départ est connu. */
function plusRecent(a: ContratDate, b: ContratDate): number {
  return (
    premierJour(departDe(b)!).localeCompare(premierJour(departDe(a)!)) ||
    (b.generation?.rang ?? 0) - (a.generation?.rang ?? 0)
  );
}

/** Le contrat signé le plus récent à ce jour, en cours ou non ; les précédents sont remplacés. */
export function dernierContrat<C extends ContratDate>(contrats: readonly C[], jour: Jour): C | null {
  return contrats.filter((c) => estSigneAu(c, jour)).sort(plusRecent)[0] ?? null;
}

/**
 * Le contrat dont parle la situation d’un territoire : le dernier signé à ce jour ; à défaut, un contrat signé dont la
 * date n’est pas connue ou n’est pas encore venue ; à défaut, la première fiche (démarche, absence). `null` sans aucune
 * fiche.
 */
export function contratPrincipal<C extends ContratDate>({
  contrats,
  au,
}: {
  contrats: readonly C[];
  au: Jour;
}): C | null {
  return dernierContrat(contrats, au) ?? contrats.find((c) => c.etape === 'signe') ?? contrats[0] ?? null;
}

/**
 * La démarche qui vaut à ce jour : commencée, pas encore signée, dernier signe assez récent
 * (`FRAICHEUR_DEMARCHE_ANNEES`).
 */
export function demarcheEnCours<C extends ContratDate>(contrats: readonly C[], jour: Jour): C | null {
  const fraiche = (c: ContratDate) =>
    c.demarche !== undefined &&
    !estSigneAu(c, jour) &&
    premierJour(c.demarche.debut) <= jour &&
    jour < decalerAnnees(dernierJour(c.demarche.dernierSigne), FRAICHEUR_DEMARCHE_ANNEES);
  return contrats.find(fraiche) ?? null;
}

/** Situation du seul contrat signé : le terme publié compte jusqu’à son dernier jour, le calculé dès son premier. */
function statutDuSigne(contrat: ContratDate, jour: Jour): Statut {
  const terme = termeDe(contrat);
  if (!terme) return 'echeance-a-verifier';
  if (terme.nature === 'publie') return jour <= dernierJour(terme.date) ? 'en-cours' : 'echu';
  return jour < premierJour(terme.date) ? 'en-cours' : 'echeance-a-verifier';
}

/**
 * Situation d’un territoire (EPCI ou commune) à un jour donné, d’après tous les contrats qui le couvrent.
 * Fonction pure : la même sert aujourd’hui et pour toute année passée. Règle : tableau des situations du site.
 * Un contrat arrivé à terme dont la suite se prépare est « en construction » : une suite est connue, et elle n’est pas
 * signée.
 */
export function statutDe(contrats: readonly ContratDate[], jour: Jour): Statut {
  const dernier = dernierContrat(contrats, jour);
  const statut = dernier ? statutDuSigne(dernier, jour) : null;
  if (statut === 'en-cours' || statut === 'echeance-a-verifier') return statut;
  if (demarcheEnCours(contrats, jour)) return 'en-construction';
  if (statut) return statut;
  const absence = contrats.some((c) => c.etape === 'absence' && c.atteste && premierJour(c.atteste.date) <= jour);
  return absence ? 'sans-cls' : 'non-renseigne';
}
