import type { Territoire } from '#lib/domaine/territoire.ts';
import { LIBELLES, termeDe } from '#lib/domaine/statut.ts';
import { versCsv } from '#lib/publication/csv.ts';
import { contratPrincipal } from '#lib/territoire/reponse.ts';
import { telecharger } from '#client/telecharger.ts';
import { chargerFormes } from './formes.ts';
import type { Modele } from './territoires-par-annee.ts';

/** Les colonnes qui changent d’une année à l’autre ; les autres restent celles de la ligne publiée. */
function alAnnee(t: Territoire): Record<string, string | number | null> {
  const c = contratPrincipal(t);
  const terme = c?.etape === 'signe' ? termeDe(c) : null;
  const deduites = (['generation', 'signature', 'debut', 'fin'] as const)
    .filter((champ) => c?.[champ]?.deduit)
    .map((champ) => (champ === 'generation' ? champ : `date_${champ}`));
  return {
    statut: t.statut,
    statut_libelle: LIBELLES[t.statut].libelle,
    statut_au: t.au,
    contrat: c?.id ?? null,
    contrat_nom: c?.nom ?? null,
    generation: c?.generation?.rang ?? null,
    date_signature: c?.signature?.date ?? null,
    date_debut: c?.debut?.date ?? null,
    date_fin: terme?.date ?? null,
    date_fin_nature: terme && (terme.nature === 'publie' ? 'publiee' : 'calculee'),
    confiance: c?.confiance ?? null,
    valeurs_deduites: [...(c?.perimetreDeduit ? ['siren'] : []), ...deduites].join(' ') || null,
  };
}

/** Télécharge les lignes montrées, dans leur ordre et à l’année choisie (`null` = aujourd’hui, telles que publiées). */
export async function telechargerCsv(
  vue: HTMLElement,
  modele: Modele,
  visibles: readonly string[],
  annee: number | null,
): Promise<void> {
  // Mêmes colonnes que le CSV entier.
  const { features } = await chargerFormes(vue);
  const publiees = new Map(features.map((f) => [String(f.id), f.properties]));
  const territoires = modele.territoires(annee);
  const lignes = visibles.flatMap((siren) => {
    const [publiee, t] = [publiees.get(siren), territoires.get(siren)];
    if (!publiee || !t) return [];
    if (annee === null) return [publiee];
    return [
      {
        ...publiee,
        ...alAnnee(t),
        sources:
          t.contrats.length > 0
            ? contratPrincipal(t)!
                .sources.flatMap((id) => modele.source(id)?.adresse ?? [])
                .join(' ')
            : null,
      },
    ];
  });
  telecharger(`situations-epci${annee ? `-${annee}` : ''}.csv`, versCsv(lignes), 'text/csv');
}
