import { ErreurContenu } from '#lib/contenu/probleme.ts';
import { estJour, unJour, type Jour } from '#lib/valeurs/date-partielle.ts';

/** Le jour vrai, à Paris. */
export function aujourdhui(): Jour {
  return unJour(new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' }));
}

/** Jours admis : depuis la loi qui crée les contrats ; plus loin que les termes, c’est une faute de frappe. */
const [JOUR_MIN, JOUR_MAX] = [unJour('2009-07-21'), unJour('2099-12-31')];

/**
 * Jour auquel toutes les situations sont établies : celui de la construction, ou DATE_REFERENCE pour la reproduire.
 * @throws ErreurContenu si la variable n’est pas un jour.
 */
export function jourDeReference(): Jour {
  const demandee = process.env['DATE_REFERENCE'];
  if (!demandee) return aujourdhui();
  const refuser = (attendu: string) =>
    new ErreurContenu([{ fichier: 'variable DATE_REFERENCE', champ: '', valeur: `« ${demandee} »`, attendu }]);
  if (!estJour(demandee)) throw refuser('un jour : 2026-11-21');
  if (demandee < JOUR_MIN || demandee > JOUR_MAX) throw refuser(`un jour entre ${JOUR_MIN} et ${JOUR_MAX}`);
  return demandee;
}
