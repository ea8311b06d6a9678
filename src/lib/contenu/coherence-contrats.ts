/** Un contrat et ceux qui l’entourent : territoire, dates, suites et rangs. */
import type { Contrat } from '#lib/schemas/contrat.ts';
import type { Reperage } from '#lib/schemas/france.ts';
import { departDe } from '#lib/domaine/statut.ts';
import type { Referentiel } from '#lib/domaine/referentiel.ts';
import { normaliser } from '#lib/texte/cle.ts';
import { dernierJour, premierJour, type DatePartielle } from '#lib/valeurs/date-partielle.ts';
import type { Abimes } from './abimes.ts';
import type { Fiche } from './contenu.ts';
import type { Probleme } from './probleme.ts';
import { sourcesCitees } from './renvois.ts';

type Noter = (champ: string, valeur: string, attendu: string, cause?: string) => void;

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

const anneeDe = (date: string): number => Number(date.slice(0, 4));

/** Vrai si `apres` est sûrement avant `avant` : les deux périodes possibles ne se touchent pas. */
const precede = (apres: DatePartielle, avant: DatePartielle): boolean => dernierJour(apres) < premierJour(avant);

/** Toutes les fautes d’un contrat, hors celles que son schéma dit déjà. */
export function verifierContrat({ fichier, donnee: c }: Fiche<Reperage>, connus: Connus): Probleme[] {
  const problemes: Probleme[] = [];
  const noter: Noter = (champ, valeur, attendu, cause) => problemes.push({ fichier, champ, valeur, attendu, cause });
  const nom = fichier
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  if (c.id !== nom) noter('id', `« ${c.id} »`, `le nom du fichier : ${nom}`);
  verifierTerritoire(c, connus.referentiel, noter);
  verifierPorteur(c, connus.referentiel, noter);
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

function verifierTerritoire(c: Reperage, { epci, communes }: Referentiel, noter: Noter): void {
  const sansTerritoire = c.epci.length + c.communes.length === 0;
  if (sansTerritoire && !c.perimetreInconnu) noter('epci', 'aucun territoire', 'au moins un EPCI ou une commune');
  if (!sansTerritoire && c.perimetreInconnu)
    noter('perimetreInconnu', 'des territoires sont cités', 'ce champ seulement quand aucun ne l’est');
  c.epci.forEach((siren, i) => {
    if (!epci.has(siren)) noter(`epci[${i}]`, `« ${siren} »`, 'le SIREN d’un EPCI du référentiel en vigueur');
  });
  c.communes.forEach((code, i) => {
    const commune = communes.get(code);
    if (!commune) noter(`communes[${i}]`, `« ${code} »`, 'le code Insee d’une commune actuelle du référentiel');
    else if (commune.epci && c.epci.includes(commune.epci))
      noter(
        `communes[${i}]`,
        `« ${code} » (${commune.nom}), déjà couverte par ${epci.get(commune.epci)?.nom ?? commune.epci}`,
        'seulement des communes hors des EPCI de la fiche',
      );
  });
  const departements = [
    ...c.epci.flatMap((s) => epci.get(s)?.departements ?? []),
    ...c.communes.flatMap((k) => communes.get(k)?.departement ?? []),
  ];
  if (departements.length > 0 && !departements.includes(c.departement))
    noter(
      'epci',
      'aucun territoire de ce département',
      `au moins un EPCI ou une commune du ${c.departement}, dossier où la fiche est rangée`,
    );
}

/** Le porteur désigné par son SIREN : une intercommunalité du contrat, sous son nom, ou une autre personne morale. */
function verifierPorteur({ porteur, ...c }: Contrat, { epci, communes }: Referentiel, noter: Noter): void {
  const designe = porteur.siren === undefined ? undefined : epci.get(porteur.siren);
  if (!designe) return;
  const couverts = new Set([...c.epci, ...c.communes.map((code) => communes.get(code)?.epci)]);
  if (couverts.size > 0 && !couverts.has(designe.siren))
    return noter(
      'porteur.siren',
      `« ${designe.siren} » (${designe.nom})`,
      'le SIREN d’une intercommunalité du contrat, ou d’un autre porteur',
    );
  const homonyme = [...epci.values()].find(
    (e) => e.siren !== designe.siren && e.departement === designe.departement && nomNu(e.nom) === nomNu(porteur.nom),
  );
  if (homonyme && nomNu(designe.nom) !== nomNu(porteur.nom))
    noter('porteur.nom', `« ${porteur.nom} »`, `le nom que ce SIREN désigne : ${designe.nom}`);
}

/** Nom d’une intercommunalité sans sa nature, écrite en sigle ou en toutes lettres : `pays de craon`. */
const nomNu = (nom: string): string =>
  normaliser(nom)
    .replace(/^(cc|ca|cu|metropole|communaute (de communes|d agglomeration|urbaine))\b/, '')
    .replace(/^ (de la|de l|des|du|de|d) /, '')
    .trim();

/** Ce qu’une absence constatée ne peut pas porter. */
const DU_CONTRAT = ['generation', 'suiteDe', 'duree', 'demarche', 'axes', 'actions'] as const;

function verifierEtape(c: Contrat, noter: Noter): void {
  if (c.etape === 'demarche' && !c.demarche) noter('demarche', 'absent', 'le début et le dernier signe de la démarche');
  if (c.etape !== 'signe' && (c.signature || c.fin))
    noter('etape', `« ${c.etape} »`, '« signe » quand une signature ou un terme est donné');
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
  if (depart && c.fin && precede(c.fin.date, depart.date))
    noter('fin.date', `« ${c.fin.date} »`, `une date qui suit le départ du contrat (${depart.date})`);
  if (c.debut && c.signature && Math.abs(anneeDe(c.debut.date) - anneeDe(c.signature.date)) > ANNEES_D_ECART)
    noter('debut.date', `« ${c.debut.date} »`, `une date à trois ans au plus de la signature (${c.signature.date})`);
  if (depart && c.fin && anneeDe(c.fin.date) - anneeDe(depart.date) > ANNEES_MAX)
    noter('fin.date', `« ${c.fin.date} »`, `une date à vingt ans au plus du départ (${depart.date})`);
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
  if (enBoucle.has(c.id)) return noter('suiteDe', cite, 'une suite sans boucle');
  const [depart, precedent] = [departDe(c) ?? c.demarche?.dernierSigne, departDe(avant)];
  if (depart && precedent && precede(depart, precedent))
    noter('suiteDe', `${cite}, de ${precedent}`, `un contrat plus ancien que celui-ci (${depart})`);
  const [rang, rangAvant] = [c.generation?.rang, avant.generation?.rang];
  if (rang === 1) noter('generation.rang', '1', `un rang supérieur : ce contrat suit ${avant.id}`);
  else if (rang !== undefined && rangAvant !== undefined && rang <= rangAvant)
    noter('generation.rang', String(rang), `un rang supérieur à celui de ${avant.id} (${rangAvant})`);
}

function communesDe(c: Contrat, { epci }: Referentiel): string[] {
  return [...c.communes, ...c.epci.flatMap((siren) => epci.get(siren)?.communes ?? [])];
}

function seTouchent(a: Contrat, b: Contrat, referentiel: Referentiel): boolean {
  const celles = new Set(communesDe(a, referentiel));
  return communesDe(b, referentiel).some((commune) => celles.has(commune));
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

/** Les contrats signés d’un même territoire se suivent dans l’ordre de leurs rangs, un contrat par rang. */
export function verifierRangs(contrats: readonly Fiche<Contrat>[]): Probleme[] {
  const signes = contrats.filter(
    ({ donnee: c }) => c.etape === 'signe' && c.generation && c.epci.length + c.communes.length > 0,
  );
  const parTerritoire = Map.groupBy(signes, ({ donnee: c }) => [...c.epci, ...c.communes].sort().join());
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
