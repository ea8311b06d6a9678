import type { Departement } from '#lib/domaine/departement.ts';
import { partageEntre } from '#lib/domaine/partage.ts';
import { estCouvert } from '#lib/domaine/situations.ts';
import type { Voisin } from '#lib/geo/aretes.ts';
import type { TextesNote } from '#lib/schemas/imprimes.ts';
import { adresseDepartement, url } from '#lib/adresses.ts';
import { accorder, formaterEuros } from '#lib/texte/typo.ts';
import { plafondEnMots } from '#lib/financement/plafond-en-mots.ts';
import { SANS_AIDE, SANS_AIDE_RESERVE } from '#lib/financement/sans-aide.ts';
import { capitale } from '#lib/texte/lettre.ts';
import { desTerritoires } from '#lib/territoire/denombrement.ts';
import { decrireBilan } from '#lib/territoire/bilan.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';
import { carteDuGabarit, type CarteImprimee } from '#lib/carte/dessin.ts';
import { imprimerContact } from './contact-imprime.ts';
import { afficherAdresse, attributionDe, piedDe, Renvois, type ContexteImprime } from './pied-et-sources.ts';
import { comptesImprimes, tableauDe } from './plaquette.ts';

/** Raisons montrées au plus, chacune avec ses paires : la note n’a que deux ou trois pages. */
const RAISONS = 4;
const PAIRES = 5;

/** Les voisins deux à deux : ceux dont le calendrier permettrait un poste partagé, et combien d’autres. */
function pairesDe(d: Departement, voisins: ReadonlyMap<string, readonly Voisin[]>) {
  const parSiren = new Map(d.territoires.map((t) => [t.epci.siren, t]));
  const paires = d.territoires.flatMap((a) =>
    (voisins.get(a.epci.siren) ?? []).flatMap(({ siren }) => {
      const b = parSiren.get(siren);
      return b && a.epci.siren < siren ? [{ noms: `${a.nom} et ${b.nom}`, ...partageEntre(a, b) }] : [];
    }),
  );
  const nombre = (possible: boolean | null) => paires.filter((p) => p.possible === possible).length;
  const oui = paires.filter((p) => p.possible);
  const reste = [
    nombre(false) > 0 && `${accorder(nombre(false), 'autre paire a', 'autres paires ont')} des calendriers éloignés`,
    nombre(null) > 0 &&
      `pour ${accorder(nombre(null), 'autre', 'autres')}, un terme au moins manque et rien ne peut être dit`,
  ].filter((x) => x !== false);
  return {
    intro:
      oui.length > 0
        ? `Sur ${accorder(paires.length, 'paire de voisins', 'paires de voisins')} ${d.fiche.dans}, d’après ` +
          'les termes connus :'
        : `Sur ${accorder(paires.length, 'paire de voisins', 'paires de voisins')} ${d.fiche.dans}, aucun ` +
          'calendrier connu ne se rejoint.',
    oui: [...Map.groupBy(oui, (p) => p.raison)].slice(0, RAISONS).map(([raison, groupe]) => ({
      raison: capitale(raison),
      noms:
        groupe
          .slice(0, PAIRES)
          .map((p) => p.noms)
          .join(' ; ') + (groupe.length > PAIRES ? ` ; et ${accorder(groupe.length - PAIRES, 'autre', 'autres')}` : ''),
    })),
    reste: reste.length > 0 ? `${capitale(reste.join(' ; '))}.` : null,
  };
}

