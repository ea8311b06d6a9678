import type { APIRoute } from 'astro';
import { adresseRegion } from '#lib/adresses.ts';
import type { RegionAChoisir } from '#lib/carte/choix-du-departement.ts';
import { accorder } from '#lib/texte/typo.ts';
import { chargerRegions, type DepartementDuReleve } from '#donnees/carte-de-france.ts';
import { reponseFichier, TYPES_MEDIA } from '#donnees/fichiers-de-donnees.ts';

function etatDe({ territoires, sansTerritoire }: DepartementDuReleve): string {
  if (territoires.length > 0) return accorder(territoires.length, 'repérée');
  return sansTerritoire.length > 0 ? accorder(sansTerritoire.length, 'fiche') : 'rien lu';
}

/**
 * Les départements que le site ne suit pas, par région : le champ « Département » les propose, au premier usage. Une
 * collectivité d’outre-mer sans intercommunalité, dont rien n’a été lu, n’en est pas.
 */
export const GET: APIRoute = () => {
  const regions = chargerRegions().map(({ nom, departements }): RegionAChoisir => ({
    nom,
    departements: departements
      .filter((d) => !d.suivi && [d.territoires, d.autres, d.sansTerritoire].some((x) => x.length > 0))
      .map((d) => [d.code, d.nom, etatDe(d), adresseRegion(nom, d.code)]),
  }));
  return reponseFichier(JSON.stringify(regions), TYPES_MEDIA.json);
};
