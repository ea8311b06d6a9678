import type { Departement } from '#lib/domaine/departement.ts';
import type { Contours } from '#lib/geo/contours.ts';
import { tracerCarte } from '#lib/geo/trace.ts';
import type { TextesImprimes } from '#lib/schemas/imprimes.ts';
import { cleDocument } from '#lib/documents/catalogue.ts';
import { dessinerCarte, dessinsCommuns, type CarteImprimee, type OptionsCarte } from '#lib/documents/carte-svg.ts';
import type { ContexteImprime } from '#lib/documents/commun.ts';
import { donneesPlaquette } from '#lib/documents/plaquette.ts';
import { composer, couleursDuSite } from './typst.ts';

/** Tout ce qu’il faut pour imprimer les documents d’un département. */
export interface Atelier {
  d: Departement;
  contours: Contours;
  textes: TextesImprimes;
  contexte: ContexteImprime;
}

/** Dessine la carte du département, large de `largeur` unités : plus il y en a pour une même place, plus les motifs et les noms sont fins. */
function carteDe({ d, contours }: Atelier, largeur: number, options: Pick<OptionsCarte, 'corps' | 'icone' | 'seul'>): CarteImprimee {
  const trace = tracerCarte(contours, { echelle: { largeur }, detail: 3 });
  return dessinerCarte(trace, [...d.territoires, ...d.voisins], { departement: d.code, couleurs: couleursDuSite(), ...options });
}

/** La plaquette d’un département : deux pages A4. Lève si elle déborde. */
export function composerPlaquette(atelier: Atelier): Promise<Uint8Array<ArrayBuffer>> {
  const { d, textes, contexte, contours } = atelier;
  const carte = carteDe(atelier, 420, { corps: [15, 14, 13, 12, 11, 10], icone: 22 });
  return composer({
    nom: cleDocument('plaquette', d), gabarit: 'plaquette.typ', titre: `Les contrats locaux de santé ${d.fiche.dans}`, jour: contexte.jour, pages: 2,
    donnees: donneesPlaquette(d, textes.plaquette, carte, contours.attribution ?? '', contexte),
    dessins: { ...dessinsCommuns(couleursDuSite()), carte: carte.svg },
  });
}
