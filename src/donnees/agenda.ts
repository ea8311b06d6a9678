import { adresseContrat, adresseTerritoire } from '#lib/adresses.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Evenement } from '#lib/publication/calendrier.ts';
import { termesAVenir, type TermeAVenir } from '#lib/territoire/agenda.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { formaterDate, type Jour } from '#lib/valeurs/date-partielle.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees, sourceDe } from './site.ts';

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

/** `terme publié`, `terme calculé`. */
const natureDe = ({ terme }: Pick<TermeAVenir, 'terme'>): string =>
  terme.nature === 'calcule' ? 'terme calculé' : 'terme publié';

/** `2026, terme publié`, `mai 2027, terme calculé`. */
export function direLeTerme(x: Pick<TermeAVenir, 'terme'>): string {
  return `${formaterDate(x.terme.date)}, ${natureDe(x)}`;
}

/** Le jour où nous avons lu ce qui établit un terme : la plus récente lecture de ses sources. */
export function jourDeLecture({ contrat: { fin, duree, signature, debut } }: Pick<TermeAVenir, 'contrat'>): Jour {
  const etablissent = fin ? [fin] : [duree, signature ?? debut].filter((x) => x !== undefined);
  return etablissent
    .map(({ source }) => sourceDe(chargerDonnees(), source).consulteLe)
    .sort()
    .at(-1)!;
}

/** Le terme, prêt pour un agenda. `origine` : adresse publique du site. */
export function evenementDe(x: TermeAVenir, origine: URL | undefined): Evenement {
  const noms = enumerer(x.territoires.map((t) => t.nom));
  const [t] = x.territoires;
  return {
    id: `terme-${x.contrat.id}@contrats-locaux-de-sante`,
    date: x.terme.date,
    titre: `${noms} : ${natureDe(x)} du contrat local de santé (${formaterDate(x.terme.date)})`,
    description:
      `${x.contrat.nom} : ${direLeTerme(x)}. La suite se prépare avant : ` +
      `${new URL(adresseContrat(x.contrat.id), origine).href}`,
    page: new URL(adresseTerritoire(t!.epci), origine).href,
  };
}
