/** Ce que la commande demande pour un nouveau contrat : une question, un contrôle, une réponse proposée. Pur. */
import { estDatePartielle } from '#lib/valeurs/date-partielle.ts';
import { nomCourt, type Epci } from '#lib/domaine/epci.ts';
import { epciDuDepartement, type Referentiel } from '#lib/domaine/referentiel.ts';
import { duPlusRecent } from '#lib/domaine/territoire.ts';
import { CONFIANCES, ETAPES, type Contrat } from '#lib/schemas/contrat.ts';
import { normaliser, versSlug } from '#lib/texte/cle.ts';

/** Réponses déjà données, par nom d’option ; vide = sans réponse. */
export type Reponses = Record<string, string>;

/** Ce qui est déjà dans le site. */
export interface Connu {
  referentiel: Referentiel;
  departements: readonly string[];
  contrats: readonly Contrat[];
  sources: ReadonlySet<string>;
  aujourdhui: string;
}

/** Une question ; son option a le même nom. */
export interface Question {
  option: string;
  texte: string;
  /** Sans objet pour ces réponses : la question n’est pas posée. */
  quand?: (r: Reponses) => boolean;
  /** Une réponse est exigée. */
  exigee?: boolean;
  /** Réponse proposée. */
  defaut?: (r: Reponses, connu: Connu) => string;
  /** Réponse mise en forme (un nom devient un SIREN), ou une `Error` qui dit ce qui était attendu. */
  lire?: (saisie: string, r: Reponses, connu: Connu) => string | Error;
}

const date = (saisie: string): string | Error =>
  estDatePartielle(saisie) ? saisie : new Error('une date : 2024, 2024-05 ou 2024-05-13');
const entier = (saisie: string): string | Error => (/^[1-9]\d*$/.test(saisie) ? saisie : new Error('un nombre entier'));
const parmi =
  (valeurs: readonly string[]) =>
  (saisie: string): string | Error =>
    valeurs.includes(saisie) ? saisie : new Error(`une de ces réponses : ${valeurs.join(', ')}`);
const estSigne = (r: Reponses): boolean => r['etape'] === 'signe';
const sourceNouvelle = (r: Reponses): boolean => r['source-connue'] !== 'oui';

/** EPCI cités, du référentiel. */
export function epciCites(r: Reponses, { referentiel }: Connu): Epci[] {
  return (r['epci'] ?? '').split(',').flatMap((siren) => referentiel.epci.get(siren) ?? []);
}

/** Un SIREN, un nom ou un morceau de nom → le SIREN d’un EPCI du département. */
function lireEpci(saisie: string, r: Reponses, connu: Connu): string | Error {
  const presents = epciDuDepartement(connu.referentiel, r['departement']!);
  const sirens = saisie
    .split(',')
    .map((morceau) => morceau.trim())
    .filter(Boolean)
    .map((morceau) => {
      const cle = normaliser(morceau);
      const exact = presents.filter((e) => e.siren === morceau || normaliser(nomCourt(e.nom)) === cle);
      const trouves = exact.length > 0 ? exact : presents.filter((e) => normaliser(e.nom).includes(cle));
      if (trouves.length === 1) return trouves[0]!.siren;
      if (trouves.length > 1)
        return new Error(`un nom plus précis que « ${morceau} » : ${trouves.map((e) => e.nom).join(', ')}`);
      return connu.referentiel.epci.has(morceau)
        ? morceau
        : new Error(
            `une intercommunalité du département : ${presents.map((e) => `${nomCourt(e.nom)} (${e.siren})`).join(', ')}`,
          );
    });
  return sirens.find((s) => s instanceof Error) ?? sirens.join(',');
}

function lireCommunes(saisie: string, _: Reponses, { referentiel }: Connu): string | Error {
  const codes = saisie
    .split(',')
    .map((code) => code.trim())
    .filter(Boolean);
  const inconnu = codes.find((code) => !referentiel.communes.has(code));
  return inconnu ? new Error(`le code Insee d’une commune actuelle, et non « ${inconnu} »`) : codes.join(',');
}

/** Le dernier contrat connu du premier territoire cité. */
function precedent(r: Reponses, connu: Connu): Contrat | undefined {
  const cites = [...(r['epci'] ?? '').split(','), ...(r['communes'] ?? '').split(',')].filter(Boolean);
  return connu.contrats
    .filter((c) => c.etape === 'signe' && [...c.epci, ...c.communes].some((t) => cites.includes(t)))
    .sort(duPlusRecent)[0];
}

