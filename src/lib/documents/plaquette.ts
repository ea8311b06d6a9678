import type { Departement } from '#lib/domaine/departement.ts';
import { estCouvert, LIBELLES, STATUTS } from '#lib/domaine/statut.ts';
import type { TextesPlaquette } from '#lib/schemas/imprimes.ts';
import { adresseDepartement, url } from '#lib/adresses.ts';
import { accorder, enLettres, formaterNombre } from '#lib/texte/typo.ts';
import { decrireBilan } from '#lib/territoire/bilan.ts';
import { contratPrincipal, valeurSignature, valeurTerme } from '#lib/territoire/reponse.ts';
import { adresseDocument, cleDocument } from './catalogue.ts';
import { carteDuGabarit, type CarteImprimee } from '#lib/carte/dessin.ts';
import {
  afficherAdresse,
  attributionDe,
  capitale,
  nomArs,
  piedDe,
  Renvois,
  type ContexteImprime,
} from './pied-et-sources.ts';

/** Intercommunalités au-delà desquelles leurs noms ne tiennent plus à côté de la carte : le tableau les donne. */
const NOMS_AU_BILAN = 18;

/** Le bilan d’un département, une ligne par situation présente. */
export function bilanDe(d: Departement) {
  const parStatut = Map.groupBy(d.territoires, (t) => t.statut);
  return STATUTS.filter((s) => parStatut.has(s)).map((statut) => ({
    statut,
    libelle: LIBELLES[statut].libelle,
    nombre: parStatut.get(statut)!.length,
    noms: parStatut
      .get(statut)!
      .map((t) => t.nom)
      .join(', '),
  }));
}

/** Le tableau des intercommunalités, dans l’ordre des situations puis des noms. */
export function tableauDe(d: Departement) {
  const ordonnes = [...d.territoires].sort((a, b) => STATUTS.indexOf(a.statut) - STATUTS.indexOf(b.statut));
  return {
    colonnes: ['Intercommunalité', 'Situation', 'Signature', 'Terme'],
    lignes: ordonnes.map((t) => {
      const contrat = contratPrincipal(t);
      return {
        nom: t.nom,
        statut: t.statut,
        libelle: LIBELLES[t.statut].libelle,
        signature: valeurSignature(contrat),
        terme: valeurTerme(contrat),
      };
    }),
    note: 'Une date soulignée de tirets est calculée ou déduite ; elle reste à confirmer.',
    noteSansDates: 'Les dates sont sur la page du département.',
  };
}

/** Les deux comptes : le total publié, s’il y en a un, et ce que nos fiches documentent. Jamais rapprochés. */
export function deuxComptes(d: Departement, renvois: Renvois) {
  const {
    couverture: c,
    fiche: { totalPublie: total },
  } = d;
  const couverts = d.territoires.filter((t) => estCouvert(t.statut)).length;
  const habitants = c.habitants['en-cours'] + c.habitants['echeance-a-verifier'];
  const publie = total
    ? [
        {
          valeur: total.enConstruction > 0 ? `${total.signes} + ${total.enConstruction}` : `${total.signes}`,
          texte: `contrats${total.enConstruction > 0 ? ', plus un en construction' : ''}, selon ${total.par}`,
          renvois: renvois.vers([total.source]),
        },
      ]
    : [];
  return {
    titre: total ? 'Deux comptes, et pourquoi ils diffèrent' : 'Les chiffres',
    cles: [
      ...publie,
      {
        valeur: `${couverts} sur ${d.territoires.length}`,
        texte: 'intercommunalités dont une source décrit un contrat signé, terme à vérifier compris',
        renvois: [],
      },
      {
        valeur: `${Math.round((habitants / c.population) * 100)} %`,
        texte: `des habitants y vivent : ${formaterNombre(habitants)} sur ${formaterNombre(c.population)}, calcul d’après les populations officielles`,
        renvois: [],
      },
    ],
    texte: total
      ? [
          {
            texte: `Le total publié ne nomme pas les territoires. ${total.dateConnue} De notre côté, nous ne retenons un contrat que si une source le décrit. Nous ne cherchons pas à faire coïncider les deux comptes.`,
            renvois: [],
          },
        ]
      : [
          {
            texte:
              'Aucun total publié n’a été retrouvé pour ce département. Nous ne retenons un contrat que si une source le décrit : ce compte est donc un minimum.',
            renvois: [],
          },
        ],
  };
}

function aideDe(d: Departement, renvois: Renvois) {
  const { aide } = d;
  if (!aide)
    return {
      titre: 'Les aides',
      texte:
        'Nous n’avons pas trouvé d’aide du Département propre aux contrats locaux de santé. Cela ne veut pas dire qu’il n’y en a pas.',
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
  ctx: ContexteImprime,
) {
  const renvois = new Renvois();
  const contenu = {
    titre: ['Les contrats locaux de santé', d.fiche.dans],
    chapo: textes.chapo,
    carteAlt: `Carte des ${enLettres(d.territoires.length)} intercommunalités ${d.fiche.de}. ${capitale(decrireBilan(d.territoires))}. Le tableau de la page 2 donne la situation de chacune.`,
    carte: carteDuGabarit(carte),
    bilan: bilanDe(d).map((b) => (d.territoires.length > NOMS_AU_BILAN ? { ...b, noms: '' } : b)),
    legende: `${accorder(d.territoires.length, 'intercommunalité')}. « Non renseigné » ne veut pas dire sans contrat : nous n’avons pas trouvé de source.`,
    attribution: attributionDe(d, attribution),
    essentiel: textes.essentiel.map((e) => renvois.passage(e)),
    chiffres: deuxComptes(d, renvois),
    tableau: { titre: 'Intercommunalité par intercommunalité', ...tableauDe(d) },
    moyens: {
      titre: textes.moyens.titre,
      intro: textes.moyens.intro,
      liste: textes.moyens.liste,
      renvois: renvois.vers(textes.moyens.sources),
    },
    aide: aideDe(d, renvois),
    contact: { titre: 'À qui s’adresser', texte: `L’accueil de votre intercommunalité, ou l’${nomArs(d)}.` },
    suite: { titre: textes.suite.titre, portes: portesDe(d, textes.suite.portes, ctx) },
    sourcesTitre: 'Sources',
  };
  return { ...piedDe(ctx), ...contenu, sources: renvois.liste(ctx) };
}
