import { adresseTerritoire } from '#lib/adresses.ts';
import type { Departement } from '#lib/domaine/departement.ts';
import { natureEpci } from '#lib/domaine/epci.ts';
import { direPartage } from '#lib/domaine/partage.ts';
import { SITUATIONS } from '#lib/domaine/situations.ts';
import { contratPrincipal } from '#lib/domaine/statut.ts';
import type { Territoire } from '#lib/domaine/territoire.ts';
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { TextesPlaquette } from '#lib/schemas/imprimes.ts';
import { capitale, minuscule } from '#lib/texte/lettre.ts';
import { accorder, formaterEuros, formaterNombre } from '#lib/texte/typo.ts';
import type { AAppeler } from '#lib/territoire/contacts.ts';
import { friseDe, type Moment } from '#lib/territoire/frise.ts';
import {
  formaterDuree,
  reponseDuTerritoire,
  valeurSignature,
  valeurTerme,
  type Valeur,
} from '#lib/territoire/reponse.ts';
import { faitDAilleurs, type VoisinCompare, type VoisinDAilleurs } from '#lib/territoire/voisins.ts';
import { carteDuGabarit, type CarteImprimee } from '#lib/carte/dessin.ts';
import { imprimerContact } from './contact-imprime.ts';
import { portesDe } from './plaquette.ts';
import { afficherAdresse, piedDe, Renvois, type ContexteImprime } from './pied-et-sources.ts';

/** Moments montrés au plus : au-delà, les plus anciens restent sur la page du territoire. */
const MOMENTS = 6;

/** Une ligne de la fiche : un intitulé et ce que l’on sait. */
interface Rubrique {
  nom: string;
  valeur: Valeur;
}

function rubriquesDe(c: Contrat): Rubrique[] {
  const signe = c.etape === 'signe';
  const dire = (nom: string, texte: string, deduit?: string): Rubrique => ({
    nom,
    valeur: { texte, ...(deduit ? { deduit } : {}) },
  });
  const axes = [
    c.axes && accorder(c.axes.nombre ?? c.axes.intitules.length, 'axe'),
    c.actions && accorder(c.actions.nombre, 'action'),
  ]
    .filter(Boolean)
    .join(', ');
  const intitules = c.axes?.intitules.length ? ` : ${c.axes.intitules.map(minuscule).join(' ; ')}` : '';
  return [
    dire(signe ? 'Contrat' : 'Démarche', c.nom),
    dire('Porté par', c.porteur.nom, c.porteur.deduit),
    ...(signe
      ? [
          { nom: c.signature || !c.debut ? 'Signature' : 'Prise d’effet', valeur: valeurSignature(c) },
          c.duree
            ? dire('Durée', formaterDuree(c.duree.mois), c.duree.deduit)
            : { nom: 'Durée', valeur: { texte: 'non trouvée', absent: true as const } },
          { nom: 'Terme', valeur: valeurTerme(c) },
        ]
      : []),
    ...(c.perimetreDeduit ? [dire('Périmètre', 'déduit par nous, à confirmer', c.perimetreDeduit)] : []),
    ...(axes ? [dire('Contenu', `${axes}${intitules}`)] : []),
    ...(c.signataires.length > 0
      ? [
          dire(
            'Signataires cités',
            c.signataires.map((s) => s.nom + (s.elu ? ` (${s.elu})` : '')).join(' ; '),
            c.signataires.find((s) => s.deduit)?.deduit,
          ),
        ]
      : []),
    ...(c.financements.length > 0 ? [dire('Financements cités', c.financements.map(direFinancement).join(' ; '))] : []),
    dire('Confiance', `${capitale(c.confiance)}. ${c.confianceMotif}`),
  ];
}

type Financement = Contrat['financements'][number];

const RYTHMES: Partial<Record<NonNullable<Financement['periodicite']>, string>> = {
  'par-an': ' par an',
  'non-precisee': ' (périodicité non précisée)',
};

