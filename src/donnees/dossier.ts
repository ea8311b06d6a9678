import type { Departement } from '#lib/domaine/departement.ts';
import { partageEntre } from '#lib/domaine/partage.ts';
import { preremplir, type Prerempli, type VoisinPartage } from '#lib/domaine/preremplissage.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import { chargerVoisins } from './contours.ts';

/** Voisins d’un territoire dans le département, et ce que l’on sait d’un poste partagé avec chacun. */
export async function voisinsPartage(territoire: Territoire, departement: Departement): Promise<VoisinPartage[]> {
  const parSiren = new Map([...departement.territoires, ...departement.voisins].map((t) => [t.epci.siren, t]));
  return ((await chargerVoisins(departement.code)).get(territoire.epci.siren) ?? []).flatMap(({ siren }) => {
    const voisin = parSiren.get(siren);
    return voisin ? [{ nom: voisin.nom, partage: partageEntre(territoire, voisin) }] : [];
  });
}

/** Réponses connues du site pour un territoire ; `{}` si le département n’a pas de dossier. */
export async function preremplirPour(territoire: Territoire, departement: Departement): Promise<Record<string, Prerempli>> {
  return departement.dossier ? preremplir(departement.dossier, territoire, await voisinsPartage(territoire, departement)) : {};
}
