import type { Contrat } from '#lib/schemas/contrat.ts';
import { ecartEnMois, formaterDate } from '#lib/valeurs/date-partielle.ts';
import { dernierContrat, termeDe } from './statut.ts';
import type { Territoire } from './territoire.ts';

/** Écart de terme, en mois, en deçà duquel deux calendriers se rejoignent (choix du site, la règle ne fixe pas de seuil). */
export const ECART_PARTAGE_MOIS = 12;

/** Deux voisins pourraient-ils partager un animateur ? `null` = impossible à dire. */
export interface Partage {
  possible: boolean | null;
  raison: string;
}

function contratActuel(t: Territoire): Contrat | null {
  return dernierContrat(t.contrats, t.au);
}

/**
 * Compare les calendriers de deux territoires. Le règlement départemental encourage le partage d’un poste
 * « lorsque le calendrier des futurs contrats le permet » : c’est une indication, pas un droit.
 */
export function partageEntre(a: Territoire, b: Territoire): Partage {
  const [ca, cb] = [contratActuel(a), contratActuel(b)];
  if (ca && cb && ca.id === cb.id) return { possible: true, raison: 'un même contrat couvre déjà les deux' };
  const [ta, tb] = [ca && termeDe(ca), cb && termeDe(cb)];
  if (!ta || !tb)
    return { possible: null, raison: `terme inconnu ${!ta && !tb ? 'des deux côtés' : `pour ${(ta ? b : a).nom}`}` };
  const ecart = ecartEnMois(ta.date, tb.date);
  const dates = `${formaterDate(ta.date)} et ${formaterDate(tb.date)}${ta.nature === 'calcule' || tb.nature === 'calcule' ? ', en partie calculés' : ''}`;
  const passes = a.statut === 'echu' || b.statut === 'echu' ? ' ; un contrat est déjà arrivé à terme' : '';
  const mots = ecart === 0 ? 'la même échéance' : `échéances à ${ecart} mois d’écart`;
  return { possible: ecart <= ECART_PARTAGE_MOIS, raison: `${mots} (${dates})${passes}` };
}
