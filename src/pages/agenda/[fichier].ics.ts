import type { APIRoute } from 'astro';
import { cleTerritoire } from '#lib/adresses.ts';
import { versIcs, type Evenement } from '#lib/publication/calendrier.ts';
import { chargerAgenda, evenementDe } from '#donnees/agenda.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { chargerSite } from '#donnees/site.ts';

/** Un agenda par territoire dont le terme est à venir, et un pour tous. */
export function getStaticPaths() {
  const origine = new URL(import.meta.env.SITE);
  const agenda = chargerAgenda();
  return [
    { params: { fichier: 'termes' }, props: { evenements: agenda.map((x) => evenementDe(x, origine)) } },
    ...agenda.flatMap((x) =>
      x.territoires.map((t) => ({
        params: { fichier: cleTerritoire(t.epci) },
        props: { evenements: [evenementDe({ ...x, territoires: [t] }, origine)] },
      })),
    ),
  ];
}

export const GET: APIRoute<{ evenements: readonly Evenement[] }> = ({ props }) =>
  reponseFichier(versIcs(props.evenements, { nom: chargerSite().nom, au: DATE_REFERENCE }), 'text/calendar');
