import { SITUATIONS, type Statut } from '#lib/domaine/situations.ts';
import { typo } from '#lib/texte/typo.ts';
import type { ContoursVus } from './contours-vus.ts';

/** Un territoire en mots : « Pays de Craon : CLS signé, en cours ». */
export function territoireEnMots(contours: ContoursVus, siren: string, statut: Statut | undefined): string {
  const nom = contours.parSiren.get(siren)?.nom ?? siren;
  if (contours.dehors.has(siren)) return typo(`${nom} : l’essentiel est dans un département voisin`);
  return typo(`${nom} : ${SITUATIONS[statut ?? 'non-renseigne'].libelle}`);
}
