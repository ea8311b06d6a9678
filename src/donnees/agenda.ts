import { adresseContrat, adresseTerritoire } from '#lib/adresses.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Evenement } from '#lib/publication/calendrier.ts';
import { termesAVenir, type TermeAVenir } from '#lib/territoire/agenda.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees } from './site.ts';

let memoire: readonly TermeAVenir[] | undefined;

/** Tous les termes à venir, du plus proche au plus lointain. */
export function chargerAgenda(): readonly TermeAVenir[] {
  memoire ??= termesAVenir(chargerDonnees().territoires, DATE_REFERENCE);
  return memoire;
}

/** Le terme à venir d’un territoire, s’il est connu. */
export function termeDuTerritoire(t: Territoire): TermeAVenir | undefined {
  return chargerAgenda().find((x) => x.territoires.some((y) => y.epci.siren === t.epci.siren));
}

/** `terme publié : 2026`, `terme calculé : mai 2027`. */
export function direLeTerme({ terme }: Pick<TermeAVenir, 'terme'>): string {
  return `terme ${terme.nature === 'calcule' ? 'calculé' : 'publié'} : ${formaterDate(terme.date)}`;
}

/** Le terme, prêt pour un agenda. `origine` : adresse publique du site. */
export function evenementDe(x: TermeAVenir, origine: URL | undefined): Evenement {
  const noms = enumerer(x.territoires.map((t) => t.nom));
  const [t] = x.territoires;
  return {
    id: `terme-${x.contrat.id}@contrats-locaux-de-sante`,
    date: x.terme.date,
    titre: `${noms} : terme du contrat local de santé`,
    description:
      `${x.contrat.nom}, ${direLeTerme(x)}. La suite se prépare avant : ` +
      `${new URL(adresseContrat(x.contrat.id), origine).href}`,
    page: new URL(adresseTerritoire(t!.epci), origine).href,
  };
}