/** L’aide du Département : ses trois chiffres et ce qu’elle demande, ou ce que nous n’avons pas trouvé. */
function aideDe(d: Departement, renvois: Renvois, ctx: ContexteImprime) {
  const { aide } = d;
  const adresse = ctx.absolue(aide ? adresseDepartement(d, 'aide') : url('/financement/'));
  const page = { adresse, affichage: afficherAdresse(adresse) };
  if (!aide)
    return {
      titre: 'L’aide du Département',
      texte: `${SANS_AIDE} ${SANS_AIDE_RESERVE} : posez-lui la question.`,
      cles: [],
      contreparties: [],
      renvois: [],
      regle: null,
      page,
    };
  const plusieurs = aide.duree.annees > 1;
  return {
    titre: 'L’aide du Département',
    texte: aide.resume,
    renvois: renvois.vers([aide.financeur.source]),
    page,
    cles: [
      { valeur: formaterEuros(aide.plafondAnnuel.euros), texte: plusieurs ? 'au plus par an' : 'au plus', renvois: [] },
      { valeur: accorder(aide.duree.annees, 'an'), texte: 'd’aide', renvois: [] },
      ...(plusieurs
        ? [{ valeur: formaterEuros(aide.plafondTotal.euros), texte: 'au plus sur la période', renvois: [] }]
        : []),
    ],
    contreparties: aide.contreparties.map((c) => c.texte),
    regle: `${aide.taux.texte} ${aide.dateRegle.texte}`,
  };
}

/** Ce que montre la note de synthèse d’un département : deux ou trois pages, pour un conseil communautaire. */
export function donneesNote(
  d: Departement,
  textes: TextesNote,
  voisins: ReadonlyMap<string, readonly Voisin[]>,
  carte: CarteImprimee,
  attribution: string,
  agence: AAppeler,
  ctx: ContexteImprime,
) {
  const renvois = new Renvois();
  const couverts = d.territoires.filter((t) => estCouvert(t.statut)).length;
  const { aide } = d;
  const contenu = {
    titre: textes.titre,
    chapo: textes.chapo,
    bref: {
      titre: 'En bref',
      liste: [
        'Un contrat local de santé est facultatif. Il engage un diagnostic, un programme d’actions et une ' +
          'personne pour l’animer, pendant trois à cinq ans selon les régions.',
        `${capitale(d.fiche.dans)}, ${accorder(couverts, 'intercommunalité')} sur ${d.territoires.length} ` +
          `${couverts > 1 ? 'ont' : 'a'} un contrat signé qu’une source décrit, terme à vérifier compris.`,
        aide ? `Le Département aide à financer un contrat : au plus ${plafondEnMots(aide)}.` : SANS_AIDE,
        'Le conseil peut ouvrir la démarche, l’ouvrir avec un voisin, ou attendre en disant ce qui manque.',
      ],
    },
    definition: { titre: 'Ce qu’est un contrat', liste: textes.definition.map((p) => renvois.passage(p)) },
    engage: { titre: 'Ce qu’il engage', liste: textes.engage.map((p) => renvois.passage(p)) },
    autour: {
      titre: `Qui en a un ${d.fiche.dans}`,
      carte: carteDuGabarit(carte),
      attribution: attributionDe(d, attribution),
      alt: `Carte ${desTerritoires(d.territoires, d.fiche.de)}. ` + `${capitale(decrireBilan(d.territoires))}.`,
      ...tableauDe(d),
      comptes: d.fiche.totalPublie ? comptesImprimes(d, renvois).texte : [],
    },
    cout: { titre: 'Ce qu’il coûte', liste: textes.cout.map((p) => renvois.passage(p)) },
    aide: aideDe(d, renvois, ctx),
    partage: {
      titre: 'Partager un animateur',
      liste: textes.partage.map((p) => renvois.passage(p)),
      ...pairesDe(d, voisins),
    },
    decision: { titre: 'La décision à prendre', ...textes.decision, avantTitre: 'À établir avant le vote' },
    contact: {
      titre: 'À qui s’adresser',
      agence: imprimerContact(agence),
      renvois: renvois.vers(agence.sources),
    },
    deductions: textes.engage.flatMap((p) => p.deduit ?? []),
    sourcesTitre: 'Sources',
  };
  return { ...piedDe(ctx), ...contenu, sources: renvois.liste(ctx).map((s) => ({ ...s, note: null })) };
}
