import type { Territoire } from '#lib/domaine/territoire.ts';
import { LIBELLES, termeDe } from '#lib/domaine/statut.ts';
import { versCsv } from '#lib/publication/csv.ts';
import { contratPrincipal } from '#lib/territoire/reponse.ts';
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

/** Les lignes publiées d’une vue, par SIREN : celles du GeoJSON, mêmes colonnes que le CSV entier. */
async function lignesPubliees(vue: HTMLElement): Promise<Map<string, Record<string, unknown>>> {
  const fichiers = await Promise.all(
    vue.dataset['formes']!.split(' ').map(
      async (a) =>
        (await fetch(a)).json() as Promise<{ features: { id: string; properties: Record<string, unknown> }[] }>,
    ),
  );
  return new Map(fichiers.flatMap((f) => f.features).map((f) => [f.id, f.properties]));
}

/** Télécharge les lignes montrées, dans leur ordre et à l’année choisie (`null` = aujourd’hui, telles que publiées). */
export async function telechargerCsv(
  vue: HTMLElement,
  modele: Modele,
  visibles: readonly string[],
  annee: number | null,
): Promise<void> {
  const publiees = await lignesPubliees(vue);
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
  const lien = document.createElement('a');
  lien.href = URL.createObjectURL(new Blob([versCsv(lignes)], { type: 'text/csv' }));
  lien.download = `situations-epci${annee ? `-${annee}` : ''}.csv`;
  lien.click();
  URL.revokeObjectURL(lien.href);
}
