/** Les contrats d’un département en parcelles : un rectangle, un contrat. Les deux comptes dans la même unité. */
import type { Departement } from '#lib/domaine/departement.ts';
import { libelleAccorde, parSituation, STATUTS, type Statut } from '#lib/domaine/situations.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { accorder, enLettres } from '#lib/texte/typo.ts';
import { capitale } from '#lib/texte/lettre.ts';
import { enumerer } from '#lib/texte/enumeration.ts';

/** Le dernier contrat signé connu de chaque territoire, une fois chacun, et sa situation. */
export interface Parcelles {
  /** Une situation par contrat, les mieux établies d’abord. */
  statuts: Statut[];
  /** Contrats que plusieurs intercommunalités partagent : leurs noms. */
  partages: string[][];
}

/** Les parcelles d’un département, d’après nos fiches. */
export function parcellesDe({ territoires }: Pick<Departement, 'territoires'>): Parcelles {
  const signes = territoires.filter((t) => contratPrincipal(t)?.etape === 'signe').sort(parSituation);
  const parContrat = [...Map.groupBy(signes, (t) => contratPrincipal(t)!.id).values()];
  return {
    statuts: parContrat.map(([t]) => t!.statut),
    partages: parContrat.filter((groupe) => groupe.length > 1).map((groupe) => groupe.map((t) => t.nom)),
  };
}

const compter = (statuts: readonly Statut[], statut: Statut) => statuts.filter((s) => s === statut).length;

/** Ce que compte la ligne, en mots : `2 en cours, 3 échéances à vérifier, 1 arrivé à terme`. */
export function detailDe({ statuts }: Parcelles): string {
  return STATUTS.flatMap((s) => {
    const nombre = compter(statuts, s);
    return nombre > 0 ? [`${nombre}\u00a0${libelleAccorde(s, nombre).replace(/^CLS (signés?, )?/, '')}`] : [];
  }).join(', ');
}

/** Titre de la page d’un département : `Mayenne : cinq contrats lus, deux en cours`. */
export function titreDuDepartement(nom: string, { statuts }: Parcelles): string {
  if (statuts.length === 0) return `${nom} : aucun contrat signé dans nos fiches`;
  const lus = `${enLettres(statuts.length)} ${statuts.length > 1 ? 'contrats lus' : 'contrat lu'}`;
  const enCours = compter(statuts, 'en-cours');
  return `${nom} : ${lus}, ${enCours > 0 ? enLettres(enCours) : 'aucun'} en cours`;
}

/** `L’Ernée et le Bocage Mayennais partagent le leur.` ; vide si aucun contrat n’est partagé. */
export function phraseDesPartages({ partages }: Parcelles): string {
  return partages.map((noms) => `${capitale(enumerer(noms))} partagent le leur.`).join(' ');
}

/** `7 contrats, plus un en construction` : le total qu’une autorité publie. */
export function motsDuTotal({ signes, enConstruction }: { signes: number; enConstruction: number }): string {
  const suite = enConstruction > 0 ? `, plus ${enLettres(enConstruction)} en construction` : '';
  return `${accorder(signes, 'contrat')}${suite}`;
}
