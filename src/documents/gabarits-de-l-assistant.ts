import { url } from '#lib/adresses.ts';
import { cleARemplir } from '#lib/documents/cle-de-fichier.ts';
import { sourcesDuDossier } from '#lib/documents/ecrire-dossier.ts';
import type { Dossier } from '#lib/domaine/dossier.ts';
import type { DonneesDossier } from '#lib/documents/dossier-json.ts';
import { piedDesEcrits, type AtelierARemplir } from './formulaires.ts';
import { couleursBureau } from './documents-bureautiques.ts';

/** Tout ce que lit le dossier en ligne d’un département. */
export async function preparerAssistant(
  { d, contexte, preremplir }: AtelierARemplir,
  dossier: Dossier,
): Promise<DonneesDossier> {
  const { source, ...pied } = piedDesEcrits(contexte);
  const preremplis = d.territoires.map((t) => [t.epci.siren, { nom: t.nom, valeurs: preremplir(t) }] as const);
  return {
    dossier,
    preremplis: Object.fromEntries(preremplis),
    ecrit: {
      ...pied,
      couleurs: couleursBureau(),
      pdf: url(`/documents/${cleARemplir('dossier', d)}.pdf`),
      sources: Object.fromEntries(sourcesDuDossier(dossier).map((id) => [id, source(id)])),
    },
  };
}
