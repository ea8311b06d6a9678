import type { Dossier } from '#lib/domaine/dossier.ts';
import type { Prerempli } from '#lib/dossier/preremplissage.ts';
import type { ContexteDossier } from '#lib/documents/ecrire-dossier.ts';
import type { CouleursBureau } from '#lib/documents/formats/document-abstrait.ts';

/**
 * Ce que l’assistant lit en ligne, une fois : la structure du dossier, les préremplissages par SIREN, et de quoi écrire
 * les fichiers.
 */
export interface DonneesDossier {
  dossier: Dossier;
  preremplis: Record<string, { nom: string; valeurs: Record<string, Prerempli> }>;
  ecrit: Pick<ContexteDossier, 'editeur' | 'pied' | 'au'> & {
    /** Texte de chaque source citée, par identifiant. */
    sources: Record<string, string>;
    couleurs: CouleursBureau;
    /** Adresse du PDF vierge, que le navigateur remplit. */
    pdf: string;
  };
}