const lieu = (r: Reponses, connu: Connu): string =>
  epciCites(r, connu)[0]
    ? nomCourt(epciCites(r, connu)[0]!.nom)
    : (connu.referentiel.communes.get((r['communes'] ?? '').split(',')[0]!)?.nom ?? '');

/** Identifiant libre : code, lieu, puis rang ou année. */
function proposerId(r: Reponses, connu: Connu): string {
  const suffixe = r['rang'] || (r['signature'] ?? r['debut'] ?? r['demarche-debut'] ?? r['atteste'] ?? '').slice(0, 4);
  const base = [r['departement']!.toLowerCase(), versSlug(lieu(r, connu)), suffixe].filter(Boolean).join('-');
  const pris = new Set(connu.contrats.map((c) => c.id));
  let id = base;
  for (let n = 2; pris.has(id); n++) id = `${base}-${n}`;
  return id;
}

/** Les questions, dans l’ordre ; chaque réponse sert aux suivantes. */
export const QUESTIONS: readonly Question[] = [
  {
    option: 'departement',
    texte: 'Département (code)',
    exigee: true,
    lire: (s, _, { departements }) => parmi(departements)(s.toUpperCase()),
  },
  {
    option: 'epci',
    texte: 'Intercommunalités couvertes (nom ou SIREN, séparés par des virgules ; vide pour un contrat de commune)',
    lire: lireEpci,
  },
  {
    option: 'communes',
    texte: 'Communes couvertes (codes Insee)',
    quand: (r) => !r['epci'],
    exigee: true,
    lire: lireCommunes,
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
  { option: 'signature', texte: 'Date de signature (vide : inconnue)', quand: estSigne, lire: date },
  { option: 'debut', texte: 'Date de prise d’effet', quand: (r) => estSigne(r) && !r['signature'], lire: date },
  {
    option: 'atteste',
    texte: 'Date à laquelle la source le constate',
    exigee: true,
    quand: (r) => r['etape'] === 'absence' || (estSigne(r) && !r['signature'] && !r['debut']),
    lire: date,
  },
  { option: 'fin', texte: 'Terme publié (vide : inconnu)', quand: estSigne, lire: date },
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
    lire: date,
  },
  {
    option: 'demarche-dernier',
    texte: 'Dernier signe connu de la démarche',
    quand: (r) => r['etape'] === 'demarche',
    exigee: true,
    lire: date,
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
    option: 'nom',
    texte: 'Nom du contrat',
    exigee: true,
    defaut: (r, connu) =>
      `${r['rang'] ? `${r['rang']}${r['rang'] === '1' ? 'er' : 'e'} c` : 'C'}ontrat local de santé : ${lieu(r, connu)}`,
  },
  {
    option: 'porteur',
    texte: 'Qui le porte',
    exigee: true,
    defaut: (r, connu) => epciCites(r, connu)[0]?.nom ?? lieu(r, connu),
  },
  {
    option: 'source',
    texte: 'Identifiant de la source (existant, ou nouveau : minuscules, chiffres, tirets)',
    exigee: true,
    lire: (s) => (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(s) ? s : new Error('minuscules sans accents, chiffres et tirets')),
  },
  { option: 'source-titre', texte: 'Titre de cette source', quand: sourceNouvelle, exigee: true },
  { option: 'source-editeur', texte: 'Qui la publie', quand: sourceNouvelle, exigee: true },
  {
    option: 'source-adresse',
    texte: 'Son adresse (https://… ; vide : aucune)',
    quand: sourceNouvelle,
    lire: (s) => (/^https?:\/\/[^\s"<>]+$/.test(s) ? s : new Error('une adresse qui commence par https://')),
  },
  { option: 'source-date', texte: 'Date de ce document (vide : non daté)', quand: sourceNouvelle, lire: date },
  {
    option: 'source-consulte',
    texte: 'Jour où vous l’avez lu',
    quand: sourceNouvelle,
    exigee: true,
    defaut: (_, { aujourdhui }) => aujourdhui,
    lire: (s) => (s.length === 10 ? date(s) : new Error('un jour entier : 2026-11-21')),
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
    lire: (s, _, { contrats }) => {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(s))
        return new Error('minuscules sans accents, chiffres et tirets : 53-craon-5');
      return contrats.some((c) => c.id === s) ? new Error(`un identifiant libre : « ${s} » existe déjà`) : s;
    },
  },
];
