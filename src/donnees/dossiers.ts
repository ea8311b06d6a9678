import type { Departement } from '#lib/domaine/departement.ts';
import { preremplir, type Prerempli } from '#lib/dossier/preremplissage.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { adresseDepartement, cleDepartement } from '#lib/adresses.ts';
import type { Dossier } from '#lib/domaine/dossier.ts';
import { chargerDonnees } from './site.ts';

/** Un département qui a un dossier, tel que le reçoivent ses pages. */
export interface DossierPublie {
  d: Departement;
  dossier: Dossier;
}

/** Chemins des pages du dossier : une par département qui en a un. */
export function cheminsDesDossiers(): { params: { departement: string }; props: DossierPublie }[] {
  const { departements } = chargerDonnees();
  return departements.flatMap((d) =>
    d.dossier ? [{ params: { departement: cleDepartement(d) }, props: { d, dossier: d.dossier } }] : [],
  );
}

/** Adresse du formulaire en ligne d’un département. */
export function adresseRemplir(d: Departement): string {
  return `${adresseDepartement(d, 'dossier')}remplir/`;
}

/** Réponses connues du site pour un territoire ; `{}` si le département n’a pas de dossier. */
export function preremplirPour(territoire: Territoire, departement: Departement): Record<string, Prerempli> {
  return departement.dossier ? preremplir(departement.dossier, territoire) : {};
}
