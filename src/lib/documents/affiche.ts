import { capitale } from '#lib/texte/lettre.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { adresseDepartement } from '#lib/adresses.ts';
import { desTerritoires } from '#lib/territoire/denombrement.ts';
import { decrireBilan } from '#lib/territoire/bilan.ts';
import { carteDuGabarit, type CarteImprimee } from '#lib/carte/dessin.ts';
import { afficherAdresse, attributionDe, piedDe, type ContexteImprime } from './pied-et-sources.ts';
import { bilanDe } from './plaquette.ts';

/** Intercommunalités au-delà desquelles leurs noms prennent, dans la légende, la place des définitions. */
const NOMBREUX = 18;

/** Ce que montre l’affiche d’un département : la carte, sa légende avec les noms, la date, l’attribution. */
export function donneesAffiche(d: Departement, carte: CarteImprimee, attribution: string, ctx: ContexteImprime) {
  const nombreux = d.territoires.length > NOMBREUX;
  const adresse = ctx.absolue(adresseDepartement(d));
  return {
    ...piedDe(ctx),
    titre: ['Les contrats locaux de santé', d.fiche.dans],
    genre: 'Carte',
    carte: carteDuGabarit(carte),
    hauteur: nombreux ? 155 : 165,
    alt:
      `Carte ${desTerritoires(d.territoires, d.fiche.de)}. ` +
      `${capitale(decrireBilan(d.territoires))}. La légende nomme celles de chaque situation.`,
    legende: bilanDe(d).map((b) => ({ ...b, definition: nombreux ? '' : SITUATIONS[b.statut].definition })),
    attribution: attributionDe(d, attribution),
    page: { texte: 'Les dates, les sources et les mises à jour', adresse, affichage: afficherAdresse(adresse) },
  };
}