function direFinancement(f: Financement): string {
  const rythme = (f.periodicite && RYTHMES[f.periodicite]) ?? '';
  return f.montant ? `${f.financeur}, ${formaterEuros(f.montant)}${rythme}` : `${f.financeur}, ${minuscule(f.objet)}`;
}

/** Ce qui entoure un territoire, dans tous les départements : qui appeler, et les voisins. */
export interface AutourDuTerritoire {
  appels: readonly AAppeler[];
  voisins: readonly VoisinCompare[];
  ailleurs: readonly VoisinDAilleurs[];
}

const voisinDeLaFiche = ({ territoire: { nom, statut }, direction, ailleurs, partage }: VoisinCompare) => ({
  nom,
  direction: ailleurs ? `${direction}, ${ailleurs}` : direction,
  statut,
  libelle: SITUATIONS[statut].libelle,
  partage: direPartage(partage),
  raison: partage.raison,
});

/** Ce que vaut la colonne « Partager un poste ? ». */
const INDICATION = 'Le partage d’un poste est une indication tirée des termes connus, pas un droit.';

/** Les voisins hors des départements suivis, en une phrase ; vide s’il n’y en a pas. */
function direAilleurs(ailleurs: readonly VoisinDAilleurs[]): string {
  if (ailleurs.length === 0) return '';
  return `Hors des départements suivis : ${ailleurs.map((v) => `${v.nom} (${faitDAilleurs(v)})`).join(' ; ')}.`;
}

function communesEnMots(t: Territoire, d: Departement) {
  const ici = t.communes.filter((c) => c.departement === d.code).length;
  const ailleurs = t.communes.length - ici;
  return {
    titre:
      ailleurs > 0
        ? `Les ${formaterNombre(t.communes.length)} communes, dont ${formaterNombre(ici)} ${d.fiche.dans}`
        : `Les ${formaterNombre(t.communes.length)} communes`,
    texte: t.communes.map((c) => (c.departement === d.code ? c.nom : `${c.nom} (${c.departement})`)).join(', '),
  };
}

/** Sources des dates montrées : celle de chaque repère, et la principale de chaque contrat. */
function sourcesDesDates(contrats: readonly Contrat[], montres: readonly Moment[]): string[] {
  return contrats
    .filter((c) => montres.some((m) => m.contrat === c.id))
    .flatMap((c) => [
      ...c.sources.slice(0, 1),
      ...c.reperes.filter((r) => montres.some((m) => m.date === r.date && m.texte === r.texte)).map((r) => r.source),
    ]);
}

/** Lignes que prennent des textes dans une colonne de `largeur` caractères : de quoi équilibrer les deux colonnes. */
const lignes = (textes: readonly string[], largeur: number): number =>
  textes.reduce((total, t) => total + Math.ceil(t.length / largeur) + 0.4, 0);

/**
 * Vrai si les questions à confirmer allongent moins la page dans la colonne de gauche, sous les rubriques et le
 * contexte, que dans celle de droite, sous les moments.
 */
function tiennentMieuxAGauche(
  questions: readonly string[],
  [rubriques, contexte, moments]: readonly [readonly string[], readonly string[], readonly string[]],
): boolean {
  const gauche = 8 + lignes(rubriques, 62) + lignes(contexte, 80);
  const droite = 12 + lignes(moments, 40);
  return Math.max(gauche + lignes(questions, 78), droite) < Math.max(gauche, droite + lignes(questions, 40));
}

/** Un moment de la frise ; ce qui est calculé le dit. */
function momentImprime({ quand, deduit, nature, texte }: Moment) {
  const calcul = nature === 'calcule' ? 'calcul' : '';
  return { quand: { texte: quand, ...((deduit ?? calcul) ? { deduit: deduit ?? 'calcul' } : {}) }, texte, nature };
}

