import { ErreurContenu } from '#lib/contenu/probleme.ts';
import { estJour, unJour, type Jour } from '#lib/valeurs/date-partielle.ts';

/** Le jour vrai, à Paris. */
export function aujourdhui(): Jour {
  return unJour(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }));
}

/**
 * Jour auquel toutes les situations sont établies : celui de la construction, ou DATE_REFERENCE pour la reproduire.
 * @throws ErreurContenu si la variable n’est pas un jour.
 */
export function jourDeReference(): Jour {
  const demandee = process.env['DATE_REFERENCE'];
  if (!demandee) return aujourdhui();
  if (estJour(demandee)) return demandee;
  throw new ErreurContenu([
    { fichier: 'variable DATE_REFERENCE', champ: '', valeur: `« ${demandee} »`, attendu: 'un jour : 2026-11-21' },
  ]);
}
