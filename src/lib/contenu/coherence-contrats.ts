/** Un contrat et ceux qui l’entourent : territoire, dates, suites et rangs. */
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Reperage } from '#lib/schemas/france.ts';
import { departDe, termeDe } from '#lib/domaine/statut.ts';
import { departementsCouverts, type Referentiel } from '#lib/domaine/referentiel.ts';
import { dernierJour, estJour, premierJour, type DatePartielle } from '#lib/valeurs/date-partielle.ts';
import { accorder, enLettres } from '#lib/texte/typo.ts';
import { normaliser } from '#lib/texte/cle.ts';
import type { Abimes } from './abimes.ts';
import type { Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import {
  communesDuContrat,
  verifierComptes,
  verifierNomDuTerritoire,
  verifierPorteur,
  verifierRegions,
  verifierTerritoire,
  type Noter,
} from './coherence-territoires.ts';
import { sourcesCitees } from './renvois.ts';

/** Ce que l’on sait des autres fiches. */
export interface Connus {
  referentiel: Referentiel;
  contrats: ReadonlyMap<string, Contrat>;
  sources: ReadonlySet<string>;
  abimes: Abimes;
  /** Fiches prises dans une boucle de suites : l’ordre n’y a pas de sens. */
  enBoucle: ReadonlySet<string>;
}

/** Écart admis entre la signature et la prise d’effet ; durée au-delà de laquelle aucun contrat ne va. */
const ANNEES_D_ECART = 3;
const ANNEES_MAX = 20;

/** Années que dure au moins un contrat remplacé par un autre : la plupart en durent trois à cinq. */
const ANNEES_PAR_CONTRAT = 2;

const anneeDeLaDate = (date: string): number => Number(date.slice(0, 4));

/** Vrai si `apres` est sûrement avant `avant` : les deux périodes possibles ne se touchent pas. */
const precede = (apres: DatePartielle, avant: DatePartielle): boolean => dernierJour(apres) < premierJour(avant);

const leMemeJour = (a: DatePartielle, b: DatePartielle): boolean => estJour(a) && a === b;

/** Toutes les fautes d’un contrat, hors celles que son schéma dit déjà. */
export function verifierContrat({ fichier, donnee: c }: Fiche<Reperage>, connus: Connus): Probleme[] {
  const problemes: Probleme[] = [];
  const noter: Noter = (champ, valeur, attendu, cause) => problemes.push({ fichier, champ, valeur, attendu, cause });
  const nom = fichier
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  if (c.id !== nom) noter('id', `« ${c.id} »`, `le nom du fichier : ${nom}`);
  // À cheval sur deux départements, une fiche reprise garde le nom qu’elle avait dans l’autre.
  const codes = [c.departement, ...departementsCouverts(c, connus.referentiel)].map((code) => code.toLowerCase());
  if (/^(\d|2[ab])\w{1,2}-/.test(c.id) && !codes.some((code) => c.id.startsWith(`${code}-`)))
    noter('id', `« ${c.id} »`, `un nom qui commence par le code du dossier : ${codes[0]}-…`);
  verifierTerritoire(c, connus.referentiel, noter);
  verifierRegions(c, connus.referentiel, noter);
  verifierComptes(c, connus.referentiel, noter);
  verifierPorteur(c, connus.referentiel, noter);
  verifierNom(c, noter);
  verifierNomDuTerritoire(c, connus.referentiel, noter);
  verifierEtape(c, noter);
  verifierDatesDuContrat(c, noter);
  verifierListes(c, noter);
  verifierSuite(c, connus, noter);
  for (const { champ, valeur } of sourcesCitees({ ...c, sources: undefined })) {
    if (connus.sources.has(valeur) && !c.sources.includes(valeur))
      noter(champ, `« ${valeur} »`, 'une source de la liste `sources` de cette fiche');
  }
  return problemes;
}

/** Rangs écrits en lettres au début d’un nom. */
const ORDINAUX = ['premier', 'deuxieme', 'troisieme', 'quatrieme', 'cinquieme', 'sixieme'];

/** Le nom d’un contrat, s’il dit un rang, dit celui de la fiche. */
function verifierNom({ nom, generation }: Contrat, noter: Noter): void {
  const lu = /^(?:demarche (?:de|vers)(?: un| le)? )?(\w+) contrat/.exec(normaliser(nom))?.[1] ?? '';
  const mot = lu === 'second' ? 'deuxieme' : lu;
  const chiffres = /^(\d+)(?:er|e|eme|nd)$/.exec(mot)?.[1];
  const dit = chiffres ? Number(chiffres) : ORDINAUX.indexOf(mot) + 1;
  if (generation && dit > 0 && dit !== generation.rang)
    noter('nom', `« ${nom} »`, `le rang que donne « generation » : ${generation.rang}`);
}

/** Ce qu’une absence constatée ne peut pas porter. */
const DU_CONTRAT = ['generation', 'suiteDe', 'debut', 'duree', 'demarche', 'axes', 'actions'] as const;

function verifierEtape(c: Contrat, noter: Noter): void {
  if (c.etape === 'demarche' && !c.demarche) noter('demarche', 'absent', 'le début et le dernier signe de la démarche');
  if (c.etape !== 'signe' && (c.signature || c.fin))
    noter('etape', `« ${c.etape} »`, '« signe » quand une signature ou un terme est donné');
  for (const champ of ['debut', 'atteste'] as const)
    if (c.etape === 'demarche' && c[champ])
      noter(champ, 'dans une démarche', 'ce champ seulement pour un contrat signé ; ici, demarche.dernierSigne');
  if (c.etape === 'absence' && !c.atteste)
    noter('atteste', 'absent', 'la date à laquelle la source dit qu’il n’y a pas de contrat');
  if (c.etape !== 'absence') return;
  const ecrits = [
    ...DU_CONTRAT.filter((champ) => c[champ] !== undefined),
    ...(['signataires', 'financements'] as const).filter((champ) => c[champ].length > 0),
  ];
  for (const champ of ecrits) noter(champ, 'dans une absence de contrat', '« etape: signe » ou « demarche », ou rien');
}

function verifierDatesDuContrat(c: Contrat, noter: Noter): void {
  const depart = c.signature ?? c.debut;
  if (depart && c.fin && (precede(c.fin.date, depart.date) || leMemeJour(c.fin.date, depart.date)))
    noter('fin.date', `« ${c.fin.date} »`, `une date qui suit le départ du contrat (${depart.date})`);
  if (
    c.debut &&
    c.signature &&
    Math.abs(anneeDeLaDate(c.debut.date) - anneeDeLaDate(c.signature.date)) > ANNEES_D_ECART
  )
    noter(
      'debut.date',
      `« ${c.debut.date} »`,
      `une date à ${enLettres(ANNEES_D_ECART)} ans au plus de la signature (${c.signature.date})`,
    );
  if (depart && c.fin && anneeDeLaDate(c.fin.date) - anneeDeLaDate(depart.date) > ANNEES_MAX)
    noter('fin.date', `« ${c.fin.date} »`, `une date à ${ANNEES_MAX} ans au plus du départ (${depart.date})`);
  if (c.debut && c.fin && c.signature && precede(c.fin.date, c.debut.date))
    noter('fin.date', `« ${c.fin.date} »`, `une date qui suit la prise d’effet (${c.debut.date})`);
  if (c.atteste && c.fin && precede(c.fin.date, c.atteste.date))
    noter('atteste.date', `« ${c.atteste.date} »`, `une date qui n’est pas après le terme (${c.fin.date})`);
  if (c.atteste && c.signature && precede(c.atteste.date, c.signature.date))
    noter('atteste.date', `« ${c.atteste.date} »`, `une date qui n’est pas avant la signature (${c.signature.date})`);
  if (c.demarche && precede(c.demarche.dernierSigne, c.demarche.debut))
    noter(
      'demarche.dernierSigne',
      `« ${c.demarche.dernierSigne} »`,
      `une date qui suit le début (${c.demarche.debut})`,
    );
  if (c.demarche && c.signature && precede(c.signature.date, c.demarche.debut))
    noter('demarche.debut', `« ${c.demarche.debut} »`, `une date d’avant la signature (${c.signature.date})`);
  else if (c.demarche && c.signature && precede(c.signature.date, c.demarche.dernierSigne))
    noter(
      'demarche.dernierSigne',
      `« ${c.demarche.dernierSigne} »`,
      `une date qui n’est pas après la signature (${c.signature.date}) : la démarche y mène`,
    );
}

function verifierListes({ axes }: Contrat, noter: Noter): void {
  if (!axes) return;
  if (axes.nombre !== undefined && axes.intitules.length > axes.nombre)
    noter(
      'axes.nombre',
      `${axes.nombre} pour ${axes.intitules.length} intitulés`,
      'au moins autant d’axes que d’intitulés',
    );
}

/** Le contrat remplacé : signé, du même département et d’un territoire commun, plus ancien, de rang inférieur. */
function verifierSuite(c: Contrat, { contrats, abimes, referentiel, enBoucle }: Connus, noter: Noter): void {
  if (!c.suiteDe) return;
  const cite = `« ${c.suiteDe} »`;
  if (c.suiteDe === c.id) return noter('suiteDe', cite, 'un autre contrat que lui-même');
  const avant = contrats.get(c.suiteDe);
  if (!avant)
    return noter('suiteDe', cite, 'l’identifiant d’un contrat existant', abimes.causeDe('contrat', c.suiteDe));
  if (avant.etape !== 'signe') return noter('suiteDe', `${cite}, qui n’est pas signé`, 'un contrat signé');
  if (avant.departement !== c.departement)
    return noter('suiteDe', `${cite}, rangé dans le ${avant.departement}`, `un contrat du ${c.departement}`);
  if (!seTouchent(c, avant, referentiel))
    return noter('suiteDe', `${cite}, d’un autre territoire`, 'un contrat qui a au moins une commune en commun');
  if (enBoucle.has(c.id)) {
    // Une boucle se dit une fois, à sa première fiche.
    const [premiere] = boucleDe(c.id, contrats).sort();
    if (premiere === c.id) noter('suiteDe', `${cite}, dont la suite revient ici`, 'une suite sans boucle');
    return;
  }
  const [depart, precedent] = [departDe(c) ?? c.demarche?.dernierSigne, departDe(avant)];
  if (depart && precedent && (precede(depart, precedent) || leMemeJour(depart, precedent)))
    noter('suiteDe', `${cite}, de ${precedent}`, `un contrat plus ancien que celui-ci (${depart})`);
  const [rang, rangAvant] = [c.generation?.rang, avant.generation?.rang];
  if (rang === 1) noter('generation.rang', '1', `un rang supérieur : ce contrat suit ${avant.id}`);
  else if (rang !== undefined && rangAvant !== undefined && rang <= rangAvant)
    noter('generation.rang', String(rang), `un rang supérieur à celui de ${avant.id} (${rangAvant})`);
  else if (rang !== undefined && rangAvant !== undefined && rang > rangAvant + 1)
    noter(
      'generation.rang',
      String(rang),
      `${rangAvant + 1}, le rang qui suit celui de ${avant.id} ; ou pas de « suiteDe » si un contrat les sépare`,
    );
}

function seTouchent(a: Contrat, b: Contrat, referentiel: Referentiel): boolean {
  const celles = new Set(communesDuContrat(a, referentiel));
  return communesDuContrat(b, referentiel).some((commune) => celles.has(commune));
}

/** Les fiches que l’on traverse en suivant une boucle depuis l’une d’elles. */
function boucleDe(depart: string, contrats: ReadonlyMap<string, Contrat>): string[] {
  const boucle = [depart];
  for (let id = contrats.get(depart)?.suiteDe; id && id !== depart; id = contrats.get(id)?.suiteDe) boucle.push(id);
  return boucle;
}

/** Identifiants des contrats dont les suites reviennent à leur point de départ. */
export function boucles(contrats: Iterable<Contrat>): Set<string> {
  const suites = new Map([...contrats].map((c) => [c.id, c.suiteDe]));
  return new Set(
    [...suites.keys()].filter((depart) => {
      const vus = new Set<string>();
      for (let id = suites.get(depart); id && !vus.has(id); id = suites.get(id)) {
        if (id === depart) return true;
        vus.add(id);
      }
      return false;
    }),
  );
}

/** Un contrat n’a qu’une suite sur un même territoire. */
export function verifierSuites(contrats: readonly Fiche<Contrat>[], referentiel: Referentiel): Probleme[] {
  const suites = contrats.filter(({ donnee: c }) => c.suiteDe !== undefined && c.etape === 'signe');
  return suites.flatMap(({ fichier, donnee: c }, i) => {
    const autre = suites
      .slice(0, i)
      .find(({ donnee }) => donnee.suiteDe === c.suiteDe && seTouchent(donnee, c, referentiel))?.donnee;
    return autre
      ? [
          {
            fichier,
            champ: 'suiteDe',
            valeur: `« ${c.suiteDe} », que ${autre.id} suit déjà`,
            attendu: 'une seule suite',
          },
        ]
      : [];
  });
}

/** Le territoire que nomme une fiche : le même texte pour deux fiches qui nomment le même. */
export const territoireDe = ({ epci, communes }: Pick<Contrat, 'epci' | 'communes'>): string =>
  [...epci, ...communes].sort().join();

/** Vrai si `c` suit `avant`, directement ou par d’autres contrats. */
function suit(c: Contrat, avant: Contrat, contrats: ReadonlyMap<string, Contrat>): boolean {
  const vus = new Set<string>();
  for (let id = c.suiteDe; id && !vus.has(id); id = contrats.get(id)?.suiteDe) {
    if (id === avant.id) return true;
    vus.add(id);
  }
  return false;
}

/**
 * Deux contrats signés ne sont pas en cours ensemble sur un territoire que tous deux nomment : le second remplace le
 * premier, et « suiteDe » le dit. Sans terme connu, rien ne se dit.
 */
export function verifierSimultanes(fiches: readonly Fiche<Contrat>[]): Probleme[] {
  const contrats = new Map(fiches.map(({ donnee }) => [donnee.id, donnee]));
  const signes = fiches
    .filter(({ donnee: c }) => c.etape === 'signe' && departDe(c) !== null)
    .sort((a, b) => departDe(a.donnee)!.localeCompare(departDe(b.donnee)!) || a.fichier.localeCompare(b.fichier));
  return signes.flatMap(({ fichier, donnee: c }, i) => {
    const depart = departDe(c)!;
    const siens = new Set<string>([...c.epci, ...c.communes]);
    const avant = signes.slice(0, i).find(({ donnee: a }) => {
      const terme = termeDe(a);
      return (
        terme !== null &&
        // Mêmes dates et même territoire : c’est un contrat saisi deux fois, et c’est déjà dit.
        (territoireDe(c) !== territoireDe(a) || precede(depart, departDe(a)!) || precede(departDe(a)!, depart)) &&
        dernierJour(depart) < premierJour(terme.date) &&
        [...a.epci, ...a.communes].some((territoire) => siens.has(territoire)) &&
        !suit(c, a, contrats) &&
        !suit(a, c, contrats)
      );
    })?.donnee;
    return avant
      ? [
          {
            fichier,
            champ: 'suiteDe',
            valeur: c.suiteDe ? `« ${c.suiteDe} »` : 'absent',
            attendu:
              `${avant.id}, en cours sur le même territoire à cette date (${depart}), ` +
              'ou un territoire que ce contrat ne couvre pas',
          },
        ]
      : [];
  });
}

/** Les contrats signés d’un même territoire se suivent dans l’ordre de leurs rangs, un contrat par rang. */
export function verifierRangs(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  const signes = contrats.filter(
    ({ donnee: c }) => c.etape === 'signe' && c.generation && c.epci.length + c.communes.length > 0,
  );
  const parTerritoire = Map.groupBy(signes, ({ donnee: c }) => territoireDe(c));
  return [...parTerritoire.values()].flatMap((fiches) => {
    const suite = [...fiches].sort((a, b) => a.donnee.generation!.rang - b.donnee.generation!.rang);
    return suite.slice(1).flatMap(({ fichier, donnee: c }, i) => {
      const avant = suite[i]!.donnee;
      const rang = c.generation!.rang;
      const noter = (attendu: string): Probleme[] => [
        { fichier, champ: 'generation.rang', valeur: String(rang), attendu },
      ];
      if (rang === avant.generation!.rang) return noter(`un rang que ${avant.id} n’a pas`);
      const [depart, precedent] = [departDe(c), departDe(avant)];
      const manquent = rang - avant.generation!.rang - 1;
      if (
        manquent > 0 &&
        depart &&
        precedent &&
        anneeDeLaDate(depart) - anneeDeLaDate(precedent) < ANNEES_PAR_CONTRAT * (manquent + 1)
      )
        return noter(
          `un rang plus proche de celui de ${avant.id} (${avant.generation!.rang}, ${precedent}) : ` +
            `pas ${accorder(manquent, 'contrat')} de ${precedent} à ${depart}`,
        );
      // Une suite dite par « suiteDe » est déjà jugée.
      return c.suiteDe !== avant.id && depart && precedent && precede(depart, precedent)
        ? noter(`un rang inférieur à celui de ${avant.id}, plus récent (${precedent})`)
        : [];
    });
  });
}

/** Un contrat signé sans aucune date n’a de sens que dans l’histoire d’un territoire dont un autre contrat est daté. */
export function verifierDates(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  const dates = new Set(
    contrats
      .filter(({ donnee: c }) => c.etape === 'signe' && departDe(c) !== null)
      .flatMap(({ donnee: c }) => [...c.epci, ...c.communes]),
  );
  return contrats
    .filter(({ donnee: c }) => c.etape === 'signe' && departDe(c) === null)
    .filter(({ donnee: c }) => ![...c.epci, ...c.communes].some((territoire) => dates.has(territoire)))
    .map(({ fichier }) => ({
      fichier,
      champ: 'signature',
      valeur: 'aucune date',
      attendu: 'une signature, un debut, ou atteste (date de la source qui constate le contrat)',
    }));
}
