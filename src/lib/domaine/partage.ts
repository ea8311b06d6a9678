import { ecartEnMois, formaterDate } from '#lib/valeurs/date-partielle.ts';
import { dernierContrat, termeDe, type ContratDate } from './statut.ts';
import type { Territoire } from './territoire.ts';

/**
 * Écart de terme, en mois, en deçà duquel deux calendriers se rejoignent (choix du site, la règle ne fixe pas de
 * seuil).
 */
export const ECART_PARTAGE_MOIS = 12;

/** Deux voisins pourraient-ils partager un animateur ? `null` : il manque un terme pour le dire. */
export interface PartageDePoste {
  possible: boolean | null;
  raison: string;
}

/** Ce que la comparaison lit d’un territoire. */
interface TerritoireAPartager extends Pick<Territoire, 'nom' | 'statut' | 'au'> {
  contrats: readonly (ContratDate & { id: string })[];
}

/** La réponse à « pourrait-on partager un poste ? », la même à l’écran, sur papier et dans le dossier. */
export function direPartage({ possible }: PartageDePoste): string {
  if (possible === null) return 'À demander';
  return possible ? 'Partage possible' : 'Calendriers éloignés';
}

/** De quels côtés le terme manque. */
function termeInconnu(a: TerritoireAPartager | null, b: TerritoireAPartager | null): string {
  return a && b ? 'terme inconnu des deux côtés' : `terme inconnu côté ${(a ?? b)!.nom}`;
}

/**
 * Compare les calendriers de deux territoires. Le règlement départemental encourage le partage d’un poste
 * « lorsque le calendrier des futurs contrats le permet » : c’est une indication, pas un droit.
 */
export function partageEntre(a: TerritoireAPartager, b: TerritoireAPartager): PartageDePoste {
  const [ca, cb] = [dernierContrat(a.contrats, a.au), dernierContrat(b.contrats, b.au)];
  if (ca && cb && ca.id === cb.id) return { possible: true, raison: 'un même contrat couvre déjà les deux' };
  const [ta, tb] = [ca && termeDe(ca), cb && termeDe(cb)];
  if (!ta || !tb) return { possible: null, raison: termeInconnu(ta ? null : a, tb ? null : b) };
  const ecart = ecartEnMois(ta.date, tb.date);
  const calcules = ta.nature === 'calcule' || tb.nature === 'calcule' ? ', en partie calculés' : '';
  const dates = `${formaterDate(ta.date)} et ${formaterDate(tb.date)}${calcules}`;
  const passes = a.statut === 'echu' || b.statut === 'echu' ? ' ; un contrat est déjà arrivé à terme' : '';
  const mots = ecart === 0 ? 'la même échéance' : `échéances à ${ecart} mois d’écart`;
  return { possible: ecart <= ECART_PARTAGE_MOIS, raison: `${mots} (${dates})${passes}` };
}
