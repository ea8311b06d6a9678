import { url } from '#lib/adresses.ts';
import { classeurDeDonnees, type TableDeDonnees } from '#lib/documents/classeur-de-donnees.ts';
import type { Classeur } from '#lib/documents/formats/classeur.ts';
import { CHAMPS_CONTRATS, lignesDuContrat } from '#lib/publication/colonnes-contrats.ts';
import { CHAMPS_EPCI } from '#lib/publication/colonnes-epci.ts';
import { CHAMPS_FRANCE } from '#lib/publication/colonnes-france.ts';
import { LICENCE } from '#lib/publication/table-schema.ts';
import { formaterDate } from '#lib/valeurs/date-partielle.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { contratsAPublier, publierTousLesEpci } from './publication.ts';
import { lignesDeLaFrance } from './publication-france.ts';
import { chargerSite } from './site.ts';

/** Les tables proposées à qui ouvre un tableur : les mêmes que les CSV, en français. */
export function tablesDeBureau(origine: URL): TableDeDonnees[] {
  return [
    {
      nom: 'intercommunalites',
      titre: 'Les intercommunalités et leur situation',
      champs: CHAMPS_EPCI,
      lignes: publierTousLesEpci(origine),
    },
    {
      nom: 'contrats',
      titre: 'Les contrats et démarches',
      champs: CHAMPS_CONTRATS,
      lignes: contratsAPublier(origine).flatMap(lignesDuContrat),
    },
    {
      nom: 'france',
      titre: 'Le relevé national',
      champs: CHAMPS_FRANCE,
      lignes: lignesDeLaFrance(origine),
    },
  ];
}

/** La citation prête à copier. */
export function citationDuSite(): string {
  const { nom, editeur } = chargerSite();
  return `${nom}, ${editeur.nom}, données au ${formaterDate(DATE_REFERENCE)}, ${LICENCE.title}.`;
}

/** Le classeur d’une table. */
export function classeurDe(table: TableDeDonnees, origine: URL): Classeur {
  return classeurDeDonnees(table, {
    editeur: chargerSite().editeur.nom,
    au: DATE_REFERENCE,
    licence: LICENCE.title,
    page: new URL(url('/donnees/'), origine).href,
    citation: citationDuSite(),
  });
}
