import { formaterDate, premierJour, type DatePartielle } from '#lib/valeurs/date-partielle.ts';
import { termeDe } from '#lib/domaine/statut.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import { formaterRang } from '#lib/texte/typo.ts';

/** Un moment de l’histoire des contrats d’un territoire. */
export interface Moment {
  date: DatePartielle;
  quand: string;
  texte: string;
  /** `signe` = disque, `mention` = cercle, `calcule` = cercle de miel. */
  nature: 'signe' | 'mention' | 'calcule';
  /** Trait qui mène au moment suivant. */
  vers: 'plein' | 'inconnu' | 'vers-calcule';
  deduit?: string;
  contrat: string;
}

function momentsDe(contrat: Contrat): Omit<Moment, 'vers'>[] {
  const nom = contrat.generation ? `${formaterRang(contrat.generation.rang)} contrat` : 'contrat';
  const moments: Omit<Moment, 'vers'>[] = [];
  const ajouter = (date: DatePartielle, texte: string, nature: Moment['nature'], deduit?: string) =>
    moments.push({ date, quand: formaterDate(date), texte, nature, deduit, contrat: contrat.id });
  const dejaDit = contrat.reperes.some((r) => r.date === contrat.demarche?.debut);
  if (contrat.demarche && !dejaDit)
    ajouter(contrat.demarche.debut, `Début de la préparation : ${contrat.nom}.`, 'mention', contrat.demarche.deduit);
  if (contrat.signature) ajouter(contrat.signature.date, `Signature du ${nom}.`, 'signe', contrat.signature.deduit);
  else if (contrat.debut)
    ajouter(
      contrat.debut.date,
      `Prise d’effet du ${nom} (${contrat.nom}) ; jour de signature non trouvé.`,
      'signe',
      contrat.debut.deduit,
    );
  else if (contrat.atteste)
    ajouter(
      contrat.atteste.date,
      `Une source constate le contrat : ${contrat.nom}.`,
      'mention',
      contrat.atteste.deduit,
    );
  for (const r of contrat.reperes) ajouter(r.date, r.texte, 'mention', r.deduit);
  const terme = contrat.etape === 'signe' ? termeDe(contrat) : null;
  if (terme)
    ajouter(
      terme.date,
      terme.nature === 'calcule' ? `Terme du ${nom}, calculé par nous.` : `Terme publié du ${nom}.`,
      terme.nature === 'calcule' ? 'calcule' : 'mention',
      contrat.fin?.deduit,
    );
  return moments;
}

/** Ordre des moments : une signature et un terme de la même année restent dans cet ordre. */
function chronologique(a: Omit<Moment, 'vers'>, b: Omit<Moment, 'vers'>): number {
  return (
    premierJour(a.date).localeCompare(premierJour(b.date)) ||
    Number(b.nature === 'signe') - Number(a.nature === 'signe')
  );
}

/**
 * L’histoire des contrats d’un territoire, du plus ancien au plus récent, avec la nature du trait entre deux moments.
 */
export function friseDe(contrats: readonly Contrat[]): Moment[] {
  const moments = contrats.flatMap(momentsDe).sort(chronologique);
  return moments.map((m, i) => {
    const suivant = moments[i + 1];
    if (suivant?.nature === 'calcule') return { ...m, vers: 'vers-calcule' };
    const court = m.nature === 'signe' && suivant?.contrat === m.contrat;
    return { ...m, vers: court ? 'plein' : 'inconnu' };
  });
}
