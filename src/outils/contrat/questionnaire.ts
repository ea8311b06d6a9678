/** Ce que la commande demande pour un nouveau contrat : une question, un contrôle, une réponse proposée. Pur. */
import { dernierJour, estDatePartielle, formaterDate, premierJour } from '#lib/valeurs/date-partielle.ts';
import { cibleDe, fauteDAdresse } from '#lib/valeurs/adresse-web.ts';
import { nomCourt } from '#lib/domaine/epci.ts';
import { CONFIANCES, ETAPES } from '#lib/schemas/contrat.ts';
import {
  demarcheConclue,
  communeCitee,
  epciCites,
  estLibre,
  lireCommunesCitees,
  sirenDApresLaSaisie,
  precedent,
  proposerId,
  proposerNom,
  questionsOuvertes,
  type Connu,
  type ReponsesDuQuestionnaire,
} from './connu.ts';

/** Une question ; son option a le même nom. */
export interface QuestionPosee {
  option: string;
  texte: string;
  /** Sans objet pour ces réponses : la question n’est pas posée. */
  quand?: (r: ReponsesDuQuestionnaire, connu: Connu) => boolean;
  /** Une réponse est exigée. */
  exigee?: boolean | ((r: ReponsesDuQuestionnaire) => boolean);
  /** Réponse proposée. */
  defaut?: (r: ReponsesDuQuestionnaire, connu: Connu) => string;
  /** Réponse mise en forme (un nom devient un SIREN), ou une `Error` qui dit ce qui était attendu. */
  lire?: (saisie: string, r: ReponsesDuQuestionnaire, connu: Connu) => string | Error;
}

const IDENTIFIANT = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const date = (saisie: string): string | Error =>
  estDatePartielle(saisie) ? saisie : new Error('une date : 2024, 2024-05 ou 2024-05-13');
const passee = (saisie: string, _: ReponsesDuQuestionnaire, { aujourdhui }: Connu): string | Error =>
  estDatePartielle(saisie) && premierJour(saisie) > aujourdhui
    ? new Error(`une date qui n’est pas après aujourd’hui, ${formaterDate(aujourdhui)}`)
    : date(saisie);
const entier = (saisie: string): string | Error => (/^[1-9]\d*$/.test(saisie) ? saisie : new Error('un nombre entier'));
const parmi =
  (valeurs: readonly string[]) =>
  (saisie: string): string | Error =>
    valeurs.includes(saisie) ? saisie : new Error(`une de ces réponses : ${valeurs.join(', ')}`);
const estSigne = (r: ReponsesDuQuestionnaire): boolean => r['etape'] === 'signe';
const sourceNouvelle = (r: ReponsesDuQuestionnaire): boolean => r['source-connue'] !== 'oui';

