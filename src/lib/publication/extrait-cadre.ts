import { typo } from '#lib/texte/typo.ts';
import { echapperXml } from '#lib/texte/xml.ts';

/** Hauteur du cadre, en pixels. Ce qu’il montre la remplit à toute largeur : la carte prend ce que le reste laisse. */
const HAUTEUR_CADRE = 640;
/** Ouvert sur une intercommunalité : sa réponse s’ajoute, sous la carte sur un téléphone. */
const HAUTEUR_AVEC_REPONSE = 760;

/** L’extrait HTML à copier. `adresse` : adresse absolue de la page à encadrer ; `lieu` : `en Mayenne`. */
export function extraitCadre(adresse: string, lieu: string): string {
  const hauteur = new URL(adresse).hash === '' ? HAUTEUR_CADRE : HAUTEUR_AVEC_REPONSE;
  const titre = typo(`Carte des contrats locaux de santé ${lieu}`);
  return (
    `<iframe src="${echapperXml(adresse)}" title="${echapperXml(titre)}" width="100%" ` +
    `height="${hauteur}" style="border:0" loading="lazy"></iframe>`
  );
}
