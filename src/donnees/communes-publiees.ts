import { lireReferentiel } from '#chargeurs/referentiel.ts';
import { publierCommunes, type CommunesPubliees } from '#lib/communes/communes-publiees.ts';
import { DATE_REFERENCE } from './date-reference.ts';
import { chargerDonnees } from './site.ts';

/** L’index des communes d’un département publié ; lève si le département ne l’est pas. */
export function communesPubliees(code: string): CommunesPubliees {
  const { departements, contrats } = chargerDonnees();
  const departement = departements.find((d) => d.code === code);
  if (!departement)
    throw new Error(`Communes du département « ${code} » ; attendu : un dossier de content/departements/`);
  // Tous les départements du pays : un EPCI publié peut en toucher un qui ne l’est pas.
  const noms = lireReferentiel().departements;
  return publierCommunes(departement, contrats, DATE_REFERENCE, (c) => noms.get(c)?.nom ?? c);
}