/** Ce que montre la fiche d’un EPCI : une page, à emporter en réunion. `place` : « en Mayenne, au sud-ouest ». */
export function donneesFiche(
  t: Territoire,
  d: Departement,
  { appels, voisins, ailleurs }: AutourDuTerritoire,
  place: string,
  textes: TextesPlaquette,
  carte: CarteImprimee,
  ctx: ContexteImprime,
) {
  const renvois = new Renvois();
  const contrat = contratPrincipal(t);
  const contexte = d.fiche.contexte.filter((c) => c.epci === t.epci.siren);
  const questions = [
    ...(contrat?.aConfirmer ?? []),
    ...d.fiche.aConfirmer.filter((a) => a.epci.includes(t.epci.siren)),
  ];
  const toutes = [...t.contrats, ...t.contratsCommunaux];
  const moments = friseDe(toutes);
  const montres = moments.slice(-MOMENTS);
  const rubriques = contrat ? rubriquesDe(contrat) : [];
  renvois.vers([
    ...(contrat?.sources ?? []),
    ...contexte.map((c) => c.source),
    ...questions.flatMap((q) => q.source ?? []),
    ...sourcesDesDates(toutes, montres),
    ...appels.flatMap((a) => a.sources),
  ]);
  const adresse = ctx.absolue(adresseTerritoire(t.epci));
  return {
    ...piedDe(ctx),
    nom: t.nom,
    reperes: [
      natureEpci(t.epci),
      t.epci.departement === d.code ? `${d.nom} (${d.code})` : `Surtout dans le département ${t.epci.departement}`,
      accorder(t.communes.length, 'commune'),
      accorder(t.epci.population, 'habitant'),
      `SIREN\u00a0${t.epci.siren}`,
    ],
    statut: t.statut,
    libelle: SITUATIONS[t.statut].libelle,
    reponse: reponseDuTerritoire(t),
    carte: carteDuGabarit(carte),
    carteAlt: `${t.nom} se trouve ${place}. ${SITUATIONS[t.statut].libelle}.`,
    place: capitale(place),
    rubriques,
    contexte: contexte.map((c) => ({ texte: c.texte, deduit: c.deduit ?? null })),
    moments: montres.map(momentImprime),
    anciens:
      moments.length > MOMENTS
        ? `Et ${accorder(moments.length - MOMENTS, 'moment plus ancien', 'moments plus anciens')}, sur la page ` +
          'du territoire.'
        : null,
    appels: appels.map(imprimerContact),
    voisins: voisins.map(voisinDeLaFiche),
    voisinsNote: [direAilleurs(ailleurs), INDICATION].filter(Boolean).join(' '),
    confirmer: {
      titre: 'Ce qui reste à confirmer',
      questions: questions.map((q) => ({ question: q.question, ou: q.ou })),
      aucune: 'Nous n’avons pas noté de question ouverte.',
      agauche: tiennentMieuxAGauche(
        questions.map((q) => q.question + q.ou),
        [
          rubriques.map((r) => r.valeur.texte),
          contexte.map((c) => c.texte + (c.deduit ?? '')),
          montres.map((m) => m.quand + m.texte),
        ],
      ),
    },
    // À la suite d’un contrat, sur la seconde page seulement ; de très longues listes de communes la remplissent déjà.
    suite: contrat && t.communes.length > 60 ? [] : portesDe(d, textes.suite.portes, ctx),
    communes: communesEnMots(t, d),
    page: { texte: 'Le détail et les mises à jour', adresse, affichage: afficherAdresse(adresse) },
    sources: renvois.liste(ctx).map((s) => ({ ...s, note: null })),
  };
}

/** Corps possibles, du confortable au plus petit lisible sur papier. */
const CORPS = [11, 10.5, 10, 9.5];

/** Poids au-delà duquel aucune fiche n’a tenu en une page (la plus lourde qui y tienne : 6 424 caractères). */
const DEUX_PAGES = 6600;

/**
 * Corps à essayer, en une page, pour une fiche de `poids` caractères, et le serrage du premier : on commence près du
 * bon, pour ne composer qu’une fois ou deux. Aucun si elle en demande deux.
 */
export function corpsDeLaFiche(poids: number): { corps: number[]; serrage: number } {
  if (poids > DEUX_PAGES) return { corps: [], serrage: 0 };
  const serrage = CORPS.findIndex((c) => c <= Math.max(9.5, 10.3 - (poids - 4400) / 1100));
  return { corps: CORPS.slice(serrage), serrage };
}
