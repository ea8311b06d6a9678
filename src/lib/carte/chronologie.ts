import { dernierJour, uneDate, type DatePartielle, type Jour } from '#lib/valeurs/date-partielle.ts';
import { departDe, type ContratDate } from '#lib/domaine/statut.ts';

/** Premier signe daté d’une fiche, signée ou non ; `null` si elle n’a aucune date. */
function premierSigne(contrat: ContratDate): DatePartielle | null {
  const dates = [contrat.demarche?.debut, departDe(contrat)].filter((d) => d !== undefined && d !== null);
  return dates.sort()[0] ?? null;
}

/** Années montrées : de la première que disent les fiches à celle de la situation, toutes comprises. */
export function anneesDe(contrats: readonly ContratDate[], jour: Jour): number[] {
  const derniere = Number(jour.slice(0, 4));
  const premiere = Math.min(
    derniere,
    ...contrats.flatMap((c) => {
      const d = premierSigne(c);
      return d ? [Number(d.slice(0, 4))] : [];
    }),
  );
  return Array.from({ length: derniere - premiere + 1 }, (_, i) => premiere + i);
}

/** Jour auquel une année est montrée : son dernier, ou celui de la situation pour l’année en cours. */
export function jourDeLAnnee(annee: number, jour: Jour): Jour {
  const fin = dernierJour(uneDate(String(annee)));
  return fin < jour ? fin : jour;
}

/**
 * Fiches connues à un jour : celles dont un signe daté n’est pas plus tardif. Une fiche sans date n’est connue d’aucune
 * année passée.
 */
export function connuesAu<C extends ContratDate>(contrats: readonly C[], au: Jour, aujourdhui: Jour): C[] {
  if (au === aujourdhui) return [...contrats];
  return contrats.filter((c) => {
    const d = premierSigne(c);
    return d !== null && d <= au;
  });
}

/** Une année écrite sous le curseur, et où, en pour cent de sa longueur. */
export interface Graduation {
  annee: number;
  place: number;
}

/** Graduations du curseur : la première année, la dernière, et une de loin en loin, cinq au plus. */
export function graduations(annees: readonly number[]): Graduation[] {
  const [debut, fin] = [annees[0]!, annees.at(-1)!];
  const pas = Math.max(1, Math.ceil((fin - debut) / 4));
  // Trop près de la dernière, une graduation la toucherait.
  const ecrites = annees.filter((a) => a === fin || ((a - debut) % pas === 0 && fin - a >= pas * 0.75));
  return ecrites.map((annee) => ({
    annee,
    place: fin === debut ? 100 : Math.round((1000 * (annee - debut)) / (fin - debut)) / 10,
  }));
}
