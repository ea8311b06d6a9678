import { estDatePartielle, type Jour } from '#lib/valeurs/date-partielle.ts';

function lireDate(): Jour {
  const demandee = process.env['DATE_REFERENCE'];
  if (!demandee) return new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' });
  if (demandee.length === 10 && estDatePartielle(demandee)) return demandee;
  throw new Error(`Variable DATE_REFERENCE : « ${demandee} » ; attendu : un jour, "2026-11-21"`);
}

/** Jour auquel toutes les situations sont établies : celui de la construction, ou DATE_REFERENCE pour la reproduire. Lu une fois. */
export const DATE_REFERENCE: Jour = lireDate();
