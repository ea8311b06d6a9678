import type { APIRoute } from 'astro';
import { url } from '#lib/adresses.ts';
import { versAtom } from '#lib/publication/fil-atom.ts';
import { enumerer } from '#lib/texte/enumeration.ts';
import { premierJour } from '#lib/valeurs/date-partielle.ts';
import { chargerAgenda, direLeTerme, evenementDe, jourDeLecture } from '#donnees/agenda.ts';
import { DATE_REFERENCE } from '#donnees/date-reference.ts';
import { reponseFichier } from '#donnees/fichiers-de-donnees.ts';
import { chargerSite } from '#donnees/site.ts';

/** Les termes à venir, pour un lecteur de fils : une entrée par contrat. */
export const GET: APIRoute = ({ site }) => {
  const { nom, editeur } = chargerSite();
  const absolue = (chemin: string) => new URL(chemin, site).href;
  const entrees = chargerAgenda().map((x) => ({
    jour: premierJour(x.terme.date),
    etabliLe: jourDeLecture(x),
    nom: enumerer(x.territoires.map((t) => t.nom)),
    page: evenementDe(x, site).page,
    titre: direLeTerme(x),
    resume: `${x.contrat.nom} : ${direLeTerme(x)}.`,
    cle: `terme-${x.terme.date}`,
  }));
  return reponseFichier(
    versAtom(entrees, {
      titre: `${nom} : termes à venir`,
      precision: 'Une date calculée est le départ du contrat plus sa durée publiée.',
      adresse: absolue(url('/agenda/termes.xml')),
      page: absolue(url('/agenda/')),
      auteur: editeur.nom,
      au: DATE_REFERENCE,
    }),
    'application/atom+xml',
  );
};
