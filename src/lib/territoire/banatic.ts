/**
 * Fiche officielle d’un groupement dans BANATIC (ministère de l’Intérieur) : adresse et téléphone du siège. Le motif
 * est attesté par quatre programmes publics et par une fiche lue le 24 mars 2025 ; chaque lien n’a pas été ouvert.
 */
export function ficheOfficielle(siren: string): string {
  return `https://www.banatic.interieur.gouv.fr/intercommunalite/${siren}`;
}
