import type { Departement } from '#lib/domaine/departement.ts';
import { libelleAccorde, parSituation, SITUATIONS, STATUTS } from '#lib/domaine/situations.ts';
import type { TextesPlaquette } from '#lib/schemas/imprimes.ts';
import { adresseDepartement, url } from '#lib/adresses.ts';
import { SANS_AIDE, SANS_AIDE_RESERVE } from '#lib/financement/sans-aide.ts';
import { capitale } from '#lib/texte/lettre.ts';
import { deuxComptes } from '#lib/territoire/deux-comptes.ts';
import { compterTerritoires, desTerritoires } from '#lib/territoire/denombrement.ts';
import { decrireBilan } from '#lib/territoire/bilan.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import { valeurSignature, valeurTerme } from '#lib/territoire/reponse.ts';
import { adresseDocument, cleDocument } from './catalogue.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';
import { carteDuGabarit, type CarteImprimee } from '#lib/carte/dessin.ts';
import { imprimerContact } from './contact-imprime.ts';
import { afficherAdresse, attributionDe, piedDe, Renvois, type ContexteImprime } from './pied-et-sources.ts';

/** Intercommunalités au-delà desquelles leurs noms ne tiennent plus à côté de la carte : le tableau les donne. */
const NOMS_AU_BILAN = 18;

/** Le bilan d’un département, une ligne par situation présente. */
export function bilanDe(d: Departement) {
  const parStatut = Map.groupBy(d.territoires, (t) => t.statut);
  return STATUTS.flatMap((statut) => {
    const siens = parStatut.get(statut);
    if (!siens) return [];
    const noms = siens.map((t) => t.nom).join(', ');
    return [{ statut, libelle: libelleAccorde(statut, siens.length), nombre: siens.length, noms }];
  });
}

/** Le tableau des intercommunalités, dans l’ordre des situations ; dans chacune, l’ordre du département est gardé. */
export function tableauDe(d: Departement) {
  return {
    colonnes: ['Intercommunalité', 'Situation', 'Signature', 'Terme'],
    lignes: [...d.territoires].sort(parSituation).map((t) => {
      const contrat = contratPrincipal(t);
      return {
        nom: t.nom,
        statut: t.statut,
        libelle: SITUATIONS[t.statut].libelle,
        signature: valeurSignature(contrat),
        terme: valeurTerme(contrat),
      };
    }),
    note: 'Une date soulignée de tirets est calculée ou déduite ; elle reste à confirmer.',
    noteSansDates: 'Les dates sont sur la page du département.',
  };
}

/** Les deux comptes, avec les renvois du document à leurs sources. */
export function comptesImprimes(d: Departement, renvois: Renvois) {
  const { titre, cles, texte } = deuxComptes(d);
  return {
    titre,
    cles: cles.map(({ valeur, texte: compte, source }) => ({
      valeur,
      texte: compte,
      renvois: source ? renvois.vers([source]) : [],
    })),
    texte: [{ texte, renvois: [] }],
  };
}

function aideDe(d: Departement, renvois: Renvois) {
  const { aide } = d;
  if (!aide)
    return {
      titre: 'Les aides',
      texte: `${SANS_AIDE} ${SANS_AIDE_RESERVE}.`,
      renvois: [],
    };
  return {
    titre: 'L’aide du Département',
    texte: `${aide.resume} ${aide.mutualisation.texte}`,
    renvois: renvois.vers([aide.financeur.source]),
  };
}

/** Où aller ensuite, selon qui lit : des adresses entières, lisibles une fois imprimées. */
export function portesDe(d: Departement, portes: TextesPlaquette['suite']['portes'], ctx: ContexteImprime) {
  const cibles = {
    accueil: url('/'),
    documents: url('/documents/'),
    note: adresseDocument(cleDocument('note', d)),
    aide: d.aide ? adresseDepartement(d, 'aide') : url('/financement/'),
  };
  return portes.map((p) => {
    const adresse = ctx.absolue(cibles[p.vers]);
    return { pour: p.pour, texte: p.texte, adresse, affichage: afficherAdresse(adresse) };
  });
}

/** Ce que montre la plaquette d’un département : deux pages, pour tout public. */
export function donneesPlaquette(
  d: Departement,
  textes: TextesPlaquette,
  carte: CarteImprimee,
  attribution: string,
  agence: AAppeler,
  ctx: ContexteImprime,
) {
  const moyens = textes.moyens.find((m) => m.departement === d.code) ?? textes.moyens[0]!;
  const renvois = new Renvois();
  const contact = imprimerContact(agence);
  const contenu = {
    titre: ['Les contrats locaux de santé', d.fiche.dans],
    chapo: textes.chapo,
    carteAlt:
      `Carte ${desTerritoires(d.territoires, d.fiche.de)}. ` +
      `${capitale(decrireBilan(d.territoires))}. Le tableau de la page 2 donne la situation de chacune.`,
    carte: carteDuGabarit(carte),
    bilan: bilanDe(d).map((b) => (d.territoires.length > NOMS_AU_BILAN ? { ...b, noms: '' } : b)),
    legende:
      `${compterTerritoires(d.territoires)}. « Non renseigné » ne veut pas dire sans contrat ` +
      ': nous n’avons pas trouvé de source.',
    attribution: attributionDe(d, attribution),
    essentiel: textes.essentiel.map((e) => renvois.passage(e)),
    chiffres: comptesImprimes(d, renvois),
    tableau: { titre: 'Intercommunalité par intercommunalité', ...tableauDe(d) },
    moyens: {
      titre: moyens.titre,
      intro: moyens.intro,
      liste: moyens.liste,
      renvois: renvois.vers(moyens.sources),
    },
    aide: aideDe(d, renvois),
    contact: {
      titre: 'À qui s’adresser',
      avant: 'Votre intercommunalité, ou :',
      // Une adresse de plus n’y tient pas : le numéro suffit, s’il est connu.
      agence: { ...contact, liens: contact.telephone ? [] : contact.liens },
      renvois: renvois.vers(agence.sources),
    },
    suite: { titre: textes.suite.titre, portes: portesDe(d, textes.suite.portes, ctx) },
    sourcesTitre: 'Sources',
  };
  return { ...piedDe(ctx), ...contenu, sources: renvois.liste(ctx) };
}