/** « CC du Pays de Craon » → « Communauté de communes du Pays de Craon », comme le guide. */
export function nomDuPorteur(nom: string): string {
  return nom
    .replace(/^CC (?=d[eu’'])/, 'Communauté de communes ')
    .replace(/^CA (?=d[eu’'])/, 'Communauté d’agglomération ')
    .replace(/^CU (?=d[eu’'])/, 'Communauté urbaine ')
    .replace(/^(CC|CA|CU) (.+)$/, (_, __, reste: string) => nomCourt(reste));
}

/** Les questions, dans l’ordre ; chaque réponse sert aux suivantes. */
export const QUESTIONS: readonly QuestionPosee[] = [
  {
    option: 'departement',
    texte: 'Département (code)',
    exigee: true,
    lire: (s, _, { departements }) => parmi(departements.map(({ code }) => code))(s.toUpperCase()),
  },
  {
    option: 'epci',
    texte: 'Intercommunalités couvertes (nom ou SIREN, séparés par des virgules ; vide pour un contrat de commune)',
    lire: sirenDApresLaSaisie,
  },
  {
    option: 'communes',
    texte: 'Communes couvertes hors de ces intercommunalités (nom ou code Insee, séparés par des virgules)',
    exigee: (r) => !r['epci'],
    lire: lireCommunesCitees,
  },
  {
    option: 'etape',
    texte: 'Étape : signe, demarche ou absence',
    exigee: true,
    defaut: () => 'signe',
    lire: parmi(ETAPES),
  },
  {
    option: 'rang',
    texte: 'Combientième contrat du territoire (vide : inconnu)',
    quand: (r) => r['etape'] !== 'absence',
    lire: entier,
    defaut: (r, connu) => {
      const rang = precedent(r, connu)?.generation?.rang;
      return rang && estSigne(r) ? String(rang + 1) : '';
    },
  },
  { option: 'signature', texte: 'Date de signature (vide : inconnue)', quand: estSigne, lire: passee },
  { option: 'debut', texte: 'Date de prise d’effet', quand: (r) => estSigne(r) && !r['signature'], lire: date },
  {
    option: 'atteste',
    texte: 'Date à laquelle la source le constate',
    exigee: true,
    quand: (r) => r['etape'] === 'absence' || (estSigne(r) && !r['signature'] && !r['debut']),
    lire: passee,
  },
  {
    option: 'fin',
    texte: 'Terme publié (vide : inconnu)',
    quand: estSigne,
    lire: (s, r) => {
      const depart = r['signature'] || r['debut'];
      return depart && estDatePartielle(depart) && estDatePartielle(s) && dernierJour(s) < premierJour(depart)
        ? new Error(`une date qui suit le départ du contrat (${depart})`)
        : date(s);
    },
  },
  {
    option: 'duree',
    texte: 'Durée publiée, en mois (vide : inconnue)',
    quand: (r) => estSigne(r) && !r['fin'],
    lire: entier,
  },
  {
    option: 'demarche-debut',
    texte: 'Premier signe connu de la démarche',
    quand: (r) => r['etape'] === 'demarche',
    exigee: true,
    lire: passee,
  },
  {
    option: 'demarche-dernier',
    texte: 'Dernier signe connu de la démarche',
    quand: (r) => r['etape'] === 'demarche',
    exigee: true,
    lire: passee,
    defaut: (r) => r['demarche-debut'] ?? '',
  },
  {
    option: 'suite-de',
    texte: 'Contrat remplacé (identifiant ; vide : aucun)',
    quand: estSigne,
    defaut: (r, connu) => precedent(r, connu)?.id ?? '',
    lire: (s, _, { contrats }) =>
      contrats.some((c) => c.id === s) ? s : new Error('l’identifiant d’un contrat existant'),
  },
  {
    option: 'demarche',
    texte: 'Démarche de ce territoire : reprendre (sa fiche devient ce contrat) ou garder',
    quand: (r, connu) => estSigne(r) && demarcheConclue(r, connu) !== undefined,
    defaut: (_, { muet }) => (muet ? 'garder' : 'reprendre'),
    lire: parmi(['reprendre', 'garder']),
  },
  {
    option: 'questions',
    texte: 'Questions ouvertes du département sur ce territoire : fermer ou garder',
    quand: (r, connu) => estSigne(r) && questionsOuvertes(r, connu).length > 0,
    defaut: (_, { muet }) => (muet ? 'garder' : 'fermer'),
    lire: parmi(['fermer', 'garder']),
  },
  {
    option: 'nom',
    texte: 'Nom du contrat',
    exigee: true,
    defaut: proposerNom,
  },
  {
    option: 'porteur',
    texte: 'Qui le porte',
    exigee: true,
    defaut: (r, connu) => {
      const [epci] = epciCites(r, connu);
      return epci ? nomDuPorteur(epci.nom) : communeCitee(r, connu);
    },
  },
  {
    option: 'source',
    texte: 'Identifiant de la source (existant, ou nouveau : minuscules, chiffres, tirets)',
    exigee: true,
    lire: (s) => (IDENTIFIANT.test(s) ? s : new Error('minuscules sans accents, chiffres et tirets')),
  },
  { option: 'source-titre', texte: 'Titre de cette source', quand: sourceNouvelle, exigee: true },
  { option: 'source-editeur', texte: 'Qui la publie', quand: sourceNouvelle, exigee: true },
  {
    option: 'source-adresse',
    texte: 'Son adresse (https://… ; vide : aucune)',
    quand: sourceNouvelle,
    lire: (s, _, { adresses }) => {
      const attendu = fauteDAdresse(s);
      if (attendu) return new Error(attendu);
      const connue = adresses.get(cibleDe(s));
      return connue
        ? new Error(`une adresse que le site n’a pas : c’est celle de ${connue} ; revenez en arrière et citez-la`)
        : s;
    },
  },
  { option: 'source-date', texte: 'Date de ce document (vide : non daté)', quand: sourceNouvelle, lire: passee },
  {
    option: 'source-consulte',
    texte: 'Jour où vous l’avez lu',
    quand: sourceNouvelle,
    exigee: true,
    defaut: (_, { aujourdhui }) => aujourdhui,
    lire: (s, r, connu) => (s.length === 10 ? passee(s, r, connu) : new Error('un jour entier : 2026-11-21')),
  },
  {
    option: 'confiance',
    texte: `Confiance : ${CONFIANCES.join(', ')}`,
    exigee: true,
    defaut: () => 'moyenne',
    lire: parmi(CONFIANCES),
  },
  { option: 'motif', texte: 'Pourquoi cette confiance, en une phrase', exigee: true },
  {
    option: 'id',
    texte: 'Identifiant du contrat',
    exigee: true,
    defaut: proposerId,
    lire: (s, r, connu) => {
      if (!IDENTIFIANT.test(s)) return new Error('minuscules sans accents, chiffres et tirets : 53-craon-5');
      return estLibre(s, r, connu) ? s : new Error(`un identifiant libre : « ${s} » existe déjà`);
    },
  },
];
