import couleurs from 'virtual:couleurs-claires';
import { decrireCarte, grandeCarte, type DescriptionDeCarte } from '#lib/carte/description.ts';
import { reglesDEcran } from '#lib/carte/etiquette.ts';
import { ecrireCarteSvg, type HabillageDeCarte } from '#lib/carte/fichier.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import type { Statut } from '#lib/domaine/situations.ts';
import { tracerCarte } from '#lib/geo/lignes-communes.ts';
import { typo } from '#lib/texte/typo.ts';
import type { FormesPubliees } from './formes.ts';

/** Ce que la vue montre au moment où l’on demande le fichier. */
export interface VueMontree {
  /** Situation de chaque territoire de la vue ; les autres sont d’un département voisin. */
  statuts: ReadonlyMap<string, Statut>;
  /** Nombre de départements montrés. */
  departements: number;
}

/** La carte d’une vue, décrite d’après les contours publiés. */
function decrireLaVue(vue: VueMontree, formes: FormesPubliees): DescriptionDeCarte {
  const { statuts } = vue;
  const territoires = formes.features.map(({ id, properties }) => ({
    siren: id,
    nom: nomCourt(properties.nom),
    statut: statuts.get(id) ?? 'non-renseigne',
    dehors: !statuts.has(id),
  }));
  const { trace, icone } = grandeCarte(vue.departements);
  return decrireCarte(tracerCarte(formes, trace), territoires, { noms: reglesDEcran(), icone });
}

/**
 * Le fichier SVG de ce que la vue montre. Toujours en clair, même si la page est sombre : un fichier emporté s’imprime.
 */
export function fichierSvg(vue: VueMontree, formes: FormesPubliees, autour: HabillageDeCarte): Blob {
  const svg = ecrireCarteSvg(decrireLaVue(vue, formes), autour, couleurs);
  return new Blob([svg], { type: 'image/svg+xml' });
}

/** Le même en PNG, deux points par unité. Lève si le navigateur ne sait pas dessiner le SVG. */
export async function fichierPng(svg: Blob): Promise<Blob> {
  const image = new Image();
  const lecteur = new FileReader();
  // Une adresse `data:` : la politique de sécurité n’admet pas d’image `blob:`.
  image.src = await new Promise<string>((dire) => {
    lecteur.onload = () => dire(lecteur.result as string); // Du texte : c’est une adresse que l’on demande.
    lecteur.readAsDataURL(svg);
  });
  await image.decode();
  const toile = document.createElement('canvas');
  toile.width = image.naturalWidth * 2;
  toile.height = image.naturalHeight * 2;
  toile.getContext('2d')!.drawImage(image, 0, 0, toile.width, toile.height);
  return new Promise((dire, refuser) =>
    toile.toBlob((b) => (b ? dire(b) : refuser(new Error('PNG vide'))), 'image/png'),
  );
}

/** Message d’échec, montré tel quel. */
export const ECHEC_DU_FICHIER = typo(
  'Le fichier n’a pas pu être fait par ce navigateur. Essayez l’autre format, ou l’impression.',
);
